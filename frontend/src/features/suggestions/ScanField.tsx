import { DeleteOutlined, PaperClipOutlined } from "@ant-design/icons";
import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";

import type { AttachmentRef } from "../../api/core";
import { sendForm } from "../../api/upload";
import { FileUpload } from "../../components/FileUpload";
import styles from "./ScanField.module.css";

const scans = [".pdf", ".jpg", ".jpeg", ".png"];
const maxBytes = 20 * 1024 * 1024;

interface Props {
  name: string;
  label: string;
  /** What is said when there is none; left out, there need not be any. */
  missing?: string;
  /** The endings that are allowed; those of scans when left out. */
  types?: string[];
  /** There can only be one: another takes its place. */
  single?: boolean;
}

/** Scans of a paper, at least one where one is needed. */
export function ScanField({ name, label, missing, types = scans, single = false }: Props) {
  return (
    <Form.Item
      name={name}
      label={label}
      validateTrigger={[]}
      rules={[
        {
          validator: (_, files?: AttachmentRef[]) =>
            !missing || (files && files.length > 0) ? Promise.resolve() : Promise.reject(new Error(missing)),
        },
      ]}
    >
      <Scans types={types} single={single} />
    </Form.Item>
  );
}

interface ScansProps {
  id?: string;
  value?: AttachmentRef[];
  onChange?: (files: AttachmentRef[]) => void;
  types: string[];
  single: boolean;
}

function Scans({ id, value = [], onChange, types, single }: ScansProps) {
  const { t } = useTranslation("handling");
  const upload = async (chosen: File) => {
    const form = new FormData();
    form.append("file", chosen);
    const file = await sendForm<AttachmentRef>("/attachments", form);
    onChange?.(single ? [file] : [...value, file]);
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
