import { Checkbox, Form } from "antd";
import { useTranslation } from "react-i18next";

import { DueLight } from "../../components/DueLight";
import { type FileRef, FilesField, idsOf } from "../../components/FilesField";
import { TextField } from "../../components/fields";
import { Panel } from "../../components/Panel";
import { dayText } from "../../lib/date";
import { Act } from "./Act";
import { type KeyItem, type Milestone, post } from "./api";
import { Files } from "./Files";
import { useDays } from "./Status";
import styles from "./Supervision.module.css";

/** The supervision plan: its goals, and each step with how far it is. */
export function Plan({ item }: { item: KeyItem }) {
  const { t } = useTranslation("supervision");
  return (
    <Panel
      title={t("item.plan")}
      extra={<span className={styles.chip}>{t(`planState.${item.plan_state || "none"}`)}</span>}
    >
      {item.plan.length === 0 ? (
        <p className={styles.quiet}>
          {t("item.planEmpty")} {t("board.planDue", { date: dayText(item.plan_due_on) })}
        </p>
      ) : (
        <>
          {item.plan_comment && item.plan_state !== "confirmed" && (
            <p className={styles.bad}>{t("item.planComment", { text: item.plan_comment })}</p>
          )}
          <p className={styles.text}>{item.goals}</p>
          <p className={styles.quiet}>
            {item.plan_state === "submitted" && t("item.submittedBy", { name: item.submitted_by_name })}
            {item.plan_state === "confirmed" &&
              item.confirmed_at &&
              t("item.confirmedBy", { name: item.confirmed_by_name, date: dayText(item.confirmed_at) })}
          </p>
          <ol className={styles.steps}>
            {item.plan.map((step) => (
              <Step key={step.id} step={step} version={item.version} />
            ))}
          </ol>
        </>
      )}
    </Panel>
  );
}

function Step({ step, version }: { step: Milestone; version: number }) {
  const { t } = useTranslation("supervision");
  const days = useDays();
  const done = step.completed_on !== null;
  return (
    <li data-done={done || undefined} data-light={step.light}>
      <div className={styles.stepHead}>
        <strong>{step.text}</strong>
        {step.completed_on ? (
          <DueLight level="stopped" text={t("item.completed", { date: dayText(step.completed_on) })} />
        ) : (
          <DueLight level={step.light} text={`${dayText(step.due_on)} · ${days(step.days_left)}`} />
        )}
      </div>
      <p className={styles.quiet}>
        {[
          t(`party.${step.party}`),
          step.party_name,
          step.person && t("item.responsible", { name: step.person }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {step.reports.length > 0 && (
        <ul className={styles.reports}>
          {step.reports.map((report) => (
            <li key={report.id}>
              <span className={report.kind === "returned" ? styles.bad : undefined}>{report.text}</span>
              <span className={styles.quiet}>
                {" "}
                {[report.body_name, report.by_name, dayText(report.at)].filter(Boolean).join(" · ")}
              </span>
              <Files files={report.attachments} />
            </li>
          ))}
        </ul>
      )}
      <StepActions step={step} version={version} />
    </li>
  );
}

interface ReportValues {
  text: string;
  completed?: boolean;
  files?: FileRef[];
}

function StepActions({ step, version }: { step: Milestone; version: number }) {
  const { t } = useTranslation("supervision");
  if (step.actions.length === 0) return null;
  const target = { id: step.id, version };
  const named = (action: "report_milestone" | "return_milestone") => ({
    "aria-label": `${step.text} ${t(`action.${action}`)}`,
  });
  return (
    <div className={styles.actions}>
      {step.actions.includes("report_milestone") && (
        <Act<ReportValues>
          label={t("action.report_milestone")}
          hint={`${step.text} — ${t("hint.report")}`}
          item={target}
          button={named("report_milestone")}
          send={(to, { text, completed = false, files }) =>
            post("/milestones/{id}/reports")(to, { text, completed, attachment_ids: idsOf(files) })
          }
        >
          <TextField name="text" label={t("field.progress")} rows={3} required />
          <Form.Item name="completed" valuePropName="checked">
            <Checkbox>{t("field.completed")}</Checkbox>
          </Form.Item>
          <FilesField name="files" label={t("field.files")} />
        </Act>
      )}
      {step.actions.includes("return_milestone") && (
        <Act<{ reason: string }>
          label={t("action.return_milestone")}
          hint={step.text}
          item={target}
          button={named("return_milestone")}
          send={post("/milestones/{id}/return")}
        >
          <TextField name="reason" label={t("field.reason")} rows={3} required max={1000} />
        </Act>
      )}
    </div>
  );
}
