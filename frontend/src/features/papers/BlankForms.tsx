import { useTranslation } from "react-i18next";

import { useSession } from "../../api/session";
import { PrintPage } from "../../components/PrintPage";
import { useRatings } from "./api";
import { FactTable } from "./FactTable";
import { Boxes, Lines, SignHere } from "./Handwriting";
import styles from "./Papers.module.css";

const consents = ["full", "title_only", "none"] as const;
const periods = ["in_session", "inter_session"] as const;
const answers = ["written", "reference"] as const;
const sources = ["research", "visit", "station", "other"] as const;
const cosignerRows = ["a", "b", "c", "d", "e", "f"];

/** The form on which a deputy writes a suggestion by hand. */
export function BlankSuggestion() {
  const { t } = useTranslation("papers");
  const { me } = useSession();
  return (
    <PrintPage lang="zh-CN" title={t("blank.suggestionTitle")}>
      <div className={styles.paper}>
        <p className={styles.congress}>{me?.hat?.congress_name}</p>
        <h1 className={styles.heading}>{t("suggestion")}</h1>
        <FactTable
          empty=""
          facts={[
            [t("blank.number"), <small key="office">{t("blank.byOffice")}</small>],
            [t("blank.received"), <small key="office">{t("blank.byOffice")}</small>],
            [t("blank.session"), ""],
            [
              t("blank.period"),
              <Boxes
                key="p"
                options={periods.map((value) => ({ value, label: t(`blank.periods.${value}`) }))}
              />,
            ],
            [t("blank.lead"), ""],
            [t("card"), ""],
            [t("delegation"), ""],
            [t("blank.phone"), ""],
            [t("blank.address"), "", "wide"],
            [t("subject"), "", "wide"],
            [
              t("publicity"),
              <Boxes
                key="c"
                options={consents.map((value) => ({ value, label: t(`publicities.${value}`) }))}
              />,
              "wide",
            ],
            [
              t("blank.answer"),
              <Boxes
                key="a"
                options={answers.map((value) => ({ value, label: t(`blank.answers.${value}`) }))}
              />,
              "wide",
            ],
            [
              t("blank.source"),
              <Boxes
                key="s"
                options={sources.map((value) => ({ value, label: t(`blank.sources.${value}`) }))}
              />,
              "wide",
            ],
            [t("units"), "", "wide"],
          ]}
        />
        <BlankCosigners />
        <SignHere label={t("proposerSignature")} />
        <p className={styles.note}>{t("blank.note")}</p>
        <div className={styles.nextSheet}>
          <h2 className={styles.part}>{t("situation")}</h2>
          <Lines count={6} />
          <h2 className={styles.part}>{t("analysis")}</h2>
          <Lines count={4} />
          <h2 className={styles.part}>{t("points")}</h2>
          <Lines count={9} />
        </div>
      </div>
    </PrintPage>
  );
}

function BlankCosigners() {
  const { t } = useTranslation("papers");
  return (
    <table className={styles.table}>
      <caption>{t("cosignersBlank")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("cosigner")}</th>
          <th scope="col">{t("card")}</th>
          <th scope="col">{t("delegation")}</th>
          <th scope="col">{t("signedHere")}</th>
        </tr>
      </thead>
      <tbody>
        {cosignerRows.map((row) => (
          <tr key={row} className={styles.emptyRow}>
            <td />
            <td />
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The form on which a proposer says by hand what he thinks of the reply. */
export function BlankFeedback() {
  const { t } = useTranslation("papers");
  const { me } = useSession();
  const ratings = useRatings();
  return (
    <PrintPage lang="zh-CN" title={t("blank.feedbackTitle")}>
      <div className={styles.paper}>
        <p className={styles.congress}>{me?.hat?.congress_name}</p>
        <h1 className={styles.heading}>{t("feedback.heading")}</h1>
        <FactTable
          empty=""
          facts={[
            [t("feedback.number"), ""],
            [t("feedback.proposer"), ""],
            [t("feedback.subject"), "", "wide"],
            [t("feedback.unit"), "", "wide"],
            [t("feedback.letter"), "", "wide"],
            [t("feedback.attitude"), <Boxes key="a" options={ratings} />, "wide"],
            [t("feedback.result"), <Boxes key="r" options={ratings} />, "wide"],
          ]}
        />
        <h2 className={styles.part}>{t("feedback.reasons")}</h2>
        <p className={styles.note}>{t("feedback.reasonsHint")}</p>
        <Lines count={7} />
        <SignHere label={t("signature")} />
        <p className={styles.note}>{t("feedback.backBlank")}</p>
      </div>
    </PrintPage>
  );
}
