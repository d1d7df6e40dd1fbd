import { useTranslation } from "react-i18next";

import { Panel } from "../../components/Panel";
import { dayText } from "../../lib/date";
import type { KeyItem } from "./api";
import { Photos } from "./Files";
import styles from "./Supervision.module.css";

/** Every promise of the key item, with what the last look back found; then each look back. */
export function Checks({ item }: { item: KeyItem }) {
  const { t } = useTranslation("supervision");
  const { commitments, checks } = item;
  const found = (id: number) =>
    checks
      .flatMap(({ findings }) => findings)
      .filter(({ commitment_id }) => commitment_id === id)
      .at(-1);
  return (
    <Panel title={t("item.checks")}>
      {commitments.length === 0 ? (
        <p className={styles.quiet}>{t("item.checksEmpty")}</p>
      ) : (
        <ul className={styles.rows}>
          {commitments.map((promise) => {
            const last = found(promise.id);
            return (
              <li key={promise.id}>
                <div className={styles.rowHead}>
                  <span className={styles.text}>{promise.text}</span>
                  <strong className={last?.found === "not_kept" ? styles.bad : undefined}>
                    {last ? t(`found.${last.found}`) : t(`promiseState.${promise.state}`)}
                  </strong>
                </div>
                <p className={styles.quiet}>
                  {t("item.promiseDue", { unit: promise.unit_name, date: dayText(promise.due_on) })}
                  {last && ` · ${t("item.seenOn", { date: dayText(last.seen_on) })}`}
                </p>
                {last?.note && <p>{last.note}</p>}
                {last && <Photos files={last.attachments} />}
              </li>
            );
          })}
        </ul>
      )}
      {[...checks].reverse().map((check) => (
        <div key={check.id} className={styles.answer}>
          <p className={styles.quiet}>
            {t("item.checkNo", { no: check.no, date: dayText(check.held_on), name: check.by_name })}
          </p>
          <p className={styles.text}>{check.summary}</p>
        </div>
      ))}
    </Panel>
  );
}
