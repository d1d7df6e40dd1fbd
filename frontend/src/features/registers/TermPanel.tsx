import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Congress, Session, Term } from "../../api/congress";
import { Panel } from "../../components/Panel";
import { dayText } from "../../lib/date";
import styles from "./Terms.module.css";
import type { Opened } from "./TermsPage";

interface Props {
  congress: Congress;
  term: Term;
  /** Opens a form; left out for who may not change anything. */
  onOpen?: (form: Opened) => void;
}

/** One term with its sessions, the newest first. */
export function TermPanel({ congress, term, onOpen }: Props) {
  const { t } = useTranslation(["terms", "common"]);
  const sessions = congress.sessions.filter(({ term_id }) => term_id === term.id);
  const current = term.id === congress.current_term_id;
  return (
    <Panel
      title={
        <>
          {term.name}
          {current && <span className={styles.tag}>{t("currentTerm")}</span>}
          <span className={styles.span}>
            {term.ends_on
              ? t("fromTo", { from: dayText(term.starts_on), to: dayText(term.ends_on) })
              : t("from", { from: dayText(term.starts_on) })}
          </span>
        </>
      }
      extra={
        onOpen && (
          <span className={styles.buttons}>
            <Button
              size="small"
              aria-label={t("editTerm", { name: term.name })}
              onClick={() => onOpen({ what: "term", term })}
            >
              {t("common:edit")}
            </Button>
            <Button
              size="small"
              icon={<PlusOutlined aria-hidden="true" />}
              aria-label={t("newSessionIn", { name: term.name })}
              onClick={() => onOpen({ what: "session", term, session: null })}
            >
              {t("newSession")}
            </Button>
          </span>
        )
      }
    >
      {sessions.length === 0 ? (
        <p className={styles.quiet}>{t("noSessions")}</p>
      ) : (
        <ul className={styles.sessions}>
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              congress={congress}
              session={session}
              onEdit={onOpen && (() => onOpen({ what: "session", term, session }))}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function SessionRow(props: { congress: Congress; session: Session; onEdit?: () => void }) {
  const { congress, session, onEdit } = props;
  const { t } = useTranslation(["terms", "common"]);
  const { name, opens_on, closes_on, submission_deadline, cosign_deadline } = session;
  const stage =
    congress.today < opens_on ? "upcoming" : congress.today > closes_on ? "over" : ("sitting" as const);
  return (
    <li className={styles.session}>
      <div>
        <h3 className={styles.name}>{name}</h3>
        <p className={stage === "sitting" ? styles.sitting : styles.quiet}>
          {t(`stage.${stage}`)}
          {session.id === congress.current_session_id && stage === "over" && t("stage.series")}
        </p>
      </div>
      <dl className={styles.dates}>
        <Day
          label={t("sessionDays")}
          value={t("fromTo", { from: dayText(opens_on), to: dayText(closes_on) })}
        />
        <Day
          label={t("submissionDeadline")}
          value={submission_deadline ? dayText(submission_deadline) : t("untilClose")}
          unset={!submission_deadline}
        />
        <Day
          label={t("cosignDeadline")}
          value={
            cosign_deadline
              ? dayText(cosign_deadline)
              : t(submission_deadline ? "untilSubmission" : "byRules")
          }
          unset={!cosign_deadline}
        />
      </dl>
      {onEdit && (
        <Button size="small" aria-label={t("editSession", { name })} onClick={onEdit}>
          {t("common:edit")}
        </Button>
      )}
    </li>
  );
}

function Day({ label, value, unset }: { label: string; value: string; unset?: boolean }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={unset ? styles.quiet : undefined}>{value}</dd>
    </div>
  );
}
