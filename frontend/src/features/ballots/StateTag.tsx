import { useTranslation } from "react-i18next";

import type { BallotState } from "./api";
import styles from "./Ballots.module.css";

const tones: Partial<Record<BallotState, string>> = { open: "ask", closed: "done", cancelled: "done" };

/** How far a ballot is. */
export function StateTag({ state }: { state: BallotState }) {
  const { t } = useTranslation("ballots");
  return (
    <span className={styles.tag} data-tone={tones[state]}>
      {t(`state.${state}`)}
    </span>
  );
}
