import type { Role } from "../api/contract";
import type { TimelineEvent } from "../api/core";

/** What happened and is told by a letter, by kind and outcome. */
const letters = {
  return_for_revision: "revision",
  assign: "assignment",
  urge: "urging",
  sign_co_opinion: "opinion",
  confirm_non_acceptance_agreed: "non_acceptance",
  grant_extension_agreed: "extension",
  accept_withdrawal_agreed: "withdrawal",
  decide_objection_agreed: "objection_upheld",
  decide_objection_refused: "objection_refused",
  decide_rehandling: "rehandling",
  escalate: "escalation",
  reopen: "reopening",
  explain_and_close: "explanation",
  confirm_commitment_delivery_agreed: "promise_kept",
  decide_commitment_change_agreed: "promise_changed",
} as const;

export type LetterKind = (typeof letters)[keyof typeof letters];

/** What goes from office to unit or from unit to unit: the proposers read of it, but it is not their letter. */
const toUnits: readonly LetterKind[] = [
  "assignment",
  "urging",
  "opinion",
  "rehandling",
  "escalation",
  "reopening",
];

/** Which letter tells a reader of the event, if any does; a deputy who urges writes none. */
export function letterOf({ kind, data, actor_role }: TimelineEvent, reader?: Role): LetterKind | undefined {
  if (kind === "urge" && actor_role === "deputy") return undefined;
  const exact = [kind, data.outcome].filter(Boolean).join("_");
  const letter = (letters as Record<string, LetterKind>)[exact];
  return reader === "deputy" && toUnits.includes(letter as LetterKind) ? undefined : letter;
}
