import type { ReactNode } from "react";

import styles from "./StateTag.module.css";

export type StateTone = "ask" | "done";

interface Props {
  /** "ask" while somebody is waited for, "done" once all is over; anything between has none. */
  tone?: StateTone;
  children: ReactNode;
}

/** How far something is, in a word. */
export function StateTag({ tone, children }: Props) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}
