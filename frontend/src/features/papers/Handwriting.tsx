import { useTranslation } from "react-i18next";

import styles from "./Papers.module.css";

/** Ruled lines to write on. */
export function Lines({ count }: { count: number }) {
  return (
    <div className={styles.lines} aria-hidden="true">
      {Array.from({ length: count }, (_, no) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty lines have nothing else to be told apart by
        <div key={no} />
      ))}
    </div>
  );
}

interface BoxesProps {
  options: { value: string; label: string }[];
  /** What was chosen; nothing on an empty form. */
  chosen?: string;
}

/** Boxes to tick, one of them ticked when the choice is known. */
export function Boxes({ options, chosen }: BoxesProps) {
  const { t } = useTranslation("papers");
  return (
    <span className={styles.boxes}>
      {options.map(({ value, label }) => (
        <span key={value}>{t(value === chosen ? "blank.checked" : "blank.box", { label })}</span>
      ))}
    </span>
  );
}

/** The place for a signature and the day of it. */
export function SignHere({ label }: { label: string }) {
  const { t } = useTranslation("papers");
  return (
    <p className={styles.signHere}>
      <span>{label}</span>
      <span>{t("dateLine")}</span>
    </p>
  );
}
