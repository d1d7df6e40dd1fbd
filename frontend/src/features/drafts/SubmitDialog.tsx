import { Checkbox, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useIdempotencyKey } from "../../api/idempotency";
import { ProblemAlert } from "../../components/ProblemAlert";
import { submitDraft } from "./api";
import styles from "./Drafts.module.css";
import type { DraftText } from "./text";

interface Props {
  text: DraftText;
  saved: { id: number; version: number };
  onClose: () => void;
  onProblem: (error: unknown) => void;
  onSubmitted: () => Promise<unknown>;
}

/** What is about to be submitted, and the writer's word that it holds no state secrets. */
export function SubmitDialog({ text, saved, onClose, onProblem, onSubmitted }: Props) {
  const { t } = useTranslation(["drafts", "common"]);
  const [confirmed, setConfirmed] = useState(false);
  const [reminded, setReminded] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const key = useIdempotencyKey();

  const submit = async () => {
    if (!confirmed) return setReminded(true);
    setBusy(true);
    setError(null);
    try {
      await submitDraft(saved.id, saved.version, key.header()["Idempotency-Key"]);
      key.done();
      await onSubmitted();
    } catch (failure) {
      setError(failure);
      onProblem(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={t("submitTitle")}
      okText={t("submit")}
      cancelText={t("common:back")}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={submit}
      onCancel={onClose}
    >
      <p className={styles.hint}>{t("submitHint")}</p>
      <Summary text={text} />
      <Checkbox
        className={styles.confirm}
        checked={confirmed}
        aria-invalid={reminded && !confirmed}
        aria-describedby="no-secrets-reminder"
        onChange={(event) => setConfirmed(event.target.checked)}
      >
        {t("noSecrets")}
      </Checkbox>
      <p id="no-secrets-reminder" className={styles.problem} role="alert">
        {reminded && !confirmed ? t("confirmFirst") : ""}
      </p>
      <ProblemAlert error={error} />
    </Modal>
  );
}

function Summary({ text }: { text: DraftText }) {
  const { t } = useTranslation(["drafts", "common"]);
  const points = text.points.filter((point) => point.text.trim() !== "");
  const rows: [string, string][] = [
    [t("title"), text.title],
    [t("points"), t("pointsCount", { count: points.length })],
    [
      t("publicity"),
      text.publicity_consent ? t(`publicities.${text.publicity_consent}`) : t("publicityMissing"),
    ],
    [t("units"), text.suggested_units || t("common:none")],
    [t("attachments"), t("attachmentsCount", { count: text.attachments.length })],
  ];
  return (
    <dl className={styles.summary}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {text.reference_only && <div>{t("reference")}</div>}
    </dl>
  );
}
