import { useTranslation } from "react-i18next";

import type { ScoreTable } from "./api";
import styles from "./Ballots.module.css";

/** How the scores are made, by whose rules, and which are left without a place. */
export function ScoreMeaning({ table }: { table: ScoreTable }) {
  const { t } = useTranslation("ballots");
  const { ballot_weight, feedback_weight, attitude_weight, result_weight, basic_points } = table.rules;
  return (
    <div className={`${styles.quiet} ${styles.noteBelow}`}>
      <p>
        {t("scores.how", {
          ballot: ballot_weight,
          feedback: feedback_weight,
          attitude: attitude_weight,
          result: result_weight,
          basic: basic_points,
          version: table.rules_version,
        })}
      </p>
      {table.units.some((unit) => unit.small) && <p>{t("scores.smallNote", { n: table.small_base })}</p>}
      <p>{t("scores.note")}</p>
    </div>
  );
}
