import type { ReactNode } from "react";

import styles from "./Facts.module.css";

/** A long text has a line of its own. */
export type Fact = [label: string, value: ReactNode, long?: "long"];

/** Labelled values; those without a value are left out. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== "" && value !== null && value !== undefined && value !== false)
        .map(([label, value, long]) => (
          <div key={label} className={long ? `${styles.fact} ${styles.long}` : styles.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
