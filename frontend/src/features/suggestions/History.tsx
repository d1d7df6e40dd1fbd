import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { TimelineEvent } from "../../api/core";
import { useSession } from "../../api/session";
import { Panel } from "../../components/Panel";
import { Timeline, type TimelineEntry } from "../../components/Timeline";
import { dayText, isDay } from "../../lib/date";
import { letterOf } from "../../lib/letters";
import { useWords } from "../../lib/useWords";
import styles from "./Content.module.css";
import { Files } from "./Files";

const shown = [
  "on_paper",
  "reason_label",
  "reason",
  "text",
  "comment",
  "note",
  "document_no",
  "class_label",
  "section",
  "person_name",
  "due_on",
  "until",
  "ended",
  "meeting",
  "before",
  "after",
  "not_asked",
] as const;
/** The unit that was wished for, where it is no part of what happened. */
const wishes = ["object_to_assignment", "decide_objection_agreed"];
const bad = [
  "return_for_revision",
  "review_reply_sent_back",
  "sign_reply_sent_back",
  "confirm_contact_disputed",
  "decline_signature",
  "withdraw_signature",
  "check_reply_sent_back",
  "sign_co_opinion_sent_back",
  "send_back_co_opinion",
];
const good = ["sign_reply_delivered", "close", "archive"];

/** So many of the latest events are seen without a click. */
const shownAtOnce = 12;

/** What happened to an item, newest first, in words. */
export function History({ id, events }: { id: number; events: TimelineEvent[] }) {
  const { t } = useTranslation("suggestions");
  const entryOf = useEntry(id);
  const newest = [...events].sort((a, b) => b.at.localeCompare(a.at) || b.id - a.id);
  const entries = newest.map(entryOf);
  // A short rest is not worth a click.
  const first = entries.length > shownAtOnce + 3 ? shownAtOnce : entries.length;
  const earlier = entries.slice(first);
  return (
    <Panel title={t("item.timeline")}>
      <Timeline label={t("item.timeline")} entries={entries.slice(0, first)} />
      {earlier.length > 0 && (
        <details className={styles.fold}>
          <summary>{t("item.olderEvents", { count: earlier.length })}</summary>
          <Timeline label={t("item.olderEvents", { count: earlier.length })} entries={earlier} />
        </details>
      )}
    </Panel>
  );
}

function useEntry(suggestion: number): (event: TimelineEvent) => TimelineEntry {
  const { t } = useTranslation(["suggestions", "common"]);
  const word = useWords();
  const { me } = useSession();
  const rating = (code?: string) => (code ? word("rating", code) : "");
  return (event) => {
    const { id, kind, at, actor_name, actor_role, body_name, data, scans } = event;
    const letter = letterOf(event, me?.hat?.role);
    const params = {
      number_text: "",
      ...Object.fromEntries(Object.entries(data).map(([key, text]) => [key, day(text)])),
      unit_name: data.unit_name || body_name,
      clock: data.clock ? word("clock", data.clock) : "",
      attitude: rating(data.attitude),
      result: rating(data.result),
    };
    const exact = [kind, data.outcome || data.origin].filter(Boolean).join("_");
    const texts = [exact, kind].map((key) => ({ key, text: word("timeline", key, params) }));
    const known = texts.find(({ key, text }) => text !== key);
    const role = actor_role && t(`common:role.${actor_role}`);
    const detail = [...shown, ...(wishes.includes(exact) ? (["unit_name"] as const) : [])]
      .filter((key) => data[key] && !(key === "until" && data.due_on))
      .map((key) => word("detail", key, { text: day(data[key] ?? "") }))
      .join("\n");
    return {
      id,
      at,
      what: known?.text ?? t("timeline.other"),
      who: [actor_name, role && body_name ? t("common:roleIn", { role, body: body_name }) : role]
        .filter(Boolean)
        .join(" · "),
      detail: scans.length === 0 ? detail : <Papers detail={detail} scans={scans} />,
      more: letter && (
        <Link className={styles.letter} to={`/print/suggestions/${suggestion}/letters/${id}`}>
          {t("letter.print", { name: t(`letter.${letter}`) })}
        </Link>
      ),
      tone:
        bad.includes(exact) || data.outcome === "refused" ? "bad" : good.includes(exact) ? "good" : "plain",
    };
  };
}

/** What was said, and the paper that says it. */
function Papers({ detail, scans }: { detail: string; scans: TimelineEvent["scans"] }) {
  const { t } = useTranslation("handling");
  return (
    <>
      {detail}
      <Files title={t("onPaper.scan")} files={scans} />
    </>
  );
}

function day(text: string): string {
  return isDay(text) ? dayText(text) : text;
}
