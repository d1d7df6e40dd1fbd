import { useTranslation } from "react-i18next";

import { useSession } from "../../api/session";
import { Loaded } from "../../components/Loaded";
import { PrintPage } from "../../components/PrintPage";
import { dayOf, dayText } from "../../lib/date";
import { type Candidate, useCandidates } from "./api";
import styles from "./Papers.module.css";

/** The comparison as a sheet for the meeting, with room for what it decides. */
export function CandidatePaper() {
  const { t } = useTranslation("supervision");
  const { me } = useSession();
  const query = useCandidates();
  return (
    <PrintPage title={t("paper.candidates")} landscape>
      <Loaded query={query} rows={12}>
        {({ items }) => (
          <div className={styles.paper}>
            <p className={styles.body}>{me?.hat?.congress_name}</p>
            <h1 className={styles.heading}>{t("paper.candidates")}</h1>
            <table className={styles.table}>
              <thead>
                <tr>
                  {(
                    [
                      "no",
                      "number",
                      "titleColumn",
                      "lead",
                      "units",
                      "nominated",
                      "similar",
                      "parties",
                      "note",
                      "decision",
                    ] as const
                  ).map((column) => (
                    <th key={column} scope="col">
                      {t(`paper.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((candidate, index) => (
                  <Row key={candidate.id} candidate={candidate} no={index + 1} />
                ))}
              </tbody>
            </table>
            <p>{t("paper.made", { date: dayText(dayOf(new Date())) })}</p>
          </div>
        )}
      </Loaded>
    </PrintPage>
  );
}

function Row({ candidate, no }: { candidate: Candidate; no: number }) {
  const { t } = useTranslation("supervision");
  const nominations = [candidate, ...candidate.similar].flatMap((one) => one.nominations);
  return (
    <tr>
      <td>{no}</td>
      <td>{candidate.number_text}</td>
      <td>{candidate.title}</td>
      <td>{candidate.lead_name}</td>
      <td>{candidate.units.map(({ name }) => name).join(" ")}</td>
      <td>
        {t("candidates.count", { count: candidate.count })}
        {nominations.map((one) => (
          <p key={`${one.by_name}-${one.at}`}>
            {one.by_name}：{one.reason}
          </p>
        ))}
      </td>
      <td>
        {candidate.similar.map((one) => (
          <p key={one.id}>
            {one.number_text} {one.title}
          </p>
        ))}
      </td>
      <td>
        {[candidate.leader, candidate.official, candidate.committee].map(
          ({ name }) => name && <p key={name}>{name}</p>,
        )}
      </td>
      <td>{candidate.note}</td>
      <td />
    </tr>
  );
}
