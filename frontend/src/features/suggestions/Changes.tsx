import { useTranslation } from "react-i18next";

import type { Point, Reply, ReplyChange } from "../../api/core";
import { dayText } from "../../lib/date";
import { useWords } from "../../lib/useWords";
import { useRules } from "./api";
import styles from "./Changes.module.css";
import { difference } from "./difference";

/** What changed in a reply since it was last sent back; the answers show their own changes where they stand. */
export function Changes({ reply, points }: { reply: Reply; points: Point[] }) {
  const { t } = useTranslation("suggestions");
  const name = useFieldName();
  const others = reply.changes.filter((change) => !points.some((point) => concerns(change, point)));
  if (reply.state === "delivered") return null;
  if (reply.changes.length === 0)
    return reply.last_comment ? <p className={styles.none}>{t("item.noChanges")}</p> : null;
  return (
    <div className={styles.changes}>
      <p>
        <strong>{t("item.changes")}</strong>
        {t("item.changedFields", { fields: reply.changes.map(({ field }) => name(field)).join("、") })}
      </p>
      <ChangeList changes={others} name={name} />
    </div>
  );
}

/** Each change under its name: what stood there, and what stands there now. */
export function ChangeList({ changes, name, className }: ChangeListProps) {
  if (changes.length === 0) return null;
  return (
    <dl className={className}>
      {changes.map((change) => (
        <div key={change.field + change.before}>
          <dt>{name(change.field)}</dt>
          <dd>
            <Before change={change} />
            <After change={change} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ChangeListProps {
  changes: ReplyChange[];
  /** What a field is called. */
  name: (field: string) => string;
  className?: string;
}

/** What stood there before the last send-back, with what is gone from it marked. */
export function Before({ change }: { change: ReplyChange }) {
  const { t } = useTranslation("suggestions");
  const shown = useShown(change);
  const { start, removed, end } = difference(shown.before, shown.after);
  return (
    <p className={styles.before}>
      <span className={styles.label}>{t("item.before")}</span>
      {shown.before === "" && t("item.nothing")}
      {start}
      {removed && <del>{removed}</del>}
      {end}
    </p>
  );
}

/** What stands there now, with what is new marked. */
function After({ change }: { change: ReplyChange }) {
  const { t } = useTranslation("suggestions");
  const shown = useShown(change);
  return (
    <p className={styles.after}>
      <span className={styles.label}>{t("item.after")}</span>
      <Added before={shown.before} after={shown.after} />
      {shown.after === "" && t("item.nothing")}
    </p>
  );
}

/** A text with what is new in it marked. */
export function Added({ before, after }: { before: string; after: string }) {
  const { start, added, end } = difference(before, after);
  return (
    <>
      {start}
      {added && <ins className={styles.added}>{added}</ins>}
      {end}
    </>
  );
}

/** True when a change is one of the answer to this point. */
export function concerns(change: ReplyChange, point: Point): boolean {
  return change.field === `answer.${point.no}`;
}

function useFieldName() {
  const { t } = useTranslation("suggestions");
  const word = useWords();
  return (field: string) => {
    const no = /^answer\.(\d+)$/.exec(field)?.[1];
    return no ? t("reply.answerTo", { no }) : word("reply.field", field);
  };
}

/** Both sides of a change in words: codes by their label, days as days are written. */
function useShown({ field, before, after }: ReplyChange) {
  const rules = useRules().data;
  const word = useWords();
  const show = (text: string) => {
    if (field === "class_code") return labelIn(rules?.reply_classes, text);
    if (field === "category") return labelIn(rules?.categories, text);
    if (field === "publicity_consent") return word("consent", text);
    return field === "commitment_due_on" && text ? dayText(text) : text;
  };
  return { before: show(before), after: show(after) };
}

const labelIn = (options: { code: string; label: string }[] = [], text: string) =>
  options.find(({ code }) => code === text)?.label ?? text;
