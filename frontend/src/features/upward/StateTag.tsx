import { useTranslation } from "react-i18next";

import type { UpwardState } from "./api";
import styles from "./Upward.module.css";

const tones: Partial<Record<UpwardState, string>> = {
  signing: "ask",
  answered: "ask",
  following: "ask",
  concluded: "done",
  dropped: "done",
};

/** How far an item is, in words. */
export function StateTag({ state }: { state: UpwardState }) {
  const { t } = useTranslation("upward");
  return (
    <span className={styles.tag} data-tone={tones[state] ?? "plain"}>
      {t(`state.${state}`)}
    </span>
  );
}
