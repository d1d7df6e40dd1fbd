import type { Role } from "../../api/contract";
import type { Assignment, Suggestion, TimelineEvent } from "../../api/core";
import { paperDay } from "../../lib/date";
import { type LetterKind, letterOf } from "../../lib/letters";

/** What the sentences of letters are made of, besides the item's title, session and number. */
export const factNames = [
  "answer",
  "asked",
  "due",
  "label",
  "meeting",
  "note",
  "opinion",
  "part",
  "plan",
  "promise",
  "reason",
  "receive",
  "text",
  "unit",
  "until",
] as const;

/** Those that are known of one event. */
export type Facts = Partial<Record<(typeof factNames)[number], string>>;

/** A letter about an item: who writes to whom, and the facts that its sentences are made of. */
export interface Letter {
  kind: LetterKind;
  /** A unit's name; empty for the office. */
  from: string;
  /** The units that it goes to; none when it goes to those who proposed the item. */
  units: string[];
  at: string;
  /** Which part each unit has. */
  parts: Part[];
  /** The same as Word files: of an assignment one for each unit. */
  files: { unit: string; path: string }[];
  facts: Facts;
  /** The item in the words of the letter; as it stands today where the letter was not kept. */
  about?: { title: string; session: string; number: string };
  /** Of what was kept as it was signed or sent: its number, and the code by which a print is checked. */
  number: string;
  code: string;
}

interface Part {
  id: number;
  unit: string;
  role: Assignment["role"];
}

type Told = (
  item: Suggestion,
  event: TimelineEvent,
) => Partial<Pick<Letter, "from" | "units" | "parts" | "files" | "facts" | "about" | "number" | "code">>;

const about: Record<LetterKind, Told> = {
  revision: (_, { data }) => ({ facts: { reason: data.reason ?? "", label: data.reason_label ?? "" } }),
  assignment: (item, event) => {
    const { parts, ...facts } = limits(item, event);
    const files = parts.map(({ id, unit }) => ({ unit, path: `/assignments/${id}/notice` }));
    return { ...toUnits(event), parts, files, facts };
  },
  urging: (item, event) => {
    const sent = event.letter;
    if (!sent) return { ...toUnits(event), facts: { ...dates(item, event), text: event.data.text ?? "" } };
    return {
      from: sent.issuer === sent.sender ? sent.issuer : `${sent.issuer}${sent.sender}`,
      units: [sent.unit_name],
      facts: {
        answer: sent.answer_by ? paperDay(sent.answer_by) : "",
        opinion: sent.opinion_by ? paperDay(sent.opinion_by) : "",
        text: sent.note,
      },
      about: { title: sent.title, session: sent.session_name, number: sent.number_text },
      number: sent.number,
      code: sent.code,
    };
  },
  opinion: (item, event) => {
    const unit = event.body_name;
    const own = partOf(item, event, unit);
    const lead = roundOf(item, event)?.assignments.find(({ role, ended }) => role === "lead" && !ended);
    return {
      from: unit,
      units: lead ? [lead.unit_name] : [],
      files: own?.opinion ? [{ unit, path: `/assignments/${own.id}/opinion/letter` }] : [],
      facts: { text: own?.opinion?.text ?? "" },
      number: own?.opinion?.document_no ?? "",
      code: own?.opinion?.code ?? "",
    };
  },
  non_acceptance: (item, { at, data }) => ({
    facts: { label: data.reason_label ?? "", reason: askedFor(item, "non_acceptance", at)?.reason ?? "" },
  }),
  extension: (item, { at, data }) => {
    const asked = askedFor(item, "extension", at);
    const unit = item.rounds
      .flatMap(({ assignments }) => assignments)
      .find(({ id }) => id === asked?.assignment_id);
    const until = data.until ? paperDay(data.until) : "";
    return { facts: { unit: unit?.unit_name ?? "", reason: asked?.reason ?? "", until } };
  },
  withdrawal: (item, { at }) => {
    const asked = askedFor(item, "withdrawal", at);
    return { facts: { asked: asked ? paperDay(asked.asked_at) : "" } };
  },
  objection_upheld: (_, { data }) => ({ facts: { reason: data.reason ?? "" } }),
  objection_refused: (_, { data }) => ({ facts: { reason: data.reason ?? "" } }),
  rehandling: (item, event) => ({
    ...toUnits(event),
    facts: { ...dates(item, event), reason: event.data.reason ?? "" },
  }),
  escalation: (item, event) => {
    const { meeting = "", until } = event.data;
    const known = dates(item, event);
    const plan = until ? paperDay(until) : "";
    return { ...toUnits(event), facts: { ...known, meeting, plan: plan === known.answer ? "" : plan } };
  },
  reopening: (item, event) => ({
    ...toUnits(event),
    facts: { ...dates(item, event), reason: event.data.reason ?? "" },
  }),
  explanation: (item) => ({ facts: { text: item.explanation_letter } }),
  promise_kept: (item, { at, data }) => {
    const promise = endedAt(item, at);
    return {
      from: promise?.unit_name ?? "",
      facts: {
        promise: bare(promise?.text),
        due: promise ? paperDay(promise.due_on) : "",
        text: data.text ?? "",
      },
    };
  },
  promise_changed: (item, { at, data }) => {
    const promise = endedAt(item, at);
    const until = data.until ? paperDay(data.until) : "";
    return {
      facts: { unit: promise?.unit_name ?? "", promise: bare(promise?.text), text: bare(data.text), until },
    };
  },
};

/** The letter that tells of an event; nothing when none does, or it is not the reader's. */
export function letterAbout(item: Suggestion, id: number, reader?: Role): Letter | undefined {
  const event = item.timeline.find((one) => one.id === id);
  const kind = event && letterOf(event, reader);
  if (!kind) return undefined;
  return {
    kind,
    from: "",
    units: [],
    parts: [],
    files: [{ unit: "", path: `/timeline/${id}/letter` }],
    facts: {},
    number: "",
    code: "",
    at: event.at,
    ...about[kind](item, event),
  };
}

/** The dates of the units, without their parts. */
function dates(item: Suggestion, event: TimelineEvent): Facts {
  const { parts, ...facts } = limits(item, event);
  return facts;
}

function toUnits({ data }: TimelineEvent) {
  return { units: (data.unit_name ?? "").split("、").filter(Boolean) };
}

const roundOf = (item: Suggestion, { round_no }: TimelineEvent) =>
  item.rounds.find(({ no }) => no === round_no);

const partOf = (item: Suggestion, event: TimelineEvent, unit: string): Assignment | undefined =>
  roundOf(item, event)
    ?.assignments.filter(({ unit_name }) => unit_name === unit)
    .at(-1);

/** By when the units receive, help and answer, as the limits now stand, and what part each has. */
function limits(item: Suggestion, event: TimelineEvent): Facts & { parts: Part[] } {
  const assignments = toUnits(event).units.flatMap((unit) => partOf(item, event, unit) ?? []);
  const due = (...kinds: string[]) => {
    const clock = item.clocks.find(
      ({ assignment_id, state, kind }) =>
        state !== "void" && kinds.includes(kind) && assignments.some(({ id }) => id === assignment_id),
    );
    return clock ? paperDay(clock.due_on) : "";
  };
  return {
    parts: assignments.map(({ id, unit_name, role }) => ({ id, unit: unit_name, role })),
    receive: due("T2"),
    opinion: due("T4"),
    answer: due("T5", "T8", "T9"),
    note: event.kind === "assign" ? [...new Set(assignments.map(({ note }) => note))].join("") : "",
  };
}

/** The promise that was kept, changed or explained at that time. */
const endedAt = (item: Suggestion, at: string) => item.commitments.find(({ ended_at }) => ended_at === at);

/** What was asked for and decided at that time. */
const askedFor = (item: Suggestion, kind: string, at: string) =>
  item.requests
    .filter((one) => one.kind === kind && one.state === "granted")
    .find(({ decided_at, steps }) => decided_at === at || steps.some((step) => step.at === at));

/** A sentence without its end, to stand within another. */
const bare = (text = "") => text.trim().replace(/[\u3002\uff1b;.]+$/, "");
