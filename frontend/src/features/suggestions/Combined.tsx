import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Round, Suggestion } from "../../api/core";
import type { components } from "../../api/schema";
import { Panel } from "../../components/Panel";
import { minuteText } from "../../lib/date";
import styles from "./Combined.module.css";
import { Files } from "./Files";
import { Copies } from "./FormerReplies";
import { Feedbacks, ReplyFacts } from "./Handling";
import { Asked, Pairs } from "./Pairs";

type Other = components["schemas"]["suggestion.LinkView"];
type Received = components["schemas"]["suggestion.ReceivedReply"];

/** What an item is handled together with, in either direction. */
export function Combined({ item }: { item: Suggestion }) {
  const { t } = useTranslation("handling");
  const { merged_into, merged_items } = item;
  if (!merged_into && merged_items.length === 0) return null;
  return (
    <Panel title={t("merged.title")}>
      <p className={styles.quiet}>{t(merged_into ? "merged.intoHint" : "merged.itemsHint")}</p>
      <ul className={styles.others}>
        {(merged_into ? [merged_into] : merged_items).map((other) => (
          <OtherItem key={other.id} other={other} />
        ))}
      </ul>
    </Panel>
  );
}

/** Whoever does not see the other item itself reads here what it asks for, which is answered with this one. */
function OtherItem({ other }: { other: Other }) {
  const { t } = useTranslation("handling");
  const { lead_name, points } = other;
  return (
    <li>
      <OtherName other={other} />
      {lead_name && <span>{t("merged.lead", { name: lead_name })}</span>}
      {points.length > 0 && <Asked points={points} />}
    </li>
  );
}

/** The name of another item, which leads to its page where this person sees it. */
export function OtherName({ other }: { other: Other }) {
  const { t } = useTranslation(["handling", "suggestions"]);
  const { id, number_text, title, opens } = other;
  const name = t("merged.other", { number: number_text || t("suggestions:noNumber"), title });
  return opens ? <Link to={`/suggestions/${id}`}>{name}</Link> : <strong>{name}</strong>;
}

/** The replies that the proposers of a merged item got, round by round, and what they said of them. */
export function ReceivedRounds({ item }: { item: Suggestion }) {
  const { t } = useTranslation(["handling", "suggestions"]);
  if (!item.merged_into) return null;
  if (item.received_replies.length === 0) return <p className={styles.quiet}>{t("merged.waiting")}</p>;
  return [...item.rounds].reverse().map((round) => (
    <Panel
      key={round.no}
      title={item.rounds.length > 1 ? t("merged.replyOfRound", { no: round.no }) : t("merged.reply")}
    >
      {item.received_replies
        .filter(({ round_no }) => round_no === round.no)
        .map((received) => (
          <OneReceived key={received.reply.id} item={item} received={received} />
        ))}
      <Said round={round} />
    </Panel>
  ));
}

function OneReceived({ item, received }: { item: Suggestion; received: Received }) {
  const { t } = useTranslation("suggestions");
  const { unit_name, points, reply } = received;
  return (
    <div className={styles.reply}>
      <h3 className={styles.head}>{t("item.replyOf", { unit: unit_name })}</h3>
      {reply.opening && <p className={styles.text}>{reply.opening}</p>}
      {points.length > 0 && <Pairs points={points} assignments={[{ id: reply.id, unit_name, reply }]} />}
      {reply.closing && <p className={styles.text}>{reply.closing}</p>}
      <ReplyFacts item={item} reply={reply} />
      <Copies reply={reply} />
      <Files title={t("item.sealed")} files={reply.sealed ? [reply.sealed] : []} />
    </div>
  );
}

function Said({ round }: { round: Round }) {
  const { t } = useTranslation("suggestions");
  return (
    <>
      <h3 className={styles.said}>{t("item.feedback")}</h3>
      <Feedbacks round={round} />
      {round.feedback_released_at && (
        <p className={styles.quiet}>{t("item.releasedAt", { at: minuteText(round.feedback_released_at) })}</p>
      )}
    </>
  );
}
