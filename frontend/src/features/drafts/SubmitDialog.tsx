import { Checkbox, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Signature } from "../../api/core";
import { useIdempotencyKey } from "../../api/idempotency";
import { ProblemAlert } from "../../components/ProblemAlert";
import { confirmedIn, waitingIn } from "../../components/SignatureList";
import { submitDraft } from "./api";
import styles from "./Drafts.module.css";
import type { DraftText } from "./text";

interface Props {
  text: DraftText;
  saved: { id: number; version: number };
  signatures: Signature[];
  onClose: () => void;
  onProblem: (error: unknown) => void;
  onSubmitted: () => Promise<unknown>;
}

/** What is about to be submitted, and the writer's word that it holds no state secrets. */
export function SubmitDialog({ text, saved, signatures, onClose, onProblem, onSubmitted }: Props) {
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
      <Cosigners signatures={signatures} />
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

/** Who signs along, and whose invitations lapse. */
function Cosigners({ signatures }: { signatures: Signature[] }) {
  const { t } = useTranslation("requests");
  if (signatures.length === 0) return null;
  const count = confirmedIn(signatures).length;
  const names = waitingIn(signatures).map(({ name }) => name);
  return (
    <div className={styles.cosigners}>
      <p>{count > 0 ? t("submitJoint", { count }) : t("submitAlone")}</p>
      {names.length > 0 && (
        <p className={styles.lapse}>{t("submitLapse", { names: names.join(t("and")) })}</p>
      )}
    </div>
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
