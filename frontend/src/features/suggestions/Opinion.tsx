import { useTranslation } from "react-i18next";

import { Facts } from "../../components/Facts";
import { TextField } from "../../components/fields";
import { minuteText } from "../../lib/date";
import { ActionButton } from "./ActionButton";
import type { AssignmentProps } from "./AssignmentActions";
import styles from "./Opinion.module.css";
import { post } from "./post";

/** A co-handler's opinion as far as the reader may know it. */
export function Opinion({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation(["handling", "suggestions"]);
  const { opinion } = assignment;
  return (
    <section
      className={styles.opinion}
      data-state={opinion?.state}
      aria-label={t("opinion.of", { unit: assignment.unit_name })}
    >
      <h4 className={styles.head}>
        {t("opinion.head")}
        {opinion && <span className={styles.state}>{t(`opinion.state.${opinion.state}`)}</span>}
      </h4>
      {!opinion && <p className={styles.quiet}>{t("opinion.none")}</p>}
      {opinion?.text && <p className={styles.text}>{opinion.text}</p>}
      {opinion && (
        <Facts
          facts={[
            [t("opinion.sentBack"), opinion.sent_back_reason, "long"],
            [t("opinion.drafted"), opinion.drafted_by_name],
            [t("opinion.signed"), opinion.signed_by_name],
            [t("suggestions:item.documentNo"), opinion.document_no],
            [t("opinion.signedAt"), opinion.signed_at && minuteText(opinion.signed_at)],
          ]}
        />
      )}
      {assignment.actions.includes("send_back_co_opinion") && (
        <SendBack item={item} assignment={assignment} />
      )}
    </section>
  );
}

/** The lead unit asks, once, for the opinion to be written anew. */
function SendBack({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("handling");
  return (
    <div className={styles.buttons}>
      <ActionButton<{ reason: string }>
        label={t("opinion.sendBack")}
        title={t("opinion.sendBackTitle", { unit: assignment.unit_name })}
        hint={t("opinion.sendBackHint")}
        id={assignment.id}
        version={item.version}
        send={post("/assignments/{id}/opinion/send-back")}
      >
        <TextField name="reason" label={t("opinion.sendBackReason")} rows={3} max={1000} required />
      </ActionButton>
    </div>
  );
}

/** The co-handler's signer: on to the lead unit, or back to the clerk. */
export function SignOpinion({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation(["handling", "suggestions"]);
  const send = post("/assignments/{id}/opinion/sign");
  return (
    <>
      <ActionButton<{ document_no?: string }>
        label={t("opinion.sign")}
        title={t("opinion.signTitle")}
        hint={t("opinion.signHint")}
        id={assignment.id}
        version={item.version}
        initial={{ document_no: assignment.opinion?.next_document_no }}
        send={(to, { document_no = "" }) => send(to, { pass: true, comment: "", document_no })}
        button={{ type: "primary" }}
      >
        <TextField
          name="document_no"
          label={t("suggestions:form.documentNo")}
          hint={t("suggestions:form.documentNoHint")}
          max={60}
        />
      </ActionButton>
      <ActionButton<{ comment: string }>
        label={t("opinion.back")}
        title={t("opinion.backTitle")}
        id={assignment.id}
        version={item.version}
        send={(to, { comment }) => send(to, { pass: false, comment })}
      >
        <TextField name="comment" label={t("opinion.backComment")} rows={4} max={1000} required />
      </ActionButton>
    </>
  );
}
