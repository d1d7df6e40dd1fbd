import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import type { Point, Reply, Suggestion } from "../../api/core";
import { Empty } from "../../components/Empty";
import { ExportButton } from "../../components/ExportButton";
import { Loaded } from "../../components/Loaded";
import { PaperTrace } from "../../components/PaperTrace";
import { PrintPage } from "../../components/PrintPage";
import { paperDay } from "../../lib/date";
import { useClassLabel, useSuggestion } from "./api";
import styles from "./Papers.module.css";
import { Paragraphs } from "./Paragraphs";
import { type Answer, answerOf } from "./proposers";

/** The letter in which a unit answers a suggestion. */
export function ReplyPaper() {
  const { t } = useTranslation("papers");
  const { id, replyId } = useParams();
  const query = useSuggestion(Number(id));
  return (
    <PrintPage
      lang="zh-CN"
      title={t("replyTitle")}
      controls={
        query.data &&
        answerOf(query.data, Number(replyId)) && <Word suggestion={query.data} replyId={Number(replyId)} />
      }
    >
      <Loaded query={query} rows={16}>
        {(suggestion) => {
          const answer = answerOf(suggestion, Number(replyId));
          if (!answer) return <Empty title={t("noReply")} hint={t("noReplyHint")} />;
          return <Letter suggestion={suggestion} answer={answer} />;
        }}
      </Loaded>
    </PrintPage>
  );
}

/** The same letter to be finished and sealed in a word processor. */
function Word({ suggestion, replyId }: { suggestion: Suggestion; replyId: number }) {
  const { t } = useTranslation("papers");
  const name = t("replyHeading", { session: suggestion.session_name, number: suggestion.number_text });
  return (
    <ExportButton
      path={`/replies/${replyId}/letter?item=${suggestion.id}`}
      name={`${name}.docx`}
      label={t("word")}
    />
  );
}

function Letter({ suggestion, answer }: { suggestion: Suggestion; answer: Answer }) {
  const { t } = useTranslation("papers");
  const { proposer, session_name, number_text } = suggestion;
  const { unit_name, points, reply } = answer;
  const signed = reply.signed_at ?? reply.delivered_at;
  const name = proposer.name || proposer.delegation_name;
  return (
    <div className={styles.paper}>
      <p className={`${styles.congress} ${styles.letterhead}`}>{unit_name}</p>
      <p className={styles.document}>{reply.document_no}</p>
      <hr className={styles.rule} />
      {!signed && <p className={styles.mark}>{t("draftMark")}</p>}
      {reply.state === "superseded" && <p className={styles.mark}>{t("supersededMark")}</p>}
      <h1 className={styles.subject}>{t("replyHeading", { session: session_name, number: number_text })}</h1>
      <p className={styles.dear}>
        {proposer.kind === "delegation" ? t("dearDelegation", { name }) : t("dear", { name })}
      </p>
      <Paragraphs text={reply.opening} />
      {points.map((point) => (
        <PointAnswer key={point.id} point={point} reply={reply} />
      ))}
      <Commitment reply={reply} />
      <Paragraphs text={reply.closing} />
      <div className={styles.signature}>
        <p>{unit_name}</p>
        {signed && <p>{paperDay(signed)}</p>}
      </div>
      <LetterFoot reply={reply} />
      {signed && <PaperTrace path={`/suggestions/${suggestion.id}`} code={reply.code} />}
    </div>
  );
}

function PointAnswer({ point, reply }: { point: Point; reply: Reply }) {
  const { t } = useTranslation("papers");
  const answer = reply.answers.find(({ point_id }) => point_id === point.id);
  return (
    <section>
      <h2 className={styles.part}>
        {t("point", {
          no: point.no,
          text: t("answerTo", { text: point.text.replace(/[\u3002\uff1b;.\s]+$/, "") }),
        })}
      </h2>
      <Paragraphs text={answer?.text ?? ""} />
    </section>
  );
}

function Commitment({ reply: { commitment_text, commitment_due_on } }: { reply: Reply }) {
  const { t } = useTranslation("papers");
  if (!commitment_text) return null;
  const due = commitment_due_on ? t("commitmentDue", { date: paperDay(commitment_due_on) }) : "";
  return <Paragraphs text={t("commitment", { text: commitment_text }) + due} />;
}

function LetterFoot({ reply }: { reply: Reply }) {
  const { t } = useTranslation("papers");
  const known = useClassLabel(reply.class_code);
  const label = reply.class_label || known;
  return (
    <footer className={styles.foot}>
      {label && <p>{t("classLine", { label })}</p>}
      {reply.class_reason && <p>{t("classReason", { reason: reply.class_reason })}</p>}
      {reply.contact_person && (
        <p>{t("contact", { person: reply.contact_person, phone: reply.contact_phone })}</p>
      )}
    </footer>
  );
}
