import { CloseOutlined, DeleteOutlined, PaperClipOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { FileUpload } from "../../components/FileUpload";
import { onDemand } from "../../lib/onDemand";
import { uploadAttachment } from "./api";
import type { Attachment } from "./contract";
import styles from "./Drafts.module.css";

const Progress = onDemand(async () => (await import("antd/es/progress")).default);

const types = [".pdf", ".docx", ".xlsx", ".jpg", ".jpeg", ".png"];
const maxBytes = 20 * 1024 * 1024;

interface Props {
  attachments: Attachment[];
  problem?: string;
  label?: string;
  hint?: string;
  onChange: (attachments: Attachment[]) => void;
}

interface Transfer {
  name: string;
  percent: number;
  cancel: () => void;
}

/** The files of a suggestion, with those that are on their way. */
export function AttachmentsField({ attachments, problem, label, hint, onChange }: Props) {
  const { t } = useTranslation("drafts");
  const [transfer, setTransfer] = useState<Transfer | null>(null);
  const latest = useRef(attachments);
  useEffect(() => {
    latest.current = attachments;
  }, [attachments]);

  const upload = async (file: File) => {
    const stop = new AbortController();
    const progress = (share: number) =>
      setTransfer({ name: file.name, percent: Math.round(share * 100), cancel: () => stop.abort() });
    progress(0);
    try {
      const added = await uploadAttachment(file, progress, stop.signal);
      latest.current = [...latest.current, added];
      onChange(latest.current);
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    } finally {
      setTransfer(null);
    }
  };

  return (
    <fieldset className={styles.group}>
      <legend id="draft-attachment_ids" tabIndex={-1}>
        {label ?? t("attachments")}
      </legend>
      <p className={styles.hint}>{hint ?? t("attachmentsHint")}</p>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <ul className={styles.files}>
        {attachments.map((file) => (
          <li key={file.id} className={styles.file}>
            <PaperClipOutlined aria-hidden="true" />
            <span className={styles.fileName}>{file.name}</span>
            <span className={styles.count}>{t("kilobytes", { size: Math.ceil(file.size / 1024) })}</span>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t("removeAttachment", { name: file.name })}
              onClick={() => onChange(attachments.filter(({ id }) => id !== file.id))}
            />
          </li>
        ))}
        {transfer && (
          <li className={styles.file}>
            <span className={styles.fileName}>
              {t("uploading", { name: transfer.name })}
              <Progress percent={transfer.percent} aria-label={t("uploading", { name: transfer.name })} />
            </span>
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={t("cancelUpload", { name: transfer.name })}
              onClick={transfer.cancel}
            />
          </li>
        )}
      </ul>
      <FileUpload types={types} maxBytes={maxBytes} multiple upload={upload}>
        {t("addAttachment")}
      </FileUpload>
    </fieldset>
  );
}
