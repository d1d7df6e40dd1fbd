import { PrinterOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useSession } from "../../api/session";
import { Empty } from "../../components/Empty";
import { ExportButton } from "../../components/ExportButton";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { PhaseTag } from "../../components/PhaseTag";
import { dayText } from "../../lib/date";
import { type Candidate, type Decision, useCandidates, useDecisions } from "./api";
import { GroupCandidate, PrepareCandidate } from "./CandidateActions";
import { DecideButton } from "./Decide";
import { Files } from "./Files";
import styles from "./Supervision.module.css";

/** The comparison of the candidates for the key items, and what was decided. */
export function CandidatesPage() {
  const { t } = useTranslation("supervision");
  const { me } = useSession();
  const candidates = useCandidates();
  const office = ["office", "head"].includes(me?.hat?.role ?? "");
  return (
    <Page
      title={t("candidates.title")}
      hint={t("candidates.hint")}
      actions={
        <>
          <Link className={styles.link} to="/print/candidates">
            <PrinterOutlined aria-hidden="true" />
            {t("candidates.print")}
          </Link>
          {office && <ExportButton path="/candidates/export" name={`${t("candidates.exportName")}.xlsx`} />}
          {candidates.data && <DecideButton candidates={candidates.data.items} />}
        </>
      }
    >
      <Loaded query={candidates} rows={10}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("candidates.empty")} hint={t("candidates.emptyHint")} />
          ) : (
            <ul className={styles.candidates} aria-label={t("candidates.list")}>
              {items.map((candidate) => (
                <OneCandidate key={candidate.id} candidate={candidate} others={items} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Decisions />
    </Page>
  );
}

function OneCandidate({ candidate, others }: { candidate: Candidate; others: Candidate[] }) {
  const { t } = useTranslation("supervision");
  const { similar } = candidate;
  return (
    <li className={styles.candidate}>
      <div>
        <p className={styles.line}>
          <strong>{candidate.number_text}</strong>
          <PhaseTag phase={candidate.phase} roundNo={candidate.round_no} />
          {!candidate.fit && <span className={styles.bad}>{t("candidates.unfit")}</span>}
        </p>
        <h2>
          <Link to={`/suggestions/${candidate.suggestion_id}`}>{candidate.title}</Link>
        </h2>
        <p className={styles.quiet}>
          {[candidate.lead_name, ...candidate.units.map(({ name }) => name)].join(" · ")}
        </p>
        {similar.length > 0 && (
          <>
            <h3>{t("candidates.similar")}</h3>
            <ul className={styles.rows}>
              {similar.map((one) => (
                <li key={one.id}>
                  {one.number_text} {one.title}
                  {one.actions.includes("prepare_candidates") && (
                    <GroupCandidate candidate={one} others={[]} />
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div>
        <p className={styles.big}>{t("candidates.count", { count: candidate.count })}</p>
        <ul className={styles.reports}>
          {[candidate, ...similar]
            .flatMap(({ id, nominations }) =>
              nominations.map((one) => ({ ...one, key: `${id}-${one.by_name}` })),
            )
            .map((one) => (
              <li key={one.key}>
                {one.reason}{" "}
                <span className={styles.quiet}>
                  {[one.body_name, one.by_name, dayText(one.at)].filter(Boolean).join(" · ")}
                </span>
              </li>
            ))}
        </ul>
        <Proposed candidate={candidate} />
      </div>
      {candidate.actions.includes("prepare_candidates") && (
        <div className={`${styles.actions} ${styles.wide}`}>
          <PrepareCandidate candidate={candidate} />
          {others.length > 1 && (
            <GroupCandidate candidate={candidate} others={others.filter(({ id }) => id !== candidate.id)} />
          )}
        </div>
      )}
    </li>
  );
}

function Proposed({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation("supervision");
  const names = [candidate.leader, candidate.official, candidate.committee]
    .map(({ name }) => name)
    .filter(Boolean);
  if (names.length === 0 && !candidate.note) return null;
  return (
    <>
      {candidate.note && (
        <p>
          {t("candidates.note")}：{candidate.note}
        </p>
      )}
      {names.length > 0 && (
        <p className={styles.quiet}>
          {t("candidates.proposed")}：{names.join(" · ")}
        </p>
      )}
    </>
  );
}

function Decisions() {
  const { t } = useTranslation("supervision");
  const decisions = useDecisions();
  return (
    <Panel title={t("candidates.decisions")}>
      <Loaded query={decisions} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.quiet}>{t("candidates.decisionsEmpty")}</p>
          ) : (
            <ul className={styles.rows}>
              {items.map((one) => (
                <OneDecision key={one.id} decision={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

function OneDecision({ decision }: { decision: Decision }) {
  const { t } = useTranslation("supervision");
  return (
    <li>
      <strong>{decision.meeting}</strong> <span className={styles.quiet}>{dayText(decision.held_on)}</span>
      {decision.publication && <p>{t("item.publication", { text: decision.publication })}</p>}
      {decision.verdicts.length > 0 && (
        <ul className={styles.reports}>
          {decision.verdicts.map((one) => (
            <li key={one.suggestion_id}>
              <span className={one.chosen ? undefined : styles.quiet}>
                {t(one.chosen ? "field.chosen" : "field.notChosen")}
              </span>{" "}
              {one.number_text} {one.title}
              {one.reason && <span className={styles.quiet}> · {one.reason}</span>}
            </li>
          ))}
        </ul>
      )}
      <Files files={decision.attachments} />
    </li>
  );
}
