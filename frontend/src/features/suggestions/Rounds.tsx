import { useTranslation } from "react-i18next";

import type { Round, Suggestion } from "../../api/core";
import { Panel } from "../../components/Panel";
import { minuteText } from "../../lib/date";
import { Feedbacks, Handling } from "./Handling";
import { Replies } from "./Matter";
import styles from "./Rounds.module.css";

/** How the open round is being handled, and what the proposers said of it. */
export function CurrentRound({ item, round }: { item: Suggestion; round: Round }) {
  const { t } = useTranslation("suggestions");
  const rated = item.origin !== "imported" && round.assignments.some((one) => one.reply?.delivered_at);
  return (
    <>
      <Panel title={t("item.handling")}>
        {round.reason && (
          <p className={styles.text}>
            <strong>{t("item.roundReason")}</strong> {round.reason}
          </p>
        )}
        {round.assignments.map((one) => (
          <Handling key={one.id} item={item} assignment={one} />
        ))}
      </Panel>
      {(rated || round.feedbacks.length > 0) && (
        <Panel title={t("item.feedback")}>
          <Feedbacks round={round} />
          {round.feedback_released_at && (
            <p className={styles.quiet}>
              {t("item.releasedAt", { at: minuteText(round.feedback_released_at) })}
            </p>
          )}
        </Panel>
      )}
    </>
  );
}

/** A round that is over, folded, as it was. */
export function EarlierRound({ item, round }: { item: Suggestion; round: Round }) {
  const { t } = useTranslation("suggestions");
  return (
    <Panel>
      <details className={styles.fold}>
        <summary>{t("item.earlier", { no: round.no, why: t(`why.${round.why}`) })}</summary>
        <Replies item={item} assignments={round.assignments} />
        <h3 className={styles.head}>{t("item.handling")}</h3>
        {round.assignments.map((one) => (
          <Handling key={one.id} item={item} assignment={one} />
        ))}
        <h3 className={styles.head}>{t("item.feedback")}</h3>
        <Feedbacks round={round} />
      </details>
    </Panel>
  );
}
