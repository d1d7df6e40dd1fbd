import { SuggestionPage } from "../features/suggestions/SuggestionPage";
import { loadTexts } from "../i18n";
import { onDemand } from "../lib/onDemand";

const ItemPanel = onDemand(async () => {
  const [{ ItemPanel }] = await Promise.all([
    import("../features/supervision/ItemPanel"),
    loadTexts(["supervision"]),
  ]);
  return ItemPanel;
});

/** One suggestion, with what its supervision as a key item adds. */
export function ItemPage() {
  return <SuggestionPage supervision={ItemPanel} />;
}
