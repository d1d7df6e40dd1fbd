import { Alert, App, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useIdempotencyKey } from "../../api/idempotency";
import { ProblemAlert } from "../../components/ProblemAlert";
import { type Difference, type Publication, usePublish } from "./api";
import { DifferenceTable } from "./DifferenceTable";
import styles from "./RulesPage.module.css";

export interface Review {
  body: Publication;
  differences: Difference[];
  supersedes: number[];
}

interface Props {
  review: Review;
  onClose: () => void;
  onPublished: () => void;
}

/** What the new version changes, looked at before it is published. */
export function PublishDialog({ review: { body, differences, supersedes }, onClose, onPublished }: Props) {
  const { t } = useTranslation("rules");
  const { message } = App.useApp();
  const publish = usePublish();
  const key = useIdempotencyKey();
  const [error, setError] = useState<unknown>(null);
  const commit = async () => {
    setError(null);
    try {
      const { version } = await publish.mutateAsync({ body, key: key.header() });
      key.done();
      void message.success(t("dialog.published", { version }));
      onPublished();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Modal
      open
      width="min(56rem, 96vw)"
      title={t("dialog.title")}
      okText={t("dialog.publish")}
      okButtonProps={{ disabled: differences.length === 0 }}
      confirmLoading={publish.isPending}
      mask={{ closable: false }}
      onOk={() => void commit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className={styles.import}>
        {supersedes.length > 0 && (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={t("dialog.supersedes", { versions: supersedes.join(" ") })}
          />
        )}
        {differences.length === 0 ? (
          <p>{t("dialog.none", { version: body.base_version })}</p>
        ) : (
          <DifferenceTable differences={differences} />
        )}
        <p className={styles.hint}>{t("dialog.pinned")}</p>
        <ProblemAlert error={error} />
      </div>
    </Modal>
  );
}
