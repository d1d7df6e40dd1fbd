import type { ReactNode } from "react";

import { DateText } from "./DateText";
import styles from "./Timeline.module.css";

export interface TimelineEntry {
  id: number | string;
  at: string;
  /** What happened, in words. */
  what: ReactNode;
  /** Who did it, and in which role. */
  who?: ReactNode;
  /** Reasons and other details. */
  detail?: ReactNode;
  /** What leads on from there. */
  more?: ReactNode;
  tone?: "plain" | "good" | "bad";
}

/** What happened, in order, in words. */
export function Timeline({ entries, label }: { entries: TimelineEntry[]; label: string }) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className={`${styles.entry} ${styles[entry.tone ?? "plain"]}`}>
          <p className={styles.what}>{entry.what}</p>
          <p className={styles.meta}>
            <DateText value={entry.at} />
            {entry.who && <span>{entry.who}</span>}
          </p>
          {entry.detail && <div className={styles.detail}>{entry.detail}</div>}
          {entry.more}
        </li>
      ))}
    </ol>
  );
}
