import type { components } from "./schema";

// The names by which the pages know what the contract says of suggestions.

type Schemas = components["schemas"];

export type Phase = Schemas["suggestion.Phase"];
export type Action = Schemas["suggestion.Action"];
export type Light = Schemas["suggestion.ClockView"]["light"];

/** One suggestion with all that this person may see of it. */
export type Suggestion = Schemas["suggestion.View"];
export type Proposer = Schemas["suggestion.ProposerView"];
export type Imported = Schemas["suggestion.ImportedView"];
export type Point = Schemas["suggestion.Point"];
export type AttachmentRef = Schemas["suggestion.FileView"];
export type TimelineEvent = Schemas["suggestion.EventView"];

/** Who has to do what next, and by when. */
export type Ball = Schemas["suggestion.Holder"];
export type Clock = Schemas["suggestion.ClockView"];
export type Explanation = Schemas["calendar.Explanation"];
/** One day, or one run of days, of the way to a due date. */
export type ExplanationStep = Schemas["calendar.Step"];

export type Round = Schemas["suggestion.RoundView"];
export type Assignment = Schemas["suggestion.AssignmentView"];
export type Communication = Schemas["suggestion.CommunicationView"];
export type Reply = Schemas["suggestion.ReplyView"];
export type ReplyChange = Schemas["suggestion.Change"];

/** A proposer's rating, in codes of the scale that the rules set. */
export type Opinion = Omit<Schemas["suggestion.feedbackRequest"], "version">;
export type Feedback = Schemas["suggestion.FeedbackView"];

/** Something that needs the consent of others, and one of its steps. */
export type ConsentRequest = Schemas["suggestion.RequestView"];
export type ConsentStep = Schemas["suggestion.RequestStepView"];
/** One co-signer's part. */
export type Signature = Schemas["suggestion.SignatureView"];

/** One suggestion as a row of a list. */
export type SuggestionRow = Schemas["suggestion.Row"];
/** One thing that waits for this person. */
export type Task = Schemas["suggestion.TaskRow"];
export type TaskCount = Schemas["suggestion.TaskCount"];

export type RuleSet = Schemas["rules.rulesView"];
export type ReplyClass = Schemas["rules.ReplyClass"];
/** A code with its words, as the rules in force define it. */
export type Coded = Schemas["rules.Option"];

/** What every action answers. */
export type Receipt = Schemas["suggestion.Receipt"];
export type ReplyDraft = Schemas["suggestion.replyRequest"];
