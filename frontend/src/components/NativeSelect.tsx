import type { ComponentProps } from "react";

import styles from "./NativeSelect.module.css";

interface Props extends Omit<ComponentProps<"select">, "onChange"> {
  options: { value: string; label: string }[];
  placeholder: string;
  onChange: (value: string) => void;
}

/** A choice of one from few: the device's own list, which is large on a phone and known to everybody. */
export function NativeSelect({ options, placeholder, value, onChange, ...rest }: Props) {
  return (
    <select
      {...rest}
      className={styles.select}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="" disabled>
        {placeholder}
      </option>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
