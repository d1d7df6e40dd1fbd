import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useSession } from "../../api/session";
import { Panel } from "../../components/Panel";
import { percentText } from "../../lib/percent";
import { usePhone } from "../../lib/usePhone";
import { abstain, type Ballot, type Subject } from "./api";
import styles from "./Ballots.module.css";

/** The tones of the choices in a bar, from the best; an abstention is grey. */
export const toneOf = (index: number, code: string, of: number) => {
  if (code === abstain) return "abstain";
  if (index === 0) return "best";
  return index === of - 1 ? "worst" : "middle";
};

/** What the votes say of each row, with what every percentage is of. */
export function Results({ ballot }: { ballot: Ballot }) {
  const { t } = useTranslation("ballots");
  const phone = usePhone();
  const { valid, invalid, turnout } = ballot;
  const Rows = phone ? Cards : Table;
  return (
    <Panel title={t("results.title")}>
      <p className={turnout.reached ? styles.hint : styles.warning}>
        {t(turnout.reached ? "results.reached" : "results.missed", { ...turnout })}{" "}
        {t("results.made", { voted: turnout.voted, valid, invalid })}
      </p>
      <Rows ballot={ballot} />
      <p className={styles.quiet}>{t("results.note")}</p>
    </Panel>
  );
}

function useChoiceName(ballot: Ballot) {
  const { t } = useTranslation("ballots");
  return (code: string) => ballot.choices.find((one) => one.code === code)?.label ?? t("abstain");
}

export function Bar({ subject, of }: { subject: Subject; of: number }) {
  return (
    <div className={styles.strip} aria-hidden="true">
      {subject.counts.map((count, index) => (
        <span
          key={count.code}
          data-tone={toneOf(index, count.code, of)}
          style={{ flexGrow: count.n, display: count.n ? undefined : "none" }}
        />
      ))}
    </div>
  );
}

function Name({ subject }: { subject: Subject }) {
  const role = useSession().me?.hat?.role;
  const leads = subject.suggestion_id > 0 && (role === "office" || role === "head");
  return (
    <>
      {subject.detail && <span className={styles.quiet}>{subject.detail} </span>}
      {leads ? <Link to={`/suggestions/${subject.suggestion_id}`}>{subject.label}</Link> : subject.label}
    </>
  );
}

/** What became of the matter by now, which no vote says. */
export function Delivery({ ballot, subject }: { ballot: Ballot; subject: Subject }) {
  const { t } = useTranslation("ballots");
  const { n = 0, of = 0, percent = "" } = subject.delivery ?? {};
  if (ballot.about === "suggestion") {
    if (of === 0) return "—";
    return <strong>{t(n > 0 ? "results.done" : "results.undone")}</strong>;
  }
  return (
    <>
      <strong>{percentText(percent)}</strong>
      <span className={styles.percent}>
        {n} / {of}
      </span>
    </>
  );
}

function Table({ ballot }: { ballot: Ballot }) {
  const { t } = useTranslation("ballots");
  const name = useChoiceName(ballot);
  const codes = ballot.subjects[0]?.counts.map((count) => count.code) ?? [];
  return (
    <table className={styles.results}>
      <caption className="visually-hidden">{t("results.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t(`field.subjects.${ballot.about}`)}</th>
          {codes.map((code) => (
            <th key={code} scope="col">
              {name(code)}
            </th>
          ))}
          <th scope="col">{t("results.percent")}</th>
          {ballot.subjects[0]?.delivery && <th scope="col">{t(`results.delivery.${ballot.about}`)}</th>}
        </tr>
      </thead>
      <tbody>
        {ballot.subjects.map((subject) => (
          <tr key={subject.id}>
            <th scope="row">
              <Name subject={subject} />
              <Bar subject={subject} of={ballot.choices.length} />
            </th>
            {subject.counts.map((count) => (
              <td key={count.code}>
                {count.n}
                <span className={styles.percent}>{count.percent && percentText(count.percent)}</span>
              </td>
            ))}
            <td>
              <strong>{percentText(subject.percent)}</strong>
              <span className={styles.percent}>
                {subject.satisfied} / {ballot.valid}
              </span>
            </td>
            {subject.delivery && (
              <td>
                <Delivery ballot={ballot} subject={subject} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ ballot }: { ballot: Ballot }) {
  const { t } = useTranslation("ballots");
  const name = useChoiceName(ballot);
  return (
    <ol className={styles.resultCards}>
      {ballot.subjects.map((subject) => (
        <li key={subject.id}>
          <p>
            <Name subject={subject} />
          </p>
          <Bar subject={subject} of={ballot.choices.length} />
          <dl>
            {subject.counts.map((count) => (
              <div key={count.code}>
                <dt>{name(count.code)}</dt>
                <dd>{count.n}</dd>
              </div>
            ))}
            <div>
              <dt>{t("results.percent")}</dt>
              <dd>
                {percentText(subject.percent)}（{subject.satisfied} / {ballot.valid}）
              </dd>
            </div>
            {subject.delivery && (
              <div>
                <dt>{t(`results.delivery.${ballot.about}`)}</dt>
                <dd>
                  <Delivery ballot={ballot} subject={subject} />
                </dd>
              </div>
            )}
          </dl>
        </li>
      ))}
    </ol>
  );
}
