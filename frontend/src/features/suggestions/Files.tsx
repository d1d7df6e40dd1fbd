import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { send } from "../../api/client";
import type { AttachmentRef } from "../../api/core";
import { ApiError, toProblem } from "../../api/problem";
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
      await download(file);
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
              aria-label={t("item.download", { name: file.name })}
              loading={busy === file.id}
              onClick={() => load(file)}
            >
              {`${file.name} · ${Math.max(1, Math.round(file.size / 1024))} KB`}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemAlert error={error} />
    </div>
  );
}

/** Fetches a file as the person who is logged in and hands it to the browser to keep. */
async function download({ id, name }: AttachmentRef) {
  const response = await send(new Request(`${location.origin}/api/v1/attachments/${id}`));
  if (!response.ok) throw new ApiError(toProblem(await response.json().catch(() => null), response));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
