import { useTranslation } from "react-i18next";

import { dayText } from "../../lib/date";
import type { KeyItem } from "./api";
import { Photos } from "./Files";
import styles from "./PromiseTable.module.css";

/** Every promise with what its unit reported and what each look back found; on a phone, one block for each. */
export function PromiseTable({ item: { commitments, checks } }: { item: KeyItem }) {
  const { t } = useTranslation("supervision");
  const labels = {
    text: t("item.promise"),
    unit: t("promises.unit"),
    due: t("promises.due"),
    reported: t("promises.reported"),
  };
  const looked = checks.map((check) => ({
    ...check,
    label: t("promises.check", { no: check.no, date: dayText(check.held_on) }),
  }));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {[...Object.values(labels), ...looked.map(({ label }) => label)].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {commitments.map((promise) => (
            <tr key={promise.id}>
              <th scope="row" className={styles.promise}>
                {promise.text}
              </th>
              <td data-label={labels.unit}>{promise.unit_name}</td>
              <td data-label={labels.due} className={styles.day}>
                {dayText(promise.due_on)}
              </td>
              <td data-label={labels.reported}>
                {t(`promiseState.${promise.state}`)}
                {promise.outcome && <p className={styles.quiet}>{promise.outcome}</p>}
              </td>
              {looked.map(({ id, label, findings }) => {
                const finding = findings.find(({ commitment_id }) => commitment_id === promise.id);
                return (
                  <td key={id} data-label={label}>
                    {finding ? (
                      <>
                        <strong className={finding.found === "not_kept" ? styles.bad : undefined}>
                          {t(`found.${finding.found}`)}
                        </strong>
                        {finding.note && <p>{finding.note}</p>}
                        <Photos files={finding.attachments} />
                      </>
                    ) : (
                      t("none")
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
