import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import { useSession } from "../../api/session";
import { Loaded } from "../../components/Loaded";
import { PrintPage } from "../../components/PrintPage";
import { dayText } from "../../lib/date";
import { type Upward, useUpward } from "./api";
import styles from "./UpwardPaper.module.css";

/** The sheet that goes up, with the names of those who hand it in and room for their hands. */
export function UpwardPaper() {
  const { t } = useTranslation("upward");
  const query = useUpward(Number(useParams().id));
  return (
    <PrintPage title={t("paper.title")}>
      <Loaded query={query} rows={16}>
        {(item) => <Sheet item={item} />}
      </Loaded>
    </PrintPage>
  );
}

function Sheet({ item }: { item: Upward }) {
  const { t } = useTranslation("upward");
  const { me } = useSession();
  const { text } = item;
  const signed = item.members.filter(({ state }) => state === "signed");
  const rows: [string, string][] = [
    [t("paper.to"), t(`level.${item.level}`)],
    [t("field.kind"), t(`kind.${item.kind}`)],
    [t("field.session"), item.session_name],
    [t("column.number"), item.number],
    [t("column.lead"), item.lead_name],
    [t("column.submitted"), item.submitted_on ? dayText(item.submitted_on) : ""],
  ];
  return (
    <div className={styles.paper}>
      <p className={styles.congress}>{t("paper.delegation", { congress: me?.hat?.congress_name ?? "" })}</p>
      <h1 className={styles.heading}>{t("paper.heading")}</h1>
      <dl className={styles.facts}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || t("none")}</dd>
          </div>
        ))}
      </dl>
      <h2 className={styles.subject}>{text.title}</h2>
      {text.content.split("\n").map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a printed text does not change its order
        <p key={index} className={styles.paragraph}>
          {line}
        </p>
      ))}
      <h3 className={styles.part}>{t("field.points")}</h3>
      {text.points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a printed text does not change its order
        <p key={index} className={styles.paragraph}>
          {t("paper.point", { no: index + 1, text: point })}
        </p>
      ))}
      <table className={styles.names}>
        <caption>{t("paper.names", { count: signed.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("paper.name")}</th>
            <th scope="col">{t("paper.card")}</th>
            <th scope="col">{t("paper.confirmed")}</th>
            <th scope="col">{t("paper.hand")}</th>
          </tr>
        </thead>
        <tbody>
          {signed.map((member) => (
            <tr key={member.deputy_id}>
              <td>
                {member.name}
                {member.deputy_id === item.lead_deputy_id && t("isLead")}
              </td>
              <td>{member.card_no}</td>
              <td>{member.at ? dayText(member.at) : t("none")}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
