import type { ReactNode } from "react";

import styles from "./Facts.module.css";

/** A long text has a line of its own. */
export type Fact = [label: string, value: ReactNode, long?: "long"];

interface Props {
  facts: Fact[];
  /** May set how wide the labels are (--fact-label), and how wide a pair is at least (--fact). */
  className?: string;
}

/** Labelled values; those without a value are left out. */
export function Facts({ facts, className = "" }: Props) {
  return (
    <dl className={`${styles.facts} ${className}`}>
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
