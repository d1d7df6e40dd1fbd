import { Button, Checkbox, Form } from "antd";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Action, Suggestion } from "../../api/core";
import { FormSelect } from "../../components/FormSelect";
import { TextField } from "../../components/fields";
import { onDemand } from "../../lib/onDemand";
import { ActionButton } from "./ActionButton";
import * as calls from "./api";
import { FeedbackAction } from "./FeedbackAction";
import {
  AskWithdrawal,
  ConfirmSignature,
  DeclineSignature,
  Invite,
  WithdrawSignature,
} from "./ProposerActions";
import { SubmitSignatures } from "./Signatures";

interface Props {
  item: Suggestion;
}

// What offices alone are offered, and forms with scans, are fetched by whom they are offered to.
const PaperFeedback = onDemand(async () => (await import("./PaperFeedback")).PaperFeedback);
const arranging = () => import("./ArrangeActions");
const Assign = onDemand(async () => (await arranging()).Assign);
const ProposeUnits = onDemand(async () => (await arranging()).ProposeUnits);
const Rearrange = onDemand(async () => (await arranging()).Rearrange);
const combining = () => import("./CombineActions");
const AskMerge = onDemand(async () => (await combining()).AskMerge);
const AskSplit = onDemand(async () => (await combining()).AskSplit);
const MakeStub = onDemand(async () => (await combining()).MakeStub);
const reviewing = () => import("./ReviewActions");
const AskNonAcceptance = onDemand(async () => (await reviewing()).AskNonAcceptance);
const CorrectTitle = onDemand(async () => (await reviewing()).CorrectTitle);
const ReopenNotAccepted = onDemand(async () => (await reviewing()).ReopenNotAccepted);
const VoidRegistration = onDemand(async () => (await reviewing()).VoidRegistration);
const rounds = () => import("./RoundActions");
const Rehandle = onDemand(async () => (await rounds()).Rehandle);
const Escalate = onDemand(async () => (await rounds()).Escalate);
const Reopen = onDemand(async () => (await rounds()).Reopen);

const primary = { type: "primary" } as const;

/** What each action on the whole item looks like; only those that the server offers are shown. */
const forms: Partial<Record<Action, ComponentType<Props>>> = {
  edit_draft: EditDraft,
  submit: Submit,
  invite_cosigners: Invite,
  confirm_signature: ConfirmSignature,
  decline_signature: DeclineSignature,
  register: Register,
  start_review: StartReview,
  return_for_revision: ReturnForRevision,
  assign: Assign,
  give_decisive_feedback: FeedbackAction,
  give_feedback: FeedbackAction,
  propose_units: ProposeUnits,
  change_assignments_government_units: Rearrange,
  decide_rehandling: Rehandle,
  escalate: Escalate,
  explain_and_close: ExplainAndClose,
  close: Close,
  archive: Archive,
  release_feedback: ReleaseFeedback,
  enter_paper_feedback: PaperFeedback,
  reopen_not_accepted: ReopenNotAccepted,
  reopen: Reopen,
  ask_non_acceptance: AskNonAcceptance,
  ask_merge: AskMerge,
  split: AskSplit,
  correct_title: CorrectTitle,
  void_registration: VoidRegistration,
  withdraw_signature: WithdrawSignature,
  ask_withdrawal: AskWithdrawal,
  make_stub: MakeStub,
  delete_draft: DeleteDraft,
};

/** The actions on the whole item that this person has now. */
export function itemActionsOf(item: Suggestion): Action[] {
  const offered = (Object.keys(forms) as Action[]).filter((name) => item.actions.includes(name));
  const decisive = offered.includes("give_decisive_feedback");
  return offered.filter((name) => !(name === "give_feedback" && decisive));
}

/** The buttons of these actions, each with its form. */
export function ItemActions({ item, wanted }: Props & { wanted: (action: Action) => boolean }) {
  return itemActionsOf(item)
    .filter(wanted)
    .map((name) => {
      const Form = forms[name];
      return Form && <Form key={name} item={item} />;
    });
}

function EditDraft({ item }: Props) {
  const { t } = useTranslation("suggestions");
  const navigate = useNavigate();
  return (
    <Button type="primary" onClick={() => navigate(`/suggestions/${item.id}/edit`)}>
      {t("action.edit_draft")}
    </Button>
  );
}

function DeleteDraft({ item }: Props) {
  const { t } = useTranslation("suggestions");
  const navigate = useNavigate();
  return (
    <ActionButton
      label={t("action.delete_draft")}
      title={t("form.deleteTitle")}
      hint={t("form.deleteHint")}
      id={item.id}
      version={item.version}
      send={calls.deleteDraft}
      onDone={() => navigate("/suggestions", { replace: true })}
      button={{ danger: true }}
    />
  );
}

function Submit({ item }: Props) {
  const { t } = useTranslation("suggestions");
  return (
    <ActionButton
      label={t("action.submit")}
      title={t("form.submitTitle")}
      hint={
        <>
          <p>{t("form.submitHint")}</p>
          <SubmitSignatures item={item} />
        </>
      }
      id={item.id}
      version={item.version}
      send={calls.submit}
      button={item.actions.includes("edit_draft") ? undefined : primary}
    >
      <Form.Item
        name="no_state_secrets"
        valuePropName="checked"
        rules={[
          {
            validator: (_, checked) =>
              checked ? Promise.resolve() : Promise.reject(new Error(t("form.secrecyRule"))),
          },
        ]}
      >
        <Checkbox>{t("form.secrecy")}</Checkbox>
      </Form.Item>
    </ActionButton>
  );
}

function StartReview({ item }: Props) {
  const { t } = useTranslation("suggestions");
  return (
    <ActionButton
      label={t("action.start_review")}
      title={t("form.startTitle")}
      hint={t("form.startHint")}
      id={item.id}
      version={item.version}
      send={calls.act("/suggestions/{id}/start-review")}
      button={primary}
    />
  );
}

function ReturnForRevision({ item }: Props) {
  const { t } = useTranslation(["suggestions", "common"]);
  const rules = calls.useRules();
  const label = t("form.reasonCode");
  return (
    <ActionButton<{ reason_code: string; reason: string }>
      label={t("action.return_for_revision")}
      title={t("form.returnTitle")}
      hint={t("form.returnHint")}
      id={item.id}
      version={item.version}
      send={calls.returnForRevision}
    >
      <Form.Item
        name="reason_code"
        label={label}
        rules={[{ required: true, message: t("common:requiredChoice", { label }) }]}
      >
        <FormSelect
          loading={rules.isFetching}
          options={rules.data?.return_reasons.map(({ code, label }) => ({ value: code, label }))}
        />
      </Form.Item>
      <TextField
        name="reason"
        label={t("form.reasonText")}
        hint={t("form.reasonTextHint")}
        rows={3}
        required
      />
    </ActionButton>
  );
}

function Register({ item }: Props) {
  const { t } = useTranslation("suggestions");
  return (
    <ActionButton
      label={t("action.register")}
      title={t("form.registerTitle")}
      hint={t("form.registerHint")}
      id={item.id}
      version={item.version}
      send={calls.act("/suggestions/{id}/register")}
      button={primary}
    />
  );
}

function ExplainAndClose({ item }: Props) {
  const { t } = useTranslation("suggestions");
  return (
    <ActionButton<{ letter: string }>
      label={t("action.explain_and_close")}
      title={t("form.explainTitle")}
      hint={t("form.explainHint")}
      id={item.id}
      version={item.version}
      send={calls.explainAndClose}
    >
      <TextField name="letter" label={t("form.letter")} rows={6} max={5000} required />
    </ActionButton>
  );
}

function Close({ item }: Props) {
  const { t } = useTranslation("suggestions");
  return (
    <ActionButton
      label={t("action.close")}
      title={t("form.closeTitle")}
      hint={t("form.closeHint")}
      id={item.id}
      version={item.version}
      send={calls.act("/suggestions/{id}/close")}
      button={primary}
    />
  );
}

function Archive({ item }: Props) {
  const { t } = useTranslation("suggestions");
  return (
    <ActionButton
      label={t("action.archive")}
      title={t("form.archiveTitle")}
      hint={t("form.archiveHint")}
      id={item.id}
      version={item.version}
      send={calls.act("/suggestions/{id}/archive")}
      button={primary}
    />
  );
}

function ReleaseFeedback({ item }: Props) {
  const { t } = useTranslation("suggestions");
  return (
    <ActionButton
      label={t("action.release_feedback")}
      title={t("form.releaseTitle")}
      hint={t("form.releaseHint")}
      id={item.id}
      version={item.version}
      send={calls.act("/suggestions/{id}/release-feedback")}
    />
  );
}
