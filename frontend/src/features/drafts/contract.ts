import type { components } from "../../api/schema";

// The names by which the editor knows what the contract says of writing a suggestion.

type Schemas = components["schemas"];

export type Attachment = Schemas["suggestion.FileView"];

/** What a deputy writes, as the server takes it; consent to publication is never preset. */
export type DraftBody = Omit<Schemas["suggestion.createRequest"], "for_delegation">;

/** The part of a suggestion that its editor shows. */
export type Draft = Pick<
  Schemas["suggestion.View"],
  | "id"
  | "version"
  | "phase"
  | "title"
  | "category"
  | "publicity_consent"
  | "reference_only"
  | "suggested_units"
  | "return_reason"
  | "attachments"
  | "actions"
  | "signatures"
  | "clocks"
  | "proposer"
  | "receipt_no"
> & { content: Pick<Schemas["suggestion.ContentView"], "situation" | "analysis" | "points"> };
