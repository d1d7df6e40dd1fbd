import type { ReactNode } from "react";

import styles from "./RulesPage.module.css";

interface Props {
  caption: string;
  heads: string[];
  children: ReactNode;
}

/** A table of rules, which scrolls within itself where the screen is narrow. */
export function RulesTable({ caption, heads, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={caption}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr className={styles.heads}>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
