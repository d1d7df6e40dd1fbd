import { useTranslation } from "react-i18next";

import type { Round, Suggestion } from "../../api/core";
import { Facts } from "../../components/Facts";
import { Panel } from "../../components/Panel";
import { dayText, minuteText } from "../../lib/date";
import { onDemand } from "../../lib/onDemand";
import { Feedbacks } from "./Handling";
import { Replies } from "./Matter";
import { Parts } from "./Parts";
import styles from "./Rounds.module.css";
import { rating } from "./rating";

const Qualities = onDemand(async () => (await rating()).Qualities);

/** What the proposers said of a round, and the units of the suggestion. */
function Said({ round }: { round: Round }) {
  const { t } = useTranslation("suggestions");
  return (
    <>
      <Feedbacks round={round} />
      {round.feedback_released_at && (
        <p className={styles.quiet}>{t("item.releasedAt", { at: minuteText(round.feedback_released_at) })}</p>
      )}
      {round.assignments.some(({ quality }) => quality) && <Qualities round={round} />}
    </>
  );
}

/** How the open round is being handled, and what the proposers said of it. */
export function CurrentRound({ item, round }: { item: Suggestion; round: Round }) {
  const { t } = useTranslation("suggestions");
  const rated = item.origin !== "imported" && round.assignments.some((one) => one.reply?.delivered_at);
  return (
    <>
      <Panel title={t("item.handling")}>
        <Opening round={round} />
        <Parts item={item} assignments={round.assignments} />
      </Panel>
      {(rated || round.feedbacks.length > 0) && (
        <Panel title={t("item.feedback")}>
          <Said round={round} />
        </Panel>
      )}
    </>
  );
}

/** Why the round was opened, or the meeting and the plan by which it is escalated. */
function Opening({ round }: { round: Round }) {
  const { t } = useTranslation(["suggestions", "handling"]);
  const { reason, meeting, plan_due_on } = round;
  if (!(meeting || reason)) return null;
  return (
    <div className={styles.opening}>
      <Facts
        facts={[
          [meeting ? t("handling:round.meeting") : t("item.roundReason"), meeting || reason, "long"],
          [t("handling:round.plan"), plan_due_on && dayText(plan_due_on)],
        ]}
      />
    </div>
  );
}

/** A round that is over, folded, as it was. */
export function EarlierRound({ item, round }: { item: Suggestion; round: Round }) {
  const { t } = useTranslation("suggestions");
  return (
    <Panel>
      <details className={styles.fold}>
        <summary>{t("item.earlier", { no: round.no, why: t(`why.${round.why}`) })}</summary>
        <Replies item={item} assignments={round.assignments.filter(({ ended }) => ended === "")} />
        <h3 className={styles.head}>{t("item.handling")}</h3>
        <Opening round={round} />
        <Parts item={item} assignments={round.assignments} />
        <h3 className={styles.head}>{t("item.feedback")}</h3>
        <Said round={round} />
      </details>
    </Panel>
  );
}
