import { FlagFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import styles from "./KeyFlag.module.css";

/** Marks a suggestion as a key item, by a flag and in words. */
export function KeyFlag() {
  const { t } = useTranslation();
  return (
    <span className={styles.mark}>
      <FlagFilled aria-hidden="true" />
      {t("keyItem")}
    </span>
  );
}
