import { useTranslation } from "react-i18next";

import { Panel } from "../../components/Panel";
import type { Guide } from "./api";
import styles from "./Stats.module.css";

/** How each figure is counted, in the words of the product's definitions; folded until somebody asks. */
export function Definitions({ guide }: { guide: Guide }) {
  const { t, i18n } = useTranslation("stats");
  return (
    <Panel>
      <details className={styles.definitions}>
        <summary>{t("definitions")}</summary>
        <dl>
          {guide.definitions.map(({ code, zh, en }) => {
            const words = i18n.language === "en" ? en : zh;
            return (
              <div key={code}>
                <dt>{words.name}</dt>
                <dd>
                  {words.of ? t("defined", { part: words.part, of: words.of }) : words.part}
                  {words.note && <p>{words.note}</p>}
                </dd>
              </div>
            );
          })}
          <div>
            <dt>{t("medianDays")}</dt>
            <dd>{t("medianMeaning")}</dd>
          </div>
          <div>
            <dt>{t("place")}</dt>
            <dd>{t("placeMeaning", { n: guide.small_base })}</dd>
          </div>
        </dl>
      </details>
    </Panel>
  );
}
