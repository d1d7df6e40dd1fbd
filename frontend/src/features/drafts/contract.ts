import type { Problem } from "../../api/problem";

// The part of the contract that writing a suggestion speaks.

export type PublicityConsent = "full" | "title_only" | "none";

export interface Attachment {
  id: number;
  name: string;
  size: number;
  content_type: string;
}

/** What a deputy writes, as the server takes it. */
export interface DraftBody {
  title: string;
  category: string;
  situation: string;
  analysis: string;
  points: string[];
  /** Nothing until the deputy has chosen: consent is never preset. */
  publicity_consent: PublicityConsent | "";
  reference_only: boolean;
  suggested_units: string;
  attachment_ids: number[];
}

/** The part of a suggestion that its editor shows. */
export interface Draft {
  id: number;
  version: number;
  phase: string;
  title: string;
  category: string;
  publicity_consent: PublicityConsent | "";
  reference_only: boolean;
  suggested_units: string;
  content: { situation: string; analysis: string; points: { id: string; no: number; text: string }[] };
  return_reason: { code: string; text: string } | null;
  attachments: Attachment[] | null;
  actions: string[];
}

export interface Receipt {
  id: number;
  version: number;
  phase: string;
}

/** What the rules say that concerns writing. */
export interface WritingRules {
  categories: { code: string; label: string }[];
  return_reasons: { code: string; label: string }[];
}

type Failure = { content: { "application/problem+json": Problem } };
type Answer<Ok> = { responses: { 200: { content: { "application/json": Ok } }; default: Failure } };
type Key = { header?: { "Idempotency-Key"?: string } };
type Id = { path: { id: number } };
type Body<T> = { requestBody: { content: { "application/json": T } } };

export interface DraftPaths {
  "/suggestions": { post: { parameters: Key } & Body<DraftBody> & Answer<Receipt> };
  "/suggestions/{id}": {
    get: { parameters: Id } & Answer<Draft>;
    delete: { parameters: Id & { query: { version: number } } } & Answer<Receipt>;
  };
  "/suggestions/{id}/content": {
    put: { parameters: Id } & Body<DraftBody & { version: number }> & Answer<Receipt>;
  };
  "/suggestions/{id}/submit": {
    post: { parameters: Id & Key } & Body<{ version: number; no_state_secrets: boolean }> & Answer<Receipt>;
  };
  "/rules": { get: Answer<WritingRules> };
}
