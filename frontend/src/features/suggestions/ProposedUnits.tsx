import { useTranslation } from "react-i18next";

import type { Suggestion } from "../../api/core";
import { Facts } from "../../components/Facts";
import { Panel } from "../../components/Panel";
import { dayText } from "../../lib/date";
import type { ProposedUnit } from "./arrange";

/** Units in the order of their parts, by name: 主办：…；会办：…. */
export function useUnitsText(): (units: ProposedUnit[]) => string {
  const { t } = useTranslation(["handling", "suggestions"]);
  return (units) =>
    (["sole", "lead", "co", "separate"] as const)
      .map((role) => ({ role, names: units.filter((unit) => unit.role === role).map(({ name }) => name) }))
      .filter(({ names }) => names.length > 0)
      .map(({ role, names }) =>
        t("arrange.summary", {
          role: t(`suggestions:item.unitRole.${role}`),
          units: names.join(t("arrange.comma")),
        }),
      )
      .join(t("arrange.semicolon"));
}

/** What an assignment ended with, in words. */
export function useReturned() {
  const { t } = useTranslation("handling");
  return ({ kind, unit_name, on, reason }: NonNullable<Suggestion["returned"]>) =>
    t(`arrange.gaveBack.${kind}`, { unit: unit_name, date: dayText(on), reason });
}

/** What was asked of the government office before the assignment, and what it proposed. */
export function ProposedUnits({ item }: { item: Suggestion }) {
  const { t } = useTranslation("handling");
  const text = useUnitsText();
  const { forwarded_at, proposed_units } = item;
  if (item.phase !== "registered" || (!forwarded_at && proposed_units.length === 0)) return null;
  return (
    <Panel title={t("arrange.proposedUnits")}>
      {proposed_units.length > 0 && <p>{text(proposed_units)}</p>}
      <Facts facts={[[t("arrange.forwardedAt"), forwarded_at && dayText(forwarded_at)]]} />
    </Panel>
  );
}
