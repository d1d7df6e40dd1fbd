import { DeleteOutlined, PaperClipOutlined } from "@ant-design/icons";
import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";

import type { AttachmentRef } from "../../api/core";
import { sendForm } from "../../api/upload";
import { FileUpload } from "../../components/FileUpload";
import styles from "./ScanField.module.css";

const types = [".pdf", ".jpg", ".jpeg", ".png"];
const maxBytes = 20 * 1024 * 1024;

interface Props {
  name: string;
  label: string;
  /** What is said when there is none. */
  missing: string;
}

/** Scans of a paper, at least one. */
export function ScanField({ name, label, missing }: Props) {
  return (
    <Form.Item
      name={name}
      label={label}
      validateTrigger={[]}
      rules={[
        {
          validator: (_, files?: AttachmentRef[]) =>
            files && files.length > 0 ? Promise.resolve() : Promise.reject(new Error(missing)),
        },
      ]}
    >
      <Scans />
    </Form.Item>
  );
}

interface ScansProps {
  id?: string;
  value?: AttachmentRef[];
  onChange?: (files: AttachmentRef[]) => void;
}

function Scans({ id, value = [], onChange }: ScansProps) {
  const { t } = useTranslation("handling");
  const upload = async (file: File) => {
    const form = new FormData();
    form.append("file", file);
    onChange?.([...value, await sendForm<AttachmentRef>("/attachments", form)]);
  };
  return (
    <div id={id}>
      {value.length > 0 && (
        <ul className={styles.files}>
          {value.map((file) => (
            <li key={file.id} className={styles.file}>
              <PaperClipOutlined aria-hidden="true" />
              <span className={styles.name}>{file.name}</span>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t("paperFeedback.remove", { name: file.name })}
                onClick={() => onChange?.(value.filter((one) => one.id !== file.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <FileUpload types={types} maxBytes={maxBytes} upload={upload}>
        {t("paperFeedback.add")}
      </FileUpload>
    </div>
  );
}
