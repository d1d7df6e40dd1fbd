import { type ReactNode, useId } from "react";

import styles from "./Panel.module.css";

interface Props {
  title?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
}

/** A sheet of paper on the ground of the page, with a heading when it has one. */
export function Panel({ title, extra, children }: Props) {
  const heading = useId();
  return (
    <section className={styles.panel} aria-labelledby={title ? heading : undefined}>
      {title && (
        <div className={styles.head}>
          <h2 id={heading} className={styles.title}>
            {title}
          </h2>
          {extra}
        </div>
      )}
      {children}
    </section>
  );
}
