import { PrinterOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Panel } from "../../components/Panel";
import { dayText } from "../../lib/date";
import type { KeyItem } from "./api";
import { PromiseTable } from "./PromiseTable";
import styles from "./Supervision.module.css";

/** Every promise of the key item with what was found of it; then each look back. */
export function Checks({ item }: { item: KeyItem }) {
  const { t } = useTranslation("supervision");
  const { commitments, checks } = item;
  return (
    <Panel
      title={t("item.checks")}
      extra={
        commitments.length > 0 && (
          <Link className={styles.link} to={`/print/key-items/${item.id}/look-back`}>
            <PrinterOutlined aria-hidden="true" />
            {t("promises.print")}
          </Link>
        )
      }
    >
      {commitments.length === 0 ? (
        <p className={styles.quiet}>{t("item.checksEmpty")}</p>
      ) : (
        <PromiseTable item={item} />
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
