import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { DayField, TextField } from "../../components/fields";
import { dayOf, daysAfter, dayText } from "../../lib/date";
import { ActionButton } from "./ActionButton";
import type { AssignmentProps } from "./AssignmentActions";
import * as calls from "./api";
import { useRules } from "./api";
import { clockOf, latestExtension } from "./clocks";
import { UnitsSelect } from "./PartsField";
import { type Body, post } from "./post";
import { CodeField } from "./ReviewActions";

/** A unit asks to give an assignment back. */
export function AskReturn({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation(["unitForms", "common"]);
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

/** A unit acknowledges what it got. */
export function Receive({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("suggestions");
  return (
    <ActionButton
      label={t("action.receive")}
      title={t("form.receiveTitle")}
      hint={t("form.receiveHint")}
      id={assignment.id}
      version={item.version}
      send={calls.act("/assignments/{id}/receive")}
      button={{ type: "primary" }}
    />
  );
}

/** A unit says who in it does the work. */
export function SetRoute({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("suggestions");
  const { section, person_name, inner_due_on } = assignment;
  return (
    <ActionButton<{ section: string; person_name: string; inner_due_on?: string }>
      label={t("action.set_inner_route")}
      title={t("form.routeTitle")}
      id={assignment.id}
      version={item.version}
      initial={{ section, person_name, inner_due_on: inner_due_on ?? undefined }}
      send={(to, values) =>
        calls.setRoute(to, {
          section: values.section,
          person_name: values.person_name,
          inner_due_on: values.inner_due_on || null,
        })
      }
    >
      <TextField name="section" label={t("form.section")} max={60} required />
      <TextField name="person_name" label={t("form.person")} max={40} required />
      <DayField name="inner_due_on" label={t("form.innerDue")} min={dayOf(new Date())} />
    </ActionButton>
  );
}

/** A unit tells how far it has come. */
export function NoteProgress({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("suggestions");
  return (
    <ActionButton<{ text: string }>
      label={t("action.note_progress")}
      title={t("form.noteTitle")}
      id={assignment.id}
      version={item.version}
      send={calls.note}
    >
      <TextField name="text" label={t("form.noteText")} rows={4} required />
    </ActionButton>
  );
}

/** A unit says how it means to handle its part, before half of the time is gone. */
export function PlanHandling({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("unitForms");
  const milestone = clockOf(item.clocks, "T13", assignment.id);
  const reply = ["T5", "T8", "T9"].map((kind) => clockOf(item.clocks, kind, assignment.id)).find(Boolean);
  const today = dayOf(new Date());
  const last = reply && reply.due_on >= today ? reply.due_on : undefined;
  return (
    <ActionButton<{ text: string; contact_by?: string; draft_by?: string }>
      label={t("plan.button")}
      title={t("plan.title")}
      hint={[milestone && t("plan.due", { due: dayText(milestone.due_on) }), t("plan.hint")]
        .filter(Boolean)
        .join("")}
      id={assignment.id}
      version={item.version}
      send={(to, { text, contact_by, draft_by }) =>
        post("/assignments/{id}/plan")(to, {
          text,
          contact_by: contact_by || null,
          draft_by: draft_by || null,
        })
      }
    >
      <TextField name="text" label={t("plan.text")} hint={t("plan.textHint")} rows={6} required />
      <DayField name="contact_by" label={t("plan.contactBy")} min={today} max={last} />
      <DayField name="draft_by" label={t("plan.draftBy")} min={today} max={last} />
    </ActionButton>
  );
}

/** A unit asks for more time, from the day after the limit to the last day that the rules allow. */
export function AskExtension({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("unitForms");
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
  const { t } = useTranslation("unitForms");
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
  const { t } = useTranslation("unitForms");
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
  const { t } = useTranslation(["unitForms", "suggestions"]);
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
