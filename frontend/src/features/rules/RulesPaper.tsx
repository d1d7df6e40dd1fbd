import { useTranslation } from "react-i18next";

import { Loaded } from "../../components/Loaded";
import { PrintPage } from "../../components/PrintPage";
import { dayText } from "../../lib/date";
import { useRules } from "./api";
import styles from "./RulesPage.module.css";
import { RulesSections } from "./RulesSections";

/** The rules in force as a paper. */
export function RulesPaper() {
  const { t } = useTranslation("rules");
  const query = useRules();
  return (
    <PrintPage title={t("paper.title")}>
      <Loaded query={query} rows={14}>
        {(rules) => (
          <div className={styles.paper}>
            <h1>{t("paper.title")}</h1>
            <p className={styles.hint}>
              {t("paper.version", { version: rules.version, date: dayText(rules.valid_from) })}
            </p>
            <RulesSections rules={rules} />
          </div>
        )}
      </Loaded>
    </PrintPage>
  );
}
