import type { Suggestion } from "../api/core";

/** What one side of a comparison shows. */
export interface Compared {
  /** The page of the item; none of what is being written. */
  id?: number;
  title: string;
  number: string;
  facts: string[];
  situation: string;
  analysis: string;
  points: string[];
  /** None of what is being written. */
  replies?: ComparedReply[];
  /** Its text is kept off the platform. */
  stub?: boolean;
}

/** One unit's delivered reply, as far as this person may read it. */
export interface ComparedReply {
  id: number;
  unit: string;
  label: string;
  texts: string[];
}

/** The side of an item: its text, and of each unit the reply that stands, the newest round first. */
export function comparedItem(item: Suggestion, phase: string): Compared {
  const { content, proposer } = item;
  const points = [...content.points].sort((a, b) => a.no - b.no);
  const own = [...item.rounds]
    .reverse()
    .flatMap(({ assignments }) => assignments.filter(({ ended }) => ended === ""))
    .flatMap(({ unit_name, reply }) => (reply?.delivered_at ? [{ unit_name, reply }] : []));
  return {
    id: item.id,
    title: item.title,
    number: item.number_text,
    facts: [item.session_name, proposer.name || proposer.delegation_name, phase].filter(Boolean),
    situation: content.situation,
    analysis: content.analysis,
    points: points.map(({ text }) => text),
    replies: [...own, ...item.received_replies].map(({ unit_name, reply }) => ({
      id: reply.id,
      unit: unit_name,
      label: reply.class_label,
      texts: [
        reply.opening,
        ...reply.answers.map(({ text }) => text),
        reply.closing,
        reply.class_reason,
        reply.commitment_text,
      ].filter(Boolean),
    })),
    stub: item.stub,
  };
}
