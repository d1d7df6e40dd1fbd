import { useTranslation } from "react-i18next";

import type { Assignment, Clock } from "../../api/core";
import { DueState } from "../../components/DueState";
import { Cards, type Column, Grid } from "../../components/PageTableRows";
import { dayText } from "../../lib/date";
import { useElderMode } from "../../lib/elderMode";
import { usePhone } from "../../lib/usePhone";
import styles from "./CoHandlers.module.css";

interface Props {
  clocks: Clock[];
  /** The parts that help in the round. */
  helping: Assignment[];
}

/** How far each co-handler is, in one small table: what the lead unit waits for. */
export function CoHandlers({ clocks, helping }: Props) {
  const { t } = useTranslation("handling");
  const phone = usePhone();
  const elder = useElderMode();
  const Rows = phone || elder ? Cards : Grid;
  const columns: Column<Assignment>[] = [
    { key: "unit", title: t("coHandlers.unit"), card: "title", render: (one) => one.unit_name },
    {
      key: "received",
      title: t("coHandlers.received"),
      nowrap: true,
      render: (one) => (one.received_at ? dayText(one.received_at) : t("coHandlers.notReceived")),
    },
    { key: "opinion", title: t("coHandlers.opinion"), nowrap: true, render: (one) => t(stateOf(one)) },
    {
      key: "due",
      title: t("coHandlers.due"),
      render: (one) => <Due assignment={one} clock={limitOf(clocks, one.id)} />,
    },
  ];
  return (
    <section className={styles.progress} aria-label={t("coHandlers.caption")}>
      <h3 className={styles.head}>{t("coHandlers.caption")}</h3>
      <Rows caption={t("coHandlers.caption")} rows={helping} columns={columns} rowKey={(one) => one.id} />
    </section>
  );
}

const stateOf = ({ opinion_state }: Assignment) =>
  opinion_state ? (`opinion.state.${opinion_state}` as const) : ("coHandlers.none" as const);

const limitOf = (clocks: Clock[], assignment: number) =>
  clocks
    .filter((one) => one.kind === "T4" && one.assignment_id === assignment && one.state !== "void")
    .at(-1);

/** The limit while it runs; afterwards only the day that it was. */
function Due({ assignment, clock }: { assignment: Assignment; clock?: Clock }) {
  if (!clock) return null;
  if (assignment.opinion_state === "signed") return dayText(clock.due_on);
  return <DueState due={clock.due_on} daysLeft={clock.days_left} light={clock.light} />;
}
