import { newIdempotencyKey } from "../../api/idempotency";
import type { Attachment, Draft, DraftBody } from "./contract";

/** One request while it is written; its key keeps the input's identity when the order changes. */
export interface Point {
  key: string;
  text: string;
}

/** What the editor holds. */
export interface DraftText extends Omit<DraftBody, "points" | "attachment_ids"> {
  points: Point[];
  attachments: Attachment[];
}

export const newPoint = (text = ""): Point => ({ key: newIdempotencyKey(), text });

export function emptyText(): DraftText {
  return {
    title: "",
    category: "",
    situation: "",
    analysis: "",
    points: [newPoint()],
    publicity_consent: "",
    reference_only: false,
    suggested_units: "",
    attachments: [],
  };
}

/** The text of a draft that the server has. */
export function textOf(draft: Draft): DraftText {
  const points = [...draft.content.points].sort((a, b) => a.no - b.no).map(({ text }) => newPoint(text));
  return {
    title: draft.title,
    category: draft.category,
    situation: draft.content.situation,
    analysis: draft.content.analysis,
    points: points.length > 0 ? points : [newPoint()],
    publicity_consent: draft.publicity_consent === "unstated" ? "" : draft.publicity_consent,
    reference_only: draft.reference_only,
    suggested_units: draft.suggested_units,
    attachments: draft.attachments ?? [],
  };
}

/** What goes to the server; a request that is still empty is no request yet. */
export function bodyOf({ points, attachments, ...text }: DraftText): DraftBody {
  return {
    title: text.title.trim(),
    category: text.category,
    situation: text.situation,
    analysis: text.analysis,
    points: points.map((point) => point.text).filter((point) => point.trim() !== ""),
    publicity_consent: text.publicity_consent,
    reference_only: text.reference_only,
    suggested_units: text.suggested_units,
    attachment_ids: attachments.map((attachment) => attachment.id),
  };
}

/** True when the server would get the same from both. */
export function sameText(a: DraftText, b: DraftText): boolean {
  return JSON.stringify(bodyOf(a)) === JSON.stringify(bodyOf(b));
}

/** How many characters people see in a text; spaces and line breaks do not count. */
export function countOf(text: string): number {
  return Array.from(text.replace(/\s/g, "")).length;
}
