import type { ReactNode } from "react";

import styles from "./Empty.module.css";

interface Props {
  title: string;
  hint?: ReactNode;
  /** What a person can do about it. */
  action?: ReactNode;
}

/** Says that there is nothing here, why, and what would change that. */
export function Empty({ title, hint, action }: Props) {
  return (
    <div className={styles.empty}>
      <svg className={styles.picture} viewBox="0 0 64 48" aria-hidden="true" focusable="false">
        <path d="M14 6h26l10 10v26H14z" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M40 6v10h10M22 24h20M22 31h13" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      <p className={styles.title}>{title}</p>
      {hint && <p className={styles.hint}>{hint}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
