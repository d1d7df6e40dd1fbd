import type { ReactNode } from "react";

import { usePageTitle } from "../lib/usePageTitle";
import styles from "./Page.module.css";

interface Props {
  title: string;
  /** A short line under the title. */
  hint?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** Keeps lines of text and forms readable on a wide screen. */
  narrow?: boolean;
  children: ReactNode;
}

/** One page: its title, what can be done with it as a whole, and its content. */
export function Page({ title, hint, actions, narrow, children }: Props) {
  usePageTitle(title);
  return (
    <div className={narrow ? `${styles.page} ${styles.narrow}` : styles.page}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <h1 className={styles.title}>{title}</h1>
          {hint && <p className={styles.hint}>{hint}</p>}
        </div>
        {actions && <div className={`${styles.actions} no-print`}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
