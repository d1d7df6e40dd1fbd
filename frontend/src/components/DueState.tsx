import { useTranslation } from "react-i18next";

import type { Light } from "../api/core";
import { useDueWords } from "../lib/useWords";
import { DueLight } from "./DueLight";
import styles from "./DueState.module.css";

interface Props {
  due: string | null;
  daysLeft: number | null;
  light: Light | "";
  /** Leaves the date out where it stands beside. */
  short?: boolean;
}

/** A due date with its light and the days that are left or have passed. */
export function DueState({ due, daysLeft, light, short }: Props) {
  const { t } = useTranslation("suggestions");
  const words = useDueWords();
  if (!due) return <span className={styles.quiet}>{t("noDue")}</span>;
  return (
    <span className={styles.due}>
      {light && light !== "none" && <DueLight level={light} />}
      <span>
        {short && daysLeft !== null
          ? t(daysKey(daysLeft), { days: Math.abs(daysLeft) })
          : words(due, daysLeft)}
      </span>
    </span>
  );
}

function daysKey(days: number) {
  if (days === 0) return "daysToday";
  return days > 0 ? "daysIn" : "daysOver";
}
