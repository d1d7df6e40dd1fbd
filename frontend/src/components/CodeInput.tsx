import { Input } from "antd";

import styles from "./CodeInput.module.css";

interface Props {
  id: string;
  /** What a code looks like. */
  pattern: string;
  value: string;
  onChange: (code: string) => void;
}

/** Where a code is typed that stands on paper. */
export function CodeInput({ id, pattern, value, onChange }: Props) {
  return (
    <Input
      id={id}
      size="large"
      className={styles.code}
      value={value}
      maxLength={40}
      autoComplete="off"
      autoCapitalize="characters"
      placeholder={pattern}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
