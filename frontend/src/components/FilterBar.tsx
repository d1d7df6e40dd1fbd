import { type ReactNode, useId } from "react";

import styles from "./FilterBar.module.css";

interface Props {
  label: string;
  /** There are more inputs than one row takes: they stand in columns of one width. */
  even?: boolean;
  children: ReactNode;
}

/** The inputs that narrow a list, in one row that wraps. */
export function FilterBar({ children, label, even }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of these years' offices do not know the element yet
    <div role="search" className={`${even ? styles.even : styles.bar} no-print`} aria-label={label}>
      {children}
    </div>
  );
}

interface FieldProps {
  label: string;
  /** There is room for some words: one searches in it, or chooses among long names. */
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
