import { UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ChangeEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import styles from "./FileUpload.module.css";
import { ProblemAlert } from "./ProblemAlert";

interface Props {
  /** The endings that are allowed, with the dot: ".pdf". The server looks at the content. */
  types: string[];
  maxBytes: number;
  multiple?: boolean;
  disabled?: boolean;
  upload: (file: File) => Promise<unknown>;
  children?: ReactNode;
}

/** A button that takes files, checks ending and size at once, and shows what the server says of each. */
export function FileUpload({ types, maxBytes, multiple, disabled, upload, children }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [complaints, setComplaints] = useState<string[]>([]);
  const [error, setError] = useState<unknown>(null);

  const complaint = (file: File): string | null => {
    if (!types.some((ending) => file.name.toLowerCase().endsWith(ending)))
      return t("file.wrongType", { name: file.name, types: types.join(" ") });
    if (file.size === 0) return t("file.empty", { name: file.name });
    if (file.size > maxBytes) return t("file.tooLarge", { name: file.name, max: megabytes(maxBytes) });
    return null;
  };

  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = Array.from(event.target.files ?? []);
    event.target.value = "";
    setComplaints(files.map(complaint).filter((text) => text !== null));
    setError(null);
    setBusy(true);
    try {
      for (const file of files) if (!complaint(file)) await upload(file);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={styles.upload}>
      <input
        ref={input}
        type="file"
        // The form around it would show an input that is only marked as hidden.
        style={{ display: "none" }}
        aria-label={t("file.choose")}
        accept={types.join(",")}
        multiple={multiple}
        onChange={take}
      />
      <Button
        icon={<UploadOutlined />}
        disabled={disabled}
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {busy ? t("file.uploading") : (children ?? t("file.choose"))}
      </Button>
      {complaints.length > 0 && (
        <ul className={styles.complaints} role="alert">
          {complaints.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <ProblemAlert error={error} />
    </div>
  );
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
