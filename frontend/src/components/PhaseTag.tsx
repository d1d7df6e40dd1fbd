import { useTranslation } from "react-i18next";

import type { Phase } from "../api/core";
import styles from "./PhaseTag.module.css";

const tones: Partial<Record<Phase, string>> = {
  returned: "ask",
  awaiting_feedback: "ask",
  rehandling_review: "ask",
  assigned: "go",
  in_handling: "go",
  closed: "done",
  archived: "done",
};

/** Where a suggestion stands, with the word of a later round beside it. */
export function PhaseTag({ phase, roundNo }: { phase: Phase; roundNo: number }) {
  const { t } = useTranslation("suggestions");
  return (
    <span className={styles.tags}>
      <span className={`${styles.tag} ${styles[tones[phase] ?? "plain"]}`}>{t(`phase.${phase}`)}</span>
      {roundNo > 1 && (
        <span className={`${styles.tag} ${styles.again}`}>
          {roundNo > 2 ? t("rehandledRound", { no: roundNo }) : t("rehandled")}
        </span>
      )}
    </span>
  );
}
