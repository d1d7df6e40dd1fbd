import { Button } from "antd";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Action, Assignment, Suggestion } from "../../api/core";
import { onDemand } from "../../lib/onDemand";
import { DraftOpinion } from "./DraftOpinion";
import { handlerForms } from "./handlerForms";
import { SignOpinion } from "./Opinion";
import { ObjectToAssignment } from "./ProposerActions";
import { rating } from "./rating";

export interface AssignmentProps {
  item: Suggestion;
  assignment: Assignment;
}

// Forms with scans, and what is done once in a while, are fetched by whom they are offered to.
const deciding = () => import("./DecisionActions");
const ReviewActions = onDemand(async () => (await deciding()).ReviewActions);
const SignActions = onDemand(async () => (await deciding()).SignActions);
const Acknowledge = onDemand(async () => (await handlerForms()).Acknowledge);
const AskExtension = onDemand(async () => (await handlerForms()).AskExtension);
const AskReturn = onDemand(async () => (await handlerForms()).AskReturn);
const NoteProgress = onDemand(async () => (await handlerForms()).NoteProgress);
const PlanHandling = onDemand(async () => (await handlerForms()).PlanHandling);
const Receive = onDemand(async () => (await handlerForms()).Receive);
const SetRoute = onDemand(async () => (await handlerForms()).SetRoute);
const CheckReply = onDemand(async () => (await handlerForms()).CheckReply);
const Supersede = onDemand(async () => (await handlerForms()).Supersede);
const PaperDelivery = onDemand(async () => (await import("./PaperDelivery")).PaperDelivery);
const RecordContact = onDemand(async () => (await import("./RecordContact")).RecordContact);
const RateSuggestion = onDemand(async () => (await rating()).RateSuggestion);
const SealedReply = onDemand(async () => (await import("./SealedReply")).SealedReply);

/** What each action of a unit looks like; only those that the server offers are shown. */
const forms: Partial<Record<Action, ComponentType<AssignmentProps>>> = {
  receive: Receive,
  sign_reply: SignActions,
  review_reply: ReviewActions,
  check_reply: CheckReply,
  sign_co_opinion: SignOpinion,
  draft_co_opinion: DraftOpinion,
  acknowledge: Acknowledge,
  draft_reply: DraftReply,
  record_contact: RecordContact,
  plan_handling: PlanHandling,
  note_progress: NoteProgress,
  set_inner_route: SetRoute,
  supersede_reply: Supersede,
  record_paper_delivery: PaperDelivery,
  attach_sealed_reply: SealedReply,
  rate_suggestion: RateSuggestion,
  ask_extension: AskExtension,
  ask_return: AskReturn,
  object_to_assignment: ObjectToAssignment,
};

/** The actions on one assignment that this person has now. */
export function assignmentActionsOf({ actions }: Assignment): Action[] {
  return (Object.keys(forms) as Action[]).filter((name) => actions.includes(name));
}

/** The buttons of these actions, each with its form. */
export function AssignmentActions({
  wanted,
  ...props
}: AssignmentProps & { wanted: (action: Action) => boolean }) {
  return assignmentActionsOf(props.assignment)
    .filter(wanted)
    .map((name) => {
      const Form = forms[name];
      return Form && <Form key={name} {...props} />;
    });
}

/** Opens the editor, whose place is in the URL so that it can be come back to. */
function DraftReply({ assignment }: AssignmentProps) {
  const { t } = useTranslation("suggestions");
  const [params, setParams] = useSearchParams();
  if (params.get("reply") === String(assignment.id)) return null;
  return (
    <Button type="primary" onClick={() => setParams({ reply: String(assignment.id) })}>
      {t("reply.open")}
    </Button>
  );
}
