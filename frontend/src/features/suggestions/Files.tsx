import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { AttachmentRef } from "../../api/core";
import { download } from "../../api/sheet";
import { ProblemAlert } from "../../components/ProblemAlert";
import styles from "./Content.module.css";

interface Props {
  title: string;
  files: AttachmentRef[];
}

/** Files that can be fetched, one button each. */
export function Files({ title, files }: Props) {
  const { t } = useTranslation("suggestions");
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<number | null>(null);
  const load = async (file: AttachmentRef) => {
    setBusy(file.id);
    setError(null);
    try {
      await download(`/attachments/${file.id}`, file.name);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(null);
    }
  };
  if (files.length === 0) return null;
  return (
    <div className={styles.section}>
      <h3 className={styles.head}>{title}</h3>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.id}>
            <Button
              icon={<DownloadOutlined aria-hidden="true" />}
              aria-label={t("item.download", { name: told(file) })}
              loading={busy === file.id}
              onClick={() => load(file)}
            >
              {told(file)}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemAlert error={error} />
    </div>
  );
}

/** A file's name and size, as the button says them. */
const told = ({ name, size }: AttachmentRef) => `${name} · ${Math.max(1, Math.round(size / 1024))} KB`;
