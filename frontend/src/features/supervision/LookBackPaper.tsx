import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import { Loaded } from "../../components/Loaded";
import { PrintPage } from "../../components/PrintPage";
import { dayOf, dayText } from "../../lib/date";
import { useKeyItem } from "./api";
import styles from "./Papers.module.css";
import { PromiseTable } from "./PromiseTable";

/** The look back at one key item as a sheet: each promise, what was reported and what was found. */
export function LookBackPaper() {
  const { t } = useTranslation("supervision");
  const query = useKeyItem(Number(useParams().id));
  return (
    <PrintPage title={t("paper.lookBack")} landscape>
      <Loaded query={query} rows={12}>
        {(item) => (
          <div className={styles.paper}>
            <h1 className={styles.heading}>{t("paper.lookBack")}</h1>
            <p className={styles.about}>
              {t("paper.about", { number: item.number_text, title: item.title })}
            </p>
            <PromiseTable item={item} />
            {item.checks.map((check) => (
              <p key={check.id} className={styles.block}>
                {t("item.checkNo", { no: check.no, date: dayText(check.held_on), name: check.by_name })}
                <br />
                {check.summary}
              </p>
            ))}
            <p className={styles.block}>{t("paper.made", { date: dayText(dayOf(new Date())) })}</p>
          </div>
        )}
      </Loaded>
    </PrintPage>
  );
}
