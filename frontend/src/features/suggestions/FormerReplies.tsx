import { useTranslation } from "react-i18next";

import type { Assignment, Reply, Suggestion } from "../../api/core";
import { dayText, minuteText } from "../../lib/date";
import styles from "./FormerReplies.module.css";
import { ReplyFacts } from "./Handling";
import { Pairs } from "./Pairs";

interface Props {
  item: Suggestion;
  assignments: Assignment[];
}

/** Delivered replies that others took the place of, or are about to, folded as they were. */
export function FormerReplies({ item, assignments }: Props) {
  return assignments.flatMap((assignment) =>
    assignment.former_replies.map((reply) => (
      <Former key={reply.id} item={item} assignment={{ ...assignment, reply }} reply={reply} />
    )),
  );
}

interface FormerProps {
  item: Suggestion;
  assignment: Assignment;
  reply: Reply;
}

function Former({ item, assignment, reply }: FormerProps) {
  const { t } = useTranslation("handling");
  const date = reply.delivered_at ? dayText(reply.delivered_at) : "";
  return (
    <details className={styles.fold}>
      <summary>
        {assignment.unit_name}
        {" · "}
        {t(reply.state === "superseded" ? "former.superseded" : "former.delivered", { date })}
      </summary>
      {reply.opening && <p className={styles.text}>{reply.opening}</p>}
      {item.content.points.length > 0 && <Pairs points={item.content.points} assignments={[assignment]} />}
      {reply.closing && <p className={styles.text}>{reply.closing}</p>}
      <ReplyFacts item={item} reply={reply} />
      <Copies reply={reply} />
    </details>
  );
}

/** How each proposer's copy arrived, where there is more to tell than that of one proposer on line. */
export function Copies({ reply: { copies } }: { reply: Reply }) {
  const { t } = useTranslation("handling");
  if (copies.length < 2 && !copies.some((copy) => copy.paper_on)) return null;
  return (
    <div className={styles.copies}>
      <h4>{t("copies.head")}</h4>
      <ul>
        {copies.map(({ deputy_id, name, read_at, paper_on }) => (
          <li key={deputy_id}>
            <strong>{name}</strong>
            <span>{read_at ? t("copies.read", { at: minuteText(read_at) }) : t("copies.unread")}</span>
            {paper_on && <span>{t("copies.paper", { date: dayText(paper_on) })}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
