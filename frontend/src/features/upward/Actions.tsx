import { Form } from "antd";
import { useTranslation } from "react-i18next";

import { type FileRef, FilesField, idsOf } from "../../components/FilesField";
import { FormSelect } from "../../components/FormSelect";
import { ChoiceField, DayField, TextField } from "../../components/fields";
import { dayOf } from "../../lib/date";
import { ActionDialog } from "./ActionDialog";
import { editText, post, type Upward } from "./api";
import { WordingFields, type WordingValues, wordingOf } from "./fields";
import styles from "./Upward.module.css";

interface Props {
  item: Upward;
}

const primary = { type: "primary" } as const;

/** What this person may do with the item now, as the server says. */
export function Actions({ item }: Props) {
  const may = (action: Upward["actions"][number]) => item.actions.includes(action);
  if (item.actions.length === 0) return null;
  return (
    <div className={`${styles.actions} no-print`}>
      {may("adopt_topic") && <Adopt item={item} />}
      {may("sign") && <Sign item={item} />}
      {may("open_signing") && <OpenSigning item={item} />}
      {may("record_submission") && <RecordSubmission item={item} />}
      {may("record_answer") && <RecordAnswer item={item} />}
      {may("give_feedback") && <GiveFeedback item={item} />}
      {may("enter_feedback") && <EnterFeedback item={item} />}
      {may("edit_text") && <EditText item={item} />}
      {may("record_handling") && <RecordHandling item={item} />}
      {may("note_follow_up") && <FollowUp item={item} />}
      {may("decline_signature") && (
        <WithReason item={item} action="decline" path="/upward/{id}/signature/decline" />
      )}
      {may("withdraw_signature") && (
        <WithReason item={item} action="withdraw" path="/upward/{id}/signature/withdraw" />
      )}
      {may("conclude") && <WithReason item={item} action="conclude" path="/upward/{id}/conclude" />}
      {may("drop") && <WithReason item={item} action="drop" path="/upward/{id}/drop" danger />}
    </div>
  );
}

function Adopt({ item }: Props) {
  const { t } = useTranslation(["upward", "common"]);
  const label = t("column.lead");
  return (
    <ActionDialog<{ lead_deputy_id: number }>
      label={t("action.adopt")}
      hint={t("adoptHint")}
      item={item}
      button={primary}
      send={post("/upward/{id}/adopt")}
    >
      <Form.Item
        name="lead_deputy_id"
        label={label}
        rules={[{ required: true, message: t("common:requiredChoice", { label }) }]}
      >
        <FormSelect
          showSearch={{ optionFilterProp: "label" }}
          options={item.members.map(({ deputy_id, name, card_no }) => ({
            value: deputy_id,
            label: `${name} · ${card_no}`,
          }))}
        />
      </Form.Item>
    </ActionDialog>
  );
}

function Sign({ item }: Props) {
  const { t } = useTranslation("upward");
  return (
    <ActionDialog
      label={t("action.sign")}
      hint={t("signHint", { title: item.text.title })}
      item={item}
      button={primary}
      send={(to) => post("/upward/{id}/signature")(to, { text_no: item.text.no })}
    />
  );
}

function OpenSigning({ item }: Props) {
  const { t } = useTranslation("upward");
  return (
    <ActionDialog
      label={t("action.openSigning")}
      hint={t("openSigningHint", { count: item.members.length })}
      item={item}
      button={primary}
      send={(to) => post("/upward/{id}/open-signing")(to, {})}
    />
  );
}

function EditText({ item }: Props) {
  const { t } = useTranslation("upward");
  const { title, basis, content, points } = item.text;
  return (
    <ActionDialog<WordingValues>
      label={t("action.edit")}
      hint={item.state === "signing" ? t("editSigningHint") : undefined}
      item={item}
      initial={{ title, basis, content, points: points.join("\n"), files: item.attachments }}
      send={(to, values) => editText(to, wordingOf(values))}
    >
      <WordingFields />
    </ActionDialog>
  );
}

interface SubmissionValues {
  session_name: string;
  number: string;
  submitted_on: string;
  files: FileRef[];
}

function RecordSubmission({ item }: Props) {
  const { t } = useTranslation("upward");
  return (
    <ActionDialog<SubmissionValues>
      label={t("action.submit")}
      hint={t("submitHint")}
      item={item}
      button={primary}
      send={(to, { files, ...values }) =>
        post("/upward/{id}/submission")(to, { ...values, attachment_ids: idsOf(files) })
      }
    >
      <TextField name="session_name" label={t("field.session")} required max={100} />
      <TextField name="number" label={t("column.number")} required max={60} />
      <DayField name="submitted_on" label={t("column.submitted")} required max={dayOf(new Date())} />
      <FilesField name="files" label={t("field.signedSheet")} missing={t("missing.signedSheet")} />
    </ActionDialog>
  );
}

function RecordHandling({ item }: Props) {
  const { t } = useTranslation("upward");
  return (
    <ActionDialog<{ handling_units: string; expected_on?: string }>
      label={t("action.handling")}
      item={item}
      initial={{ handling_units: item.handling_units, expected_on: item.expected_on ?? undefined }}
      send={(to, { handling_units, expected_on }) =>
        post("/upward/{id}/handling")(to, { handling_units, expected_on: expected_on || null })
      }
    >
      <TextField name="handling_units" label={t("field.handlingUnits")} required max={200} />
      <DayField name="expected_on" label={t("field.expectedOn")} />
    </ActionDialog>
  );
}

interface AnswerValues {
  unit_name: string;
  document_no?: string;
  answered_on: string;
  text?: string;
  files?: FileRef[];
}

function RecordAnswer({ item }: Props) {
  const { t } = useTranslation("upward");
  return (
    <ActionDialog<AnswerValues>
      label={t("action.answer")}
      hint={t("answerHint")}
      item={item}
      button={primary}
      initial={{ unit_name: item.handling_units }}
      send={(to, { files, document_no = "", text = "", ...values }) =>
        post("/upward/{id}/answers")(to, { ...values, document_no, text, attachment_ids: idsOf(files) })
      }
    >
      <TextField name="unit_name" label={t("field.unit")} required max={200} />
      <TextField name="document_no" label={t("field.documentNo")} max={60} />
      <DayField name="answered_on" label={t("field.answeredOn")} required max={dayOf(new Date())} />
      <TextField name="text" label={t("field.answer")} rows={5} max={10000} />
      <FilesField name="files" label={t("field.answerScan")} />
    </ActionDialog>
  );
}

interface OpinionValues {
  result: "satisfied" | "basically_satisfied" | "dissatisfied";
  reasons?: string;
}

function Opinion() {
  const { t } = useTranslation("upward");
  const results = ["satisfied", "basically_satisfied", "dissatisfied"] as const;
  return (
    <>
      <ChoiceField
        name="result"
        label={t("field.result")}
        choices={results.map((value) => ({ value, label: t(`result.${value}`) }))}
      />
      <TextField name="reasons" label={t("field.reasons")} rows={3} hint={t("reasonsHint")} />
    </>
  );
}

function GiveFeedback({ item }: Props) {
  const { t } = useTranslation("upward");
  return (
    <ActionDialog<OpinionValues>
      label={t("action.feedback")}
      hint={t("feedbackHint")}
      item={item}
      button={primary}
      send={(to, { result, reasons = "" }) => post("/upward/{id}/feedback")(to, { result, reasons })}
    >
      <Opinion />
    </ActionDialog>
  );
}

function EnterFeedback({ item }: Props) {
  const { t } = useTranslation("upward");
  return (
    <ActionDialog<OpinionValues & { files: FileRef[] }>
      label={t("action.paperFeedback")}
      hint={t("feedbackHint")}
      item={item}
      send={(to, { result, reasons = "", files }) =>
        post("/upward/{id}/feedback/paper")(to, { result, reasons, attachment_ids: idsOf(files) })
      }
    >
      <Opinion />
      <FilesField name="files" label={t("field.feedbackScan")} missing={t("missing.feedbackScan")} />
    </ActionDialog>
  );
}

function FollowUp({ item }: Props) {
  const { t } = useTranslation("upward");
  return (
    <ActionDialog<{ text: string }>
      label={t("action.followUp")}
      item={item}
      send={post("/upward/{id}/follow-up")}
    >
      <TextField name="text" label={t("field.followUp")} rows={3} required />
    </ActionDialog>
  );
}

interface ReasonProps extends Props {
  action: "decline" | "withdraw" | "conclude" | "drop";
  path:
    | "/upward/{id}/signature/decline"
    | "/upward/{id}/signature/withdraw"
    | "/upward/{id}/conclude"
    | "/upward/{id}/drop";
  danger?: boolean;
}

function WithReason({ item, action, path, danger }: ReasonProps) {
  const { t } = useTranslation("upward");
  return (
    <ActionDialog<{ reason: string }>
      label={t(`action.${action}`)}
      item={item}
      button={{ danger }}
      send={post(path)}
    >
      <TextField name="reason" label={t("field.reason")} rows={3} required max={1000} />
    </ActionDialog>
  );
}
