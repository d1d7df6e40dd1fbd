import type { ReactNode } from "react";

import styles from "./Columns.module.css";

interface Props {
  children: ReactNode;
  /** What is looked up: it stands in the narrow column. */
  beside: ReactNode;
}

/** The panels of one thing's page in two columns, one under the other where there is no room. */
export function Columns({ children, beside }: Props) {
  return (
    <div className={styles.columns}>
      <div className={styles.column}>{children}</div>
      <div className={styles.column}>{beside}</div>
    </div>
  );
}
