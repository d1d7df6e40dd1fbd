import { type ReactNode, useId } from "react";

import styles from "./FilterBar.module.css";

/** The inputs that narrow a list, in one row that wraps. */
export function FilterBar({ children, label }: { children: ReactNode; label: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of these years' offices do not know the element yet
    <div role="search" className={`${styles.bar} no-print`} aria-label={label}>
      {children}
    </div>
  );
}

interface FieldProps {
  label: string;
  /** There is room for some words: it is the field in which one searches. */
  wide?: boolean;
  children: (id: string) => ReactNode;
}

/** One labelled input of a filter bar; the input takes the id that it is given. */
export function FilterField({ label, wide, children }: FieldProps) {
  const id = useId();
  return (
    <div className={wide ? `${styles.field} ${styles.wide}` : styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
