import { QrcodeOutlined } from "@ant-design/icons";
import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { type FileRef, FilesField, idsOf } from "../../components/FilesField";
import { ChoiceField, TextField } from "../../components/fields";
import { Act } from "./Act";
import { ArrangementFields, type ArrangementValues, arranged } from "./Arrangement";
import { type Activity, answerInvitation, type Invitation, post, put } from "./api";
import styles from "./Supervision.module.css";

interface Props {
  activity: Activity;
  own?: Invitation;
}

/** What this person may do with the activity now, as the server says. */
export function ActivityActions({ activity, own }: Props) {
  const { t } = useTranslation("supervision");
  const may = (action: Activity["actions"][number]) => activity.actions.includes(action);
  if (activity.actions.every((action) => action === "sign_in" || action === "sign_in_by_hand")) return null;
  return (
    <div className={`${styles.actions} no-print`}>
      {may("answer_invitation") && <AnswerInvitation activity={activity} own={own} />}
      {may("show_code") && (
        <Link className={styles.link} to={`/print/activities/${activity.id}/code`}>
          <QrcodeOutlined aria-hidden="true" />
          {t("action.show_code")}
        </Link>
      )}
      {may("record_minutes") && <RecordMinutes activity={activity} />}
      {may("change_activity") && <ChangeActivity activity={activity} />}
      {may("cancel_activity") && (
        <Act<{ reason: string }>
          label={t("action.cancel_activity")}
          item={activity}
          button={{ danger: true }}
          send={post("/activities/{id}/cancel")}
        >
          <TextField name="reason" label={t("field.reason")} rows={3} required max={1000} />
        </Act>
      )}
    </div>
  );
}

function AnswerInvitation({ activity, own }: Props) {
  const { t } = useTranslation("supervision");
  return (
    <Act<{ answer: "come" | "not"; reason?: string }>
      label={t("action.answer_invitation")}
      item={activity}
      initial={{ answer: own?.answer || undefined, reason: own?.reason }}
      button={{ type: own?.answer ? "default" : "primary" }}
      send={(to, { answer, reason = "" }) => answerInvitation(to, { comes: answer === "come", reason })}
    >
      <ChoiceField
        name="answer"
        label={t("field.comes")}
        choices={(["come", "not"] as const).map((value) => ({ value, label: t(`answer.${value}`) }))}
      />
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue("answer") === "not" && (
            <TextField name="reason" label={t("field.whyNot")} rows={2} required max={500} />
          )
        }
      </Form.Item>
    </Act>
  );
}

function RecordMinutes({ activity }: Props) {
  const { t } = useTranslation("supervision");
  return (
    <Act<{ text: string; files?: FileRef[] }>
      label={t("action.record_minutes")}
      item={activity}
      initial={{ text: activity.minutes, files: activity.photos }}
      send={(to, { text, files }) =>
        post("/activities/{id}/minutes")(to, { text, attachment_ids: idsOf(files) })
      }
    >
      <TextField name="text" label={t("field.minutes")} rows={5} required max={5000} />
      <FilesField name="files" label={t("field.photos")} />
    </Act>
  );
}

function ChangeActivity({ activity }: Props) {
  const { t } = useTranslation("supervision");
  const guests = activity.invitations.filter(({ party }) => party === "deputy");
  const parties = activity.invitations
    .map(({ party }) => party)
    .filter((party) => party !== "deputy" && party !== "proposer");
  const { kind, held_on, starts_at, place, subject } = activity;
  return (
    <Act<ArrangementValues>
      label={t("action.change_activity")}
      hint={t("hint.plan_activity")}
      item={activity}
      initial={{
        kind,
        held_on,
        starts_at,
        place,
        subject,
        deputy_ids: guests.map(({ deputy_id }) => deputy_id),
        parties: [...new Set(parties)],
      }}
      send={(to, values) => put("/activities/{id}")(to, arranged(values))}
    >
      <ArrangementFields known={guests.map(({ deputy_id, name }) => ({ value: deputy_id, label: name }))} />
    </Act>
  );
}
