import { App, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";

import { ApiError } from "../../api/problem";
import { type FileRef, FilesField, idsOf } from "../../components/FilesField";
import { DayField, TextField } from "../../components/fields";
import { dayOf } from "../../lib/date";
import { Act } from "./Act";
import { type Candidate, decide } from "./api";
import styles from "./Supervision.module.css";

interface Verdict {
  outcome?: "chosen" | "not_chosen" | "later";
  reason?: string;
}

interface Values {
  held_on: string;
  meeting: string;
  publication?: string;
  files: FileRef[];
  verdicts?: Record<string, Verdict>;
}

const refusal = (title: string) =>
  new ApiError({ type: "about:blank", title, detail: title, status: 422, code: "nothing-decided" });

/** Records what the meeting decided, on all candidates at once. */
export function DecideButton({ candidates }: { candidates: Candidate[] }) {
  const { t } = useTranslation("supervision");
  const { message } = App.useApp();
  const open = candidates.filter(({ actions }) => actions.includes("record_decision"));
  if (open.length === 0) return null;
  const send = ({ key }: { key: { "Idempotency-Key": string } }, values: Values) => {
    const verdicts = open
      .map(({ id, version }) => ({ candidate_id: id, version, verdict: values.verdicts?.[id] ?? {} }))
      .filter(({ verdict }) => verdict.outcome === "chosen" || verdict.outcome === "not_chosen")
      .map(({ candidate_id, version, verdict }) => ({
        candidate_id,
        version,
        chosen: verdict.outcome === "chosen",
        reason: verdict.reason ?? "",
      }));
    if (verdicts.length === 0) return Promise.reject(refusal(t("candidates.nothingDecided")));
    const { held_on, meeting, publication = "", files } = values;
    return decide(key, { held_on, meeting, publication, attachment_ids: idsOf(files), verdicts });
  };
  return (
    <Act<Values>
      label={t("candidates.decide")}
      hint={t("candidates.decideHint")}
      width={860}
      button={{ type: "primary" }}
      initial={{ held_on: dayOf(new Date()) }}
      send={send}
      onDone={(answer) =>
        message.success(
          t("candidates.decided", { count: (answer as { key_items: number[] }).key_items.length }),
        )
      }
    >
      <div className={styles.editedRow}>
        <TextField name="meeting" label={t("field.meeting")} required max={100} />
        <DayField name="held_on" label={t("field.meetingOn")} required max={dayOf(new Date())} />
      </div>
      {open.map((candidate) => (
        <VerdictFields key={candidate.id} candidate={candidate} />
      ))}
      <FilesField name="files" label={t("field.paper")} missing={t("missing.paper")} />
      <TextField name="publication" label={t("field.publication")} rows={2} max={500} />
    </Act>
  );
}

function VerdictFields({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation(["supervision", "common"]);
  const label = t("candidates.verdictOf", { title: candidate.title });
  const outcomes = [
    { value: "chosen", label: t("field.chosen"), disabled: !candidate.fit },
    { value: "not_chosen", label: t("field.notChosen") },
    { value: "later", label: t("field.later") },
  ];
  const name = (field: string) => ["verdicts", String(candidate.id), field];
  return (
    <fieldset className={styles.edited}>
      <legend className="visually-hidden">{candidate.title}</legend>
      <p>
        <strong>{candidate.number_text}</strong> {candidate.title}{" "}
        <span className={styles.quiet}>{t("candidates.count", { count: candidate.count })}</span>
      </p>
      <Form.Item name={name("outcome")} initialValue="later" className={styles.tight}>
        <Radio.Group aria-label={label} options={outcomes} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue(name("outcome")) === "not_chosen" && (
            <Form.Item
              className={styles.tight}
              name={name("reason")}
              rules={[{ required: true, whitespace: true, message: t("common:reasonRequired") }]}
            >
              <Input
                aria-label={t("candidates.reasonOf", { title: candidate.title })}
                placeholder={t("field.reason")}
                maxLength={1000}
              />
            </Form.Item>
          )
        }
      </Form.Item>
    </fieldset>
  );
}
