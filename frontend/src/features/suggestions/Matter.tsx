import { useTranslation } from "react-i18next";

import type { Assignment, Reply, Suggestion } from "../../api/core";
import { Panel } from "../../components/Panel";
import { useWords } from "../../lib/useWords";
import { inOrder } from "./arrange";
import { Changes } from "./Changes";
import { Content } from "./Content";
import { Files } from "./Files";
import { Copies, FormerReplies } from "./FormerReplies";
import { ReplyFacts } from "./Handling";
import { LastComment } from "./LastComment";
import styles from "./Matter.module.css";
import { Asked, Pairs } from "./Pairs";

interface Props {
  item: Suggestion;
  assignments: Assignment[];
}

/** The suggestion's own text, with the reply beside it as soon as there is one to see. */
export function Matter({ item, assignments: all }: Props) {
  const { t } = useTranslation("suggestions");
  const assignments = inOrder(all.filter((one) => one.ended === ""));
  const replied = assignments.some((one) => one.reply);
  return (
    <Panel title={replied ? t("item.points") : t("item.pointsOnly")}>
      <Content item={item} />
      {replied ? <Replies item={item} assignments={assignments} /> : <Requests item={item} />}
    </Panel>
  );
}

function Requests({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const { points } = item.content;
  if (points.length === 0) return <p className={styles.quiet}>{t("item.noPoints")}</p>;
  return (
    <>
      <h3 className={styles.asked}>{t("item.pointHead")}</h3>
      <Asked points={points} />
    </>
  );
}

/** The replies of one round as they were written: opening, answer by answer, closing. */
export function Replies({ item, assignments }: Props) {
  const { t } = useTranslation("suggestions");
  const { points } = item.content;
  const replied = assignments.flatMap(({ id, unit_name, reply }) =>
    reply ? [{ id, unit_name, reply }] : [],
  );
  return (
    <>
      {replied.map(({ id, unit_name, reply }) => (
        <div key={id} className={styles.opening}>
          <Head item={item} unit={unit_name} reply={reply} />
          <LastComment reply={reply} />
          <Changes reply={reply} points={points} />
          {reply.opening && <p className={styles.text}>{reply.opening}</p>}
        </div>
      ))}
      {points.length > 0 && <Pairs points={points} assignments={assignments} />}
      {replied.map(({ id, unit_name, reply }) => (
        <div key={id} className={styles.closing}>
          {replied.length > 1 && <Head item={item} unit={unit_name} reply={reply} />}
          {reply.closing && <p className={styles.text}>{reply.closing}</p>}
          <ReplyFacts item={item} reply={reply} />
          <Copies reply={reply} />
          <Files title={t("item.sealed")} files={reply.sealed ? [reply.sealed] : []} />
        </div>
      ))}
      <FormerReplies item={item} assignments={assignments} />
    </>
  );
}

function Head({ item, unit, reply }: { item: Suggestion; unit: string; reply: Reply }) {
  const { t } = useTranslation("suggestions");
  const word = useWords();
  return (
    <h3 className={styles.head}>
      {t("item.replyOf", { unit })}
      {item.origin !== "imported" && ` · ${word("replyState", reply.state)}`}
    </h3>
  );
}
