import { useTranslation } from "react-i18next";

import { dayText } from "./date";

/** Puts the server's codes into words: the text of a code in its group, or the code itself when it is new. */
export function useWords(): (group: string, code: string, params?: Record<string, unknown>) => string {
  const { i18n } = useTranslation("suggestions");
  // Codes come from the server, so the compiler does not know the keys.
  const text = i18n.getFixedT(null, "suggestions") as (key: string, params?: object) => string;
  return (group, code, params) => {
    const key = `${group}.${code}`;
    return i18n.exists(key, { ns: "suggestions" }) ? text(key, params) : code;
  };
}

/** How far a due date is, in words. */
export function useDueWords(): (due: string | null, daysLeft: number | null) => string {
  const { t } = useTranslation("suggestions");
  return (due, days) => {
    if (!due) return t("noDue");
    const date = dayText(due);
    if (days === null) return date;
    if (days === 0) return t("dueToday", { date });
    return days > 0 ? t("dueIn", { date, days }) : t("dueOver", { date, days: -days });
  };
}
