import { useTranslation } from "react-i18next";

import type { Suggestion } from "../../api/core";
import { Panel } from "../../components/Panel";
import { loadTexts } from "../../i18n";
import { onDemand } from "../../lib/onDemand";
import buttons from "./Actions.module.css";
import type { PaperProps } from "./OnPaper";

const Forms = onDemand<PaperProps>(async () => {
  const [{ PaperForms }] = await Promise.all([import("./OnPaper"), loadTexts(["onPaper"])]);
  return PaperForms;
});

/** What the office may enter of a thing from a deputy's signed paper; nobody else fetches the forms. */
export function PaperForms(props: PaperProps) {
  return props.forms.length > 0 && <Forms {...props} />;
}

/** What the office may enter of the item and its present units. */
export function PaperPanel({ item }: { item: Suggestion }) {
  const { t } = useTranslation("handling");
  const round = item.rounds.find(({ no }) => no === item.round_no);
  const parts = (round?.assignments ?? []).filter(({ on_paper }) => on_paper.length > 0);
  if (item.on_paper.length + parts.length === 0) return null;
  return (
    <Panel title={t("onPaper.panel")}>
      <div className={buttons.actions}>
        <PaperForms item={item} id={item.id} forms={item.on_paper} />
        {parts.map((one) => (
          <PaperForms key={one.id} item={item} id={one.id} forms={one.on_paper} of={one.unit_name} />
        ))}
      </div>
    </Panel>
  );
}
