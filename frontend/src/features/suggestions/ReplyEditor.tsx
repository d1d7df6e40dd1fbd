import { Alert, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import type { Assignment, Point, Reply, Suggestion } from "../../api/core";
import { isStale } from "../../components/ActionDialog";
import { ChoiceField, DayField, TextField } from "../../components/fields";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { minuteText } from "../../lib/date";
import { useWords } from "../../lib/useWords";
import { ActionButton } from "./ActionButton";
import * as calls from "./api";
import { activeOf } from "./arrange";
import { LastComment } from "./LastComment";
import pairs from "./Pairs.module.css";
import styles from "./ReplyEditor.module.css";
import { type SaveState, useReplyDraft } from "./useReplyDraft";

interface Values {
  opening?: string;
  answers?: Record<string, string>;
  closing?: string;
  class_code?: string;
  commitment_text?: string;
  commitment_due_on?: string;
  class_reason?: string;
  no_contact_reason?: string;
  no_opinion_reason?: string;
  contact_person?: string;
  contact_phone?: string;
}

/** The reply as it is written: each answer beside what was asked, saved by itself. */
export function ReplyEditor({ item, assignment }: { item: Suggestion; assignment: Assignment }) {
  const { t } = useTranslation("suggestions");
  const [form] = Form.useForm<Values>();
  const { reply } = assignment;
  const { points } = item.content;
  const { state, changed, save, overwrite } = useReplyDraft(item.id, assignment.id, reply, () =>
    toDraft(form.getFieldsValue(true), points),
  );
  return (
    <Panel title={`${t("reply.title")} · ${assignment.unit_name}`} extra={<Saved state={state} />}>
      <div className={styles.stack}>
        <LastComment reply={reply} />
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={reply ? toValues(reply) : undefined}
          onValuesChange={changed}
          onBlur={() => void save()}
        >
          <TextField name="opening" label={t("reply.opening")} rows={2} />
          <Answers points={points} />
          <TextField name="closing" label={t("reply.closing")} rows={2} />
          <ClassFields />
          {awaitsOpinions(item, assignment) && <NoOpinionField />}
          <ContactFields />
        </Form>
        {isStale(state.error) ? (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={t("reply.stale")}
            action={<Button onClick={() => void overwrite()}>{t("reply.overwrite")}</Button>}
          />
        ) : (
          <ProblemAlert error={state.error} onRetry={() => void save()} />
        )}
        {reply && <Gates reply={reply} />}
        {reply && (
          <div>
            <ActionButton
              label={t("reply.submit")}
              title={t("reply.submitTitle")}
              hint={t("reply.submitHint")}
              id={reply.id}
              version={item.version}
              send={calls.act("/replies/{id}/submit")}
              button={{
                type: "primary",
                disabled: state.status === "saving" || state.status === "dirty" || state.status === "failed",
              }}
            />
          </div>
        )}
      </div>
    </Panel>
  );
}

function Saved({ state }: { state: SaveState }) {
  const { t } = useTranslation("suggestions");
  const texts: Record<SaveState["status"], string> = {
    clean: "",
    dirty: t("reply.dirty"),
    saving: t("reply.saving"),
    saved: state.at ? t("reply.saved", { at: minuteText(state.at) }) : "",
    failed: t("reply.failed"),
  };
  return (
    <span role="status" className={state.status === "failed" ? styles.failed : styles.quiet}>
      {texts[state.status]}
    </span>
  );
}

function Answers({ points }: { points: Point[] }) {
  const { t } = useTranslation("suggestions");
  return (
    <ol className={`${pairs.pairs} ${styles.answers}`}>
      {points.map((point) => (
        <li key={point.id} className={pairs.pair}>
          <div className={pairs.side}>
            <p className={pairs.head}>
              {t("item.pointHead")} · {t("item.point", { no: point.no })}
            </p>
            <p className={pairs.text}>{point.text}</p>
          </div>
          <div className={pairs.side}>
            <Form.Item
              name={["answers", point.id]}
              label={t("reply.answerTo", { no: point.no })}
              className={styles.answer}
            >
              <Input.TextArea autoSize={{ minRows: 4, maxRows: 20 }} maxLength={5000} />
            </Form.Item>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The class with its meaning, and the date or the reason where that class asks for one. */
function ClassFields() {
  const { t } = useTranslation("suggestions");
  const rules = calls.useRules();
  const form = Form.useFormInstance<Values>();
  const code = Form.useWatch("class_code", form);
  const classes = rules.data?.reply_classes ?? [];
  const chosen = classes.find((one) => one.code === code);
  return (
    <>
      <ProblemAlert error={rules.error} onRetry={() => void rules.refetch()} />
      <ChoiceField
        large
        name="class_code"
        label={t("reply.class")}
        choices={classes.map(({ code, label, meaning }) => ({ value: code, label, hint: meaning }))}
      />
      {chosen?.requires_commitment_date && (
        <>
          <TextField name="commitment_text" label={t("reply.commitment")} rows={2} required />
          <DayField name="commitment_due_on" label={t("reply.commitmentDue")} required />
        </>
      )}
      {chosen?.requires_reason && (
        <TextField name="class_reason" label={t("reply.classReason")} rows={2} required />
      )}
    </>
  );
}

/** True when the unit leads and a co-handler has not signed its opinion. */
function awaitsOpinions(item: Suggestion, { role }: Assignment): boolean {
  const helping = activeOf(item.rounds.at(-1)).filter((one) => one.role === "co");
  return role === "lead" && helping.some((one) => one.opinion?.state !== "signed");
}

function NoOpinionField() {
  const { t } = useTranslation("handling");
  return (
    <TextField
      name="no_opinion_reason"
      label={t("opinion.noOpinion")}
      hint={t("opinion.noOpinionHint")}
      rows={2}
    />
  );
}

function ContactFields() {
  const { t } = useTranslation("suggestions");
  return (
    <>
      <TextField
        name="no_contact_reason"
        label={t("reply.noContactReason")}
        hint={t("reply.noContactHint")}
        rows={2}
      />
      <div className={styles.columns}>
        <TextField name="contact_person" label={t("reply.contactPerson")} max={40} />
        <TextField name="contact_phone" label={t("reply.contactPhone")} max={30} />
      </div>
    </>
  );
}

function Gates({ reply }: { reply: Reply }) {
  const { t } = useTranslation("suggestions");
  const word = useWords();
  if (reply.missing.length === 0) return <Alert type="success" showIcon title={t("reply.complete")} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("reply.missing")}
      description={
        <ul className={styles.missing} aria-label={t("reply.missing")}>
          {reply.missing.map((code) => (
            <li key={code}>{word("reply.gate", code)}</li>
          ))}
        </ul>
      }
    />
  );
}

function toValues(reply: Reply): Values {
  return {
    ...reply,
    answers: Object.fromEntries(reply.answers.map(({ point_id, text }) => [point_id, text])),
    class_code: reply.class_code || undefined,
    commitment_due_on: reply.commitment_due_on ?? undefined,
  };
}

function toDraft(values: Values, points: Point[]) {
  return {
    opening: values.opening ?? "",
    answers: points.map(({ id }) => ({ point_id: id, text: values.answers?.[id] ?? "" })),
    closing: values.closing ?? "",
    class_code: values.class_code ?? "",
    commitment_text: values.commitment_text ?? "",
    commitment_due_on: values.commitment_due_on || null,
    class_reason: values.class_reason ?? "",
    no_contact_reason: values.no_contact_reason ?? "",
    no_opinion_reason: values.no_opinion_reason ?? "",
    contact_person: values.contact_person ?? "",
    contact_phone: values.contact_phone ?? "",
  };
}
