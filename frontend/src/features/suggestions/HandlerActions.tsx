import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { daysAfter, dayText } from "../../lib/date";
import { ActionButton } from "./ActionButton";
import type { AssignmentProps } from "./AssignmentActions";
import { useRules } from "./api";
import { clockOf, latestExtension } from "./clocks";
import { DayField, TextField } from "./fields";
import { UnitsSelect } from "./PartsField";
import { type Body, post } from "./post";
import { CodeField } from "./ReviewActions";

/** A unit asks to give an assignment back. */
export function AskReturn({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation(["handling", "common"]);
  const rules = useRules();
  const label = t("askReturn.unit");
  return (
    <ActionButton<Body<"/assignments/{id}/return-request">>
      label={t("askReturn.button")}
      title={t("askReturn.title")}
      hint={t("askReturn.hint")}
      id={assignment.id}
      version={item.version}
      send={post("/assignments/{id}/return-request")}
    >
      <CodeField
        name="reason_code"
        label={t("askReturn.code")}
        options={rules.data?.unit_return_reasons}
        loading={rules.isFetching}
      />
      <TextField name="reason" label={t("askReturn.reason")} rows={3} max={1000} required />
      <Form.Item
        name="unit_id"
        label={label}
        rules={[{ required: true, message: t("common:requiredChoice", { label }) }]}
      >
        <UnitsSelect<number> />
      </Form.Item>
    </ActionButton>
  );
}

/** A unit asks for more time, from the day after the limit to the last day that the rules allow. */
export function AskExtension({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("handling");
  const rules = useRules();
  const clock = clockOf(item.clocks, "T5", assignment.id);
  return (
    <ActionButton<Body<"/assignments/{id}/extension-request">>
      label={t("askExtension.button")}
      title={t("askExtension.title")}
      hint={clock && t("askExtension.hint", { due: dayText(clock.due_on) })}
      id={assignment.id}
      version={item.version}
      send={post("/assignments/{id}/extension-request")}
    >
      <DayField
        name="until"
        label={t("askExtension.until")}
        min={clock && daysAfter(clock.due_on, 1)}
        max={clock && latestExtension(clock, rules.data?.limits)}
        required
      />
      <TextField name="reason" label={t("askExtension.reason")} rows={3} max={1000} required />
    </ActionButton>
  );
}

/** The unit took note of an item that is for reference only. */
export function Acknowledge({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("handling");
  return (
    <ActionButton
      label={t("acknowledge.button")}
      title={t("acknowledge.title")}
      hint={t("acknowledge.hint")}
      id={assignment.id}
      version={item.version}
      send={(to) => post("/assignments/{id}/acknowledge")(to, {})}
      button={{ type: "primary" }}
    />
  );
}

/** Begins a reply that takes the place of a delivered one, and opens it. */
export function Supersede({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("handling");
  const [, setParams] = useSearchParams();
  return (
    <ActionButton<{ reason: string }>
      label={t("supersede.button")}
      title={t("supersede.title")}
      hint={t("supersede.hint")}
      id={assignment.id}
      version={item.version}
      send={post("/assignments/{id}/supersede")}
      onDone={() => setParams({ reply: String(assignment.id) })}
    >
      <TextField name="reason" label={t("supersede.reason")} rows={3} max={1000} required />
    </ActionButton>
  );
}

/** The government office's two ways with a signed reply: out to the proposers, or back to the clerk. */
export function CheckReply({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation(["handling", "suggestions"]);
  const { reply, unit_name: unit } = assignment;
  if (!reply) return null;
  const title = t("check.title", { unit });
  const send = post("/replies/{id}/check");
  return (
    <>
      <ActionButton<{ comment?: string }>
        label={t("check.pass")}
        title={title}
        id={reply.id}
        version={item.version}
        send={(to, { comment = "" }) => send(to, { pass: true, comment, document_no: "" })}
        button={{ type: "primary" }}
      >
        <TextField name="comment" label={t("suggestions:form.commentOptional")} rows={2} max={1000} />
      </ActionButton>
      <ActionButton<{ comment: string }>
        label={t("check.back")}
        title={`${title} · ${t("check.back")}`}
        id={reply.id}
        version={item.version}
        send={(to, { comment }) => send(to, { pass: false, comment, document_no: "" })}
      >
        <TextField name="comment" label={t("suggestions:form.comment")} rows={4} max={1000} required />
      </ActionButton>
    </>
  );
}

/** What the office does to one unit's part: take it back as a mistake, or urge the unit. */
export function Recall({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("handling");
  return (
    <ActionButton<{ reason: string }>
      label={t("recall.button")}
      title={t("recall.title", { unit: assignment.unit_name })}
      hint={t("recall.hint")}
      id={assignment.id}
      version={item.version}
      send={post("/assignments/{id}/recall")}
      button={{ danger: true }}
    >
      <TextField name="reason" label={t("recall.reason")} rows={3} max={1000} required />
    </ActionButton>
  );
}

/** Reminds a unit by hand. */
export function Urge({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("handling");
  return (
    <ActionButton<{ note: string }>
      label={t("urge.button")}
      title={t("urge.title", { unit: assignment.unit_name })}
      hint={t("urge.hint")}
      id={assignment.id}
      version={item.version}
      send={post("/assignments/{id}/urge")}
    >
      <TextField name="note" label={t("urge.note")} rows={3} max={500} required />
    </ActionButton>
  );
}
