import createClient from "openapi-fetch";

import { send } from "./client";
import type { Role } from "./contract";
import type { Problem } from "./problem";

// The part of the contract that the handling of suggestions speaks, in the shape in which
// openapi-typescript writes it.

export type Phase =
  | "draft"
  | "cosigning"
  | "submitted"
  | "under_review"
  | "returned"
  | "not_accepted"
  | "merged"
  | "withdrawn"
  | "registered"
  | "assigned"
  | "in_handling"
  | "awaiting_feedback"
  | "rehandling_review"
  | "closed"
  | "archived";

export type Action =
  | "edit_draft"
  | "delete_draft"
  | "submit"
  | "start_review"
  | "return_for_revision"
  | "register"
  | "assign"
  | "receive"
  | "set_inner_route"
  | "record_contact"
  | "confirm_contact"
  | "note_progress"
  | "draft_reply"
  | "review_reply"
  | "sign_reply"
  | "give_decisive_feedback"
  | "give_feedback"
  | "release_feedback"
  | "decide_rehandling"
  | "explain_and_close"
  | "close"
  | "archive";

export type Light = "green" | "yellow" | "red" | "overdue" | "overdue_law" | "stopped" | "none";
export type Rating = "satisfied" | "basically_satisfied" | "dissatisfied";

/** Who has to do what next, and by when. */
export interface Ball {
  role: Role;
  body_name: string;
  task: string;
  due_on: string | null;
  clock_kind: string;
  light: Light | "";
}

/** One day, or one run of days, of the way to a due date. */
export interface ExplanationStep {
  rule: string;
  from: string;
  to: string;
  name?: string;
  days?: number;
  count?: number;
}

export interface Explanation {
  from: string;
  term: string;
  due: string;
  steps: ExplanationStep[];
  provisional?: number[];
}

export interface Clock {
  id: number;
  kind: string;
  started_on: string;
  due_on: string;
  law_due_on: string | null;
  stopped_at: string | null;
  state: "running" | "stopped" | "void";
  light: Light;
  days_left: number;
  provisional: boolean;
  plan_breached: boolean;
  law_breached: boolean;
  explanation: Explanation;
  round_no: number;
  assignment_id: number;
}

export interface Communication {
  id: number;
  phase: "before" | "during" | "after";
  mode: "meeting" | "visit" | "phone" | "online";
  held_on: string;
  place: string;
  persons: string;
  summary: string;
  state: "pending" | "confirmed" | "disputed" | "unconfirmed";
  dispute_reason: string;
  recorded_at: string;
  by_name: string;
  confirm_by: string | null;
  actions: string[];
}

export interface ProgressNote {
  id: number;
  text: string;
  at: string;
  by_name: string;
}

export interface Answer {
  point_id: string;
  text: string;
}

export interface ReplyChange {
  field: string;
  before: string;
  after: string;
}

export interface Reply {
  id: number;
  version: number;
  state: "draft" | "in_review" | "in_signoff" | "delivered" | "superseded";
  opening: string;
  closing: string;
  answers: Answer[];
  class_code: string;
  commitment_text: string;
  commitment_due_on: string | null;
  class_reason: string;
  no_contact_reason: string;
  contact_person: string;
  contact_phone: string;
  document_no: string;
  drafted_by_name: string;
  reviewed_by_name: string;
  signed_by_name: string;
  signed_at: string | null;
  delivered_at: string | null;
  read_at: string | null;
  last_comment: { text: string; step: "review" | "signoff"; by_name: string; at: string } | null;
  changes: ReplyChange[];
  missing: string[];
}

export interface Assignment {
  id: number;
  unit_id: number;
  unit_name: string;
  role: "sole" | "lead" | "co" | "separate";
  assigned_at: string | null;
  received_at: string | null;
  done_at: string | null;
  section: string;
  person_name: string;
  inner_due_on: string | null;
  note: string;
  actions: string[];
  communications: Communication[];
  notes: ProgressNote[];
  reply: Reply | null;
}

export interface Feedback {
  id: number;
  proposer_name: string;
  decisive: boolean;
  attitude: Rating;
  result: Rating;
  reasons: string;
  given_at: string;
  changeable_until: string | null;
  released: boolean;
}

export interface Round {
  no: number;
  why: "first" | "dissatisfied" | "escalated" | "reopened";
  opened_at: string | null;
  reason: string;
  feedback_released_at: string | null;
  assignments: Assignment[];
  feedbacks: Feedback[];
}

export interface Point {
  id: string;
  no: number;
  text: string;
}

export interface TimelineEvent {
  id: number;
  kind: string;
  at: string;
  round_no: number;
  actor_name: string;
  actor_role: Role | "";
  body_name: string;
  data: Record<string, string>;
}

export interface AttachmentRef {
  id: number;
  name: string;
  size: number;
  content_type: string;
}

/** One suggestion with all that this person may see of it. */
export interface Suggestion {
  id: number;
  version: number;
  phase: Phase;
  round_no: number;
  number: number | null;
  number_text: string;
  title: string;
  category: string;
  submission_period: "in_session" | "inter_session";
  session_name: string;
  proposer: {
    kind: "deputy" | "joint" | "delegation";
    deputy_id: number;
    name: string;
    delegation_name: string;
    card_no: string;
  };
  publicity_consent: "full" | "title_only" | "none";
  reference_only: boolean;
  suggested_units: string;
  origin: "deputy" | "paper" | "imported";
  created_at: string;
  submitted_at: string | null;
  registered_at: string | null;
  first_assigned_at: string | null;
  closed_at: string | null;
  content: {
    version_no: number;
    situation: string;
    analysis: string;
    points: Point[];
    frozen_at: string | null;
  };
  content_versions: { no: number; title: string; at: string; by_name: string; reason: string }[];
  return_reason: { code: string; text: string } | null;
  attachments: AttachmentRef[];
  ball: Ball[];
  clocks: Clock[];
  rounds: Round[];
  explanation_letter: string;
  timeline: TimelineEvent[];
  actions: string[];
}

/** One suggestion as a row of a list. */
export interface SuggestionRow {
  id: number;
  version: number;
  number_text: string;
  title: string;
  category: string;
  phase: Phase;
  round_no: number;
  lead_name: string;
  delegation_name: string;
  units: { id: number; name: string; role: string }[];
  ball: { role: Role; body_name: string; task: string }[];
  due_on: string | null;
  days_left: number | null;
  light: Light | "";
  submitted_at: string | null;
  updated_at: string;
  actions: string[];
}

/** One thing that waits for this person. */
export interface Task {
  id: number;
  suggestion_id: number;
  version: number;
  task: string;
  title: string;
  number_text: string;
  phase: Phase;
  round_no: number;
  lead_name: string;
  unit_name: string;
  due_on: string | null;
  days_left: number | null;
  light: Light | "";
  since: string;
}

export interface TaskCount {
  task: string;
  count: number;
  overdue: number;
}

export interface ReplyClass {
  code: string;
  label: string;
  meaning: string;
  requires_commitment_date: boolean;
  requires_reason: boolean;
  counts_as_resolved: boolean;
}

/** A code with its words, as the rules in force define it. */
export interface Coded {
  code: string;
  label: string;
}

export interface RuleSet {
  categories: Coded[];
  reply_classes: ReplyClass[];
  ratings: Coded[];
  return_reasons: Coded[];
}

/** What every action answers. */
export interface Receipt {
  id: number;
  version: number;
  phase: Phase;
  reply_id?: number;
  assignment_id?: number;
  communication_id?: number;
}

export interface ReplyDraft {
  version: number;
  opening: string;
  answers: Answer[];
  closing: string;
  class_code: string;
  commitment_text: string;
  commitment_due_on: string | null;
  class_reason: string;
  no_contact_reason: string;
  contact_person: string;
  contact_phone: string;
}

export interface BatchResult {
  suggestion_id: number;
  ok: boolean;
  code: string;
  detail: string;
}

export interface ListQuery {
  page?: number;
  size?: number;
  q?: string;
  phase?: string;
  unit_id?: number;
  category?: string;
  light?: string;
  sort?: string;
}

type Listed<T> = { items: T[]; total: number; page: number; size: number };
type Failure = { content: { "application/problem+json": Problem } };
type Ok<T> = { responses: { 200: { content: { "application/json": T } }; default: Failure } };
type Gone = { responses: { 204: { content?: never }; default: Failure } };
type Id = { path: { id: number } };
type Key = { header?: { "Idempotency-Key"?: string } };
type Versioned = { version: number };
type Body<T> = { requestBody: { content: { "application/json": T } } };
type Act<T = unknown> = { post: { parameters: Id & Key } & Body<Versioned & T> & Ok<Receipt> };
type Decision = { pass: boolean; comment: string };

interface CorePaths {
  "/suggestions": { get: { parameters: { query?: ListQuery } } & Ok<Listed<SuggestionRow>> };
  "/suggestions/{id}": {
    get: { parameters: Id } & Ok<Suggestion>;
    delete: { parameters: Id & { query: Versioned } } & Gone;
  };
  "/tasks": {
    get: { parameters: { query?: { task?: string; page?: number; size?: number } } } & Ok<
      Listed<Task> & { counts: TaskCount[] }
    >;
  };
  "/rules": { get: { parameters: { query?: never } } & Ok<RuleSet> };
  "/suggestions/{id}/submit": Act<{ no_state_secrets: true }>;
  "/suggestions/{id}/start-review": Act;
  "/suggestions/{id}/return": Act<{ reason_code: string; reason: string }>;
  "/suggestions/{id}/register": Act;
  "/suggestions/{id}/assign": Act<{ unit_id: number; note: string }>;
  "/suggestions/assign-batch": {
    post: { parameters: Key } & Body<{
      items: { suggestion_id: number; version: number; unit_id: number }[];
      note: string;
    }> &
      Ok<{ results: BatchResult[] }>;
  };
  "/assignments/{id}/receive": Act;
  "/assignments/{id}/route": Act<{ section: string; person_name: string; inner_due_on: string | null }>;
  "/assignments/{id}/communications": Act<
    Pick<Communication, "phase" | "mode" | "held_on" | "place" | "persons" | "summary">
  >;
  "/communications/{id}/confirm": Act;
  "/communications/{id}/dispute": Act<{ reason: string }>;
  "/assignments/{id}/notes": Act<{ text: string }>;
  "/assignments/{id}/reply": {
    put: { parameters: Id } & Body<ReplyDraft> & Ok<{ reply_id: number; version: number }>;
  };
  "/replies/{id}/submit": Act;
  "/replies/{id}/review": Act<Decision>;
  "/replies/{id}/sign": Act<Decision & { document_no: string }>;
  "/suggestions/{id}/feedback": Act<{ attitude: Rating; result: Rating; reasons: string }>;
  "/suggestions/{id}/release-feedback": Act;
  "/suggestions/{id}/rehandle": Act<{ reason: string; unit_id: number }>;
  "/suggestions/{id}/explain-and-close": Act<{ letter: string }>;
  "/suggestions/{id}/close": Act;
  "/suggestions/{id}/archive": Act;
  "/suggestions/{id}/reply-read": {
    post: { parameters: Id & Key } & Body<Record<string, never>> & Ok<Receipt>;
  };
}

/** The typed client of the handling of suggestions. */
export const core = createClient<CorePaths>({ baseUrl: `${location.origin}/api/v1`, fetch: send });
