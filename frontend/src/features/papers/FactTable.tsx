import type { ReactNode } from "react";

import styles from "./Papers.module.css";

export type PaperFact = [label: string, value: ReactNode, width?: "wide"];

/** The boxes at the head of a form: a label and what is written beside it. */
export function FactTable({ facts, empty = "—" }: { facts: PaperFact[]; empty?: ReactNode }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value, width]) => (
        <div key={label} className={width === "wide" ? styles.wide : undefined}>
          <dt>{label}</dt>
          <dd>{value || empty}</dd>
        </div>
      ))}
    </dl>
  );
}
