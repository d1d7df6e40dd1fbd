import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import { dayText } from "../../lib/date";
import styles from "./Terms.module.css";

export interface Change {
  label: string;
  from: string;
  to: string;
}

type Day = "starts_on" | "ends_on" | "opens_on" | "closes_on" | "submission_deadline" | "cosign_deadline";

type Dated = { [K in Day]?: string | null };

/** The dates that a form would change, from when to when. */
export function changesOf(
  days: readonly Day[],
  before: Dated,
  after: Dated,
  t: TFunction<["terms", "common"]>,
): Change[] {
  const text = (day?: string | null) => (day ? dayText(day) : t("confirm.unset"));
  return days
    .filter((day) => (before[day] || "") !== (after[day] || ""))
    .map((day) => ({ label: t(day), from: text(before[day]), to: text(after[day]) }));
}

/** What is about to change, and what follows from it. */
export function Changes({ changes, hint }: { changes: Change[]; hint: string }) {
  const { t } = useTranslation("terms");
  return (
    <>
      {changes.length > 0 && (
        <dl className={styles.changes}>
          {changes.map(({ label, from, to }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{t("confirm.change", { from, to })}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>{hint}</p>
    </>
  );
}
