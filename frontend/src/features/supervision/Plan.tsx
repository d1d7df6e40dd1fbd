import { PrinterOutlined } from "@ant-design/icons";
import { Checkbox, Form } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

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
      extra={
        <span className={styles.extra}>
          {item.plan.length > 0 && (
            <Link className={styles.link} to={`/print/key-items/${item.id}/plan`}>
              <PrinterOutlined aria-hidden="true" />
              {t("paper.printPlan")}
            </Link>
          )}
          <span className={styles.chip}>{t(`planState.${item.plan_state || "none"}`)}</span>
        </span>
      }
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
            {item.plan_state === "submitted" && `${t("item.submittedBy", { name: item.submitted_by_name })} `}
            {item.confirmed_at &&
              t("item.confirmedBy", { name: item.confirmed_by_name, date: dayText(item.confirmed_at) })}
          </p>
          <ol className={styles.steps}>
            {item.plan.map((step) => (
              <Step key={step.id} step={step} version={item.version} />
            ))}
          </ol>
          {item.proposed && <Proposed item={item} proposed={item.proposed} />}
        </>
      )}
    </Panel>
  );
}

/** A changed plan that waits for confirmation, each step beside what it was. */
function Proposed({ item, proposed }: { item: KeyItem; proposed: NonNullable<KeyItem["proposed"]> }) {
  const { t } = useTranslation("supervision");
  const before = new Map(item.plan.map((step) => [step.id, step]));
  const dropped = item.plan.filter(({ id }) => !proposed.milestones.some((step) => step.id === id));
  return (
    <section className={styles.answer} aria-label={t("item.proposed")}>
      <h3>{t("item.proposed")}</h3>
      <p className={styles.quiet}>{t("item.proposedHint")}</p>
      {proposed.goals !== item.goals && <p className={styles.text}>{proposed.goals}</p>}
      <ol className={styles.steps}>
        {proposed.milestones.map((step, index) => {
          const old = before.get(step.id);
          const was = old && [
            old.text !== step.text && old.text,
            old.due_on !== step.due_on && dayText(old.due_on),
            old.party_name !== step.party_name && old.party_name,
            old.person !== step.person && old.person,
          ];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: new steps have no number yet, and nothing here moves
            <li key={index}>
              <div className={styles.stepHead}>
                <strong>{step.text}</strong>
                <span>{dayText(step.due_on)}</span>
              </div>
              <Responsible step={step} />
              {!old && <p>{t("item.added")}</p>}
              {was?.some(Boolean) && <p>{t("item.was", { text: was.filter(Boolean).join(" · ") })}</p>}
            </li>
          );
        })}
      </ol>
      {dropped.map((step) => (
        <p key={step.id}>{t("item.dropped", { text: step.text, date: dayText(step.due_on) })}</p>
      ))}
    </section>
  );
}

/** Which party a step is for, and who in it. */
function Responsible({ step }: { step: Pick<Milestone, "party" | "party_name" | "person"> }) {
  const { t } = useTranslation("supervision");
  const parts = [
    t(`party.${step.party}`),
    step.party_name,
    step.person && t("item.responsible", { name: step.person }),
  ];
  return <p className={styles.quiet}>{parts.filter(Boolean).join(" · ")}</p>;
}

function Step({ step, version }: { step: Milestone; version: number }) {
  const days = useDays();
  const done = step.completed_on !== null;
  return (
    <li data-done={done || undefined} data-light={step.light}>
      <div className={styles.stepHead}>
        <strong>{step.text}</strong>
        {step.completed_on ? (
          <DueLight level="done" text={dayText(step.completed_on)} />
        ) : (
          <DueLight level={step.light} text={`${dayText(step.due_on)} · ${days(step.days_left)}`} />
        )}
      </div>
      <Responsible step={step} />
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
