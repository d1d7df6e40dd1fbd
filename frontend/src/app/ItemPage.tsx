import { SuggestionPage } from "../features/suggestions/SuggestionPage";
import { onDemand } from "../lib/onDemand";

const ItemPanel = onDemand(async () => (await import("../features/supervision/ItemPanel")).ItemPanel);

/** One suggestion, with what its supervision as a key item adds. */
export function ItemPage() {
  return <SuggestionPage supervision={ItemPanel} />;
}
