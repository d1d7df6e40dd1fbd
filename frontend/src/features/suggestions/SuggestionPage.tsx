import { Alert } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";

import type { Assignment, Round, Suggestion } from "../../api/core";
import { useSession } from "../../api/session";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { PhaseTag } from "../../components/PhaseTag";
import { minuteText } from "../../lib/date";
import { useWords } from "../../lib/useWords";
import actions from "./ActionButton.module.css";
import { AssignmentActions, assignmentActionsOf } from "./AssignmentActions";
import { useReplyRead, useRules, useSuggestion } from "./api";
import { BallPanel } from "./BallPanel";
import { BasicFacts, Content } from "./Content";
import { Feedbacks, Handling, ReplyFacts } from "./Handling";
import { History } from "./History";
import { ItemActions, itemActionsOf } from "./ItemActions";
import { Asked, concerns, Pairs } from "./Pairs";
import { LastComment, ReplyEditor } from "./ReplyEditor";
import styles from "./SuggestionPage.module.css";

/** One suggestion: where it stands, who has to act by when, what was asked and answered, what can be done now. */
export function SuggestionPage() {
  const { t } = useTranslation("suggestions");
  const id = Number(useParams().id);
  const query = useSuggestion(id);
  return (
    <Page
      title={query.data ? query.data.title || t("untitled") : t("title")}
      hint={query.data && <Heading item={query.data} />}
      actions={query.data && <PrintLinks item={query.data} />}
    >
      <Loaded query={query} rows={10}>
        {(item) => <Item item={item} />}
      </Loaded>
    </Page>
  );
}

function Heading({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const { proposer } = item;
  return (
    <span className={styles.heading}>
      <strong>{item.number_text || t("noNumber")}</strong>
      <PhaseTag phase={item.phase} roundNo={item.round_no} />
      <span>{[proposer.name, proposer.delegation_name].filter(Boolean).join(" · ")}</span>
    </span>
  );
}

function PrintLinks({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const delivered = item.rounds
    .flatMap((round) => round.assignments)
    .filter((one) => one.reply?.delivered_at)
    .at(-1)?.reply;
  return (
    <>
      <Link className={styles.link} to={`/print/suggestions/${item.id}`}>
        {t("item.print")}
      </Link>
      {delivered && (
        <Link className={styles.link} to={`/print/suggestions/${item.id}/reply/${delivered.id}`}>
          {t("item.printReply")}
        </Link>
      )}
    </>
  );
}

function Item({ item }: { item: Suggestion }) {
  const [params] = useSearchParams();
  useNotedReading(item);
  const round = item.rounds.at(-1);
  const earlier = item.rounds.slice(0, -1);
  const editing = round?.assignments.find(
    (one) => String(one.id) === params.get("reply") && one.actions.includes("draft_reply"),
  );
  return (
    <>
      <Now item={item} round={round} />
      <BallPanel item={item} />
      <Notices item={item} />
      {editing && <ReplyEditor key={editing.id} item={item} assignment={editing} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Matter item={item} assignments={round?.assignments ?? []} />
          {round && <CurrentRound item={item} round={round} />}
          {earlier.map((one) => (
            <EarlierRound key={one.no} item={item} round={one} />
          ))}
        </div>
        <div className={styles.column}>
          <BasicFacts item={item} />
          <History events={item.timeline} />
        </div>
      </div>
    </>
  );
}

/** The actions that this person has now, and no others. */
function Now({ item, round }: { item: Suggestion; round?: Round }) {
  const { t } = useTranslation("suggestions");
  const mine = round?.assignments.filter((one) => assignmentActionsOf(one).length > 0) ?? [];
  if (itemActionsOf(item).length + mine.length === 0) return null;
  return (
    <Panel title={t("item.now")}>
      <div className={actions.actions}>
        <ItemActions item={item} />
        {mine.map((one) => (
          <AssignmentActions key={one.id} item={item} assignment={one} />
        ))}
      </div>
    </Panel>
  );
}

function Notices({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const rules = useRules();
  const returned = item.return_reason;
  const reason = rules.data?.return_reasons.find((one) => one.code === returned?.code)?.label;
  return (
    <>
      {returned && (
        <Alert
          type="warning"
          showIcon
          title={t("item.returned")}
          description={<p className={styles.text}>{[reason, returned.text].filter(Boolean).join("\n")}</p>}
        />
      )}
      {item.explanation_letter && (
        <Alert
          type="info"
          showIcon
          title={t("item.letter")}
          description={<p className={styles.text}>{item.explanation_letter}</p>}
        />
      )}
    </>
  );
}

/** The suggestion's own text, with the reply beside it as soon as there is one to see. */
function Matter({ item, assignments }: { item: Suggestion; assignments: Assignment[] }) {
  const { t } = useTranslation("suggestions");
  const replies = assignments.filter((one) => one.reply);
  const { points } = item.content;
  return (
    <Panel title={replies.length > 0 ? t("item.points") : t("item.pointsOnly")}>
      <Content item={item} />
      {replies.map(({ id, reply }) => (
        <LastComment key={id} reply={reply} />
      ))}
      <Changes assignments={replies} item={item} />
      {replies.length > 0 ? <Pairs points={points} assignments={replies} /> : <Asked points={points} />}
      {replies.map(
        ({ id, reply, unit_name }) => reply && <ReplyFacts key={id} reply={reply} unit={unit_name} />,
      )}
    </Panel>
  );
}

/** What changed since the last send-back, apart from the answers, which say so themselves. */
function Changes({ item, assignments }: { item: Suggestion; assignments: Assignment[] }) {
  const { t } = useTranslation("suggestions");
  const word = useWords();
  const changes = assignments
    .flatMap((one) => one.reply?.changes ?? [])
    .filter((change) => !item.content.points.some((point) => concerns(change, point)));
  if (changes.length === 0) return null;
  return (
    <details className={styles.fold} open>
      <summary>{t("item.changes")}</summary>
      <dl className={styles.changes}>
        {changes.map((change) => (
          <div key={change.field}>
            <dt>{word("reply.field", change.field)}</dt>
            <dd>
              <del>
                <span className="visually-hidden">{t("item.before")}</span>
                {change.before || t("item.nothing")}
              </del>
              <ins>
                <span className="visually-hidden">{t("item.after")}</span>
                {change.after || t("item.nothing")}
              </ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function CurrentRound({ item, round }: { item: Suggestion; round: Round }) {
  const { t } = useTranslation("suggestions");
  const delivered = round.assignments.some((one) => one.reply?.delivered_at);
  return (
    <>
      <Panel title={t("item.handling")}>
        {round.reason && (
          <p className={styles.text}>
            <strong>{t("item.roundReason")}</strong> {round.reason}
          </p>
        )}
        {round.assignments.map((one) => (
          <Handling key={one.id} item={item} assignment={one} />
        ))}
      </Panel>
      {(delivered || round.feedbacks.length > 0) && (
        <Panel title={t("item.feedback")}>
          <Feedbacks round={round} />
          {round.feedback_released_at && (
            <p className={styles.quiet}>
              {t("item.releasedAt", { at: minuteText(round.feedback_released_at) })}
            </p>
          )}
        </Panel>
      )}
    </>
  );
}

/** A round that is over, folded, as it was. */
function EarlierRound({ item, round }: { item: Suggestion; round: Round }) {
  const { t } = useTranslation("suggestions");
  return (
    <Panel>
      <details className={styles.fold}>
        <summary>{t("item.earlier", { no: round.no, why: t(`why.${round.why}`) })}</summary>
        <Pairs points={item.content.points} assignments={round.assignments} />
        {round.assignments.map((one) => (
          <div key={one.id}>
            {one.reply && <ReplyFacts reply={one.reply} unit={one.unit_name} />}
            <Handling item={item} assignment={one} />
          </div>
        ))}
        <h3 className={styles.head}>{t("item.feedback")}</h3>
        <Feedbacks round={round} />
      </details>
    </Panel>
  );
}

/** Tells the unit that its delivered reply has been opened by the one who proposed the item. */
function useNotedReading(item: Suggestion) {
  const { me } = useSession();
  const { mutate } = useReplyRead();
  const told = useRef(false);
  const own = me?.hat?.role === "deputy" && me.hat.deputy_id === item.proposer.deputy_id;
  const unread = item.rounds.at(-1)?.assignments.some((one) => one.reply?.delivered_at && !one.reply.read_at);
  useEffect(() => {
    if (!own || !unread || told.current) return;
    told.current = true;
    mutate(item.id);
  }, [own, unread, item.id, mutate]);
}
