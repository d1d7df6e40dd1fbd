import { DeleteOutlined, PaperClipOutlined } from "@ant-design/icons";
import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";

import type { components } from "../api/schema";
import { sendForm } from "../api/upload";
import styles from "./FilesField.module.css";
import { FileUpload } from "./FileUpload";

export type FileRef = components["schemas"]["attachment.View"];

function uploadFile(chosen: File): Promise<FileRef> {
  const form = new FormData();
  form.append("file", chosen);
  return sendForm<FileRef>("/attachments", form);
}

const endings = [".pdf", ".docx", ".jpg", ".jpeg", ".png"];
const maxBytes = 20 * 1024 * 1024;

interface FilesProps {
  name: string | (string | number)[];
  label: string;
  /** What is said when there is none; they are optional when left out. */
  missing?: string;
}

/** Files that go with what is sent. */
export function FilesField({ name, label, missing }: FilesProps) {
  const { t } = useTranslation("common");
  return (
    <Form.Item
      name={name}
      label={missing ? label : `${label}${t("optional")}`}
      validateTrigger="onChange"
      rules={[
        {
          validator: (_, files?: FileRef[]) =>
            !missing || (files && files.length > 0) ? Promise.resolve() : Promise.reject(new Error(missing)),
        },
      ]}
    >
      <Chosen />
    </Form.Item>
  );
}

function Chosen({
  id,
  value = [],
  onChange,
}: {
  id?: string;
  value?: FileRef[];
  onChange?: (files: FileRef[]) => void;
}) {
  const { t } = useTranslation("common");
  return (
    <div id={id}>
      {value.length > 0 && (
        <ul className={styles.chosen}>
          {value.map((file) => (
            <li key={file.id}>
              <PaperClipOutlined aria-hidden="true" />
              <span>{file.name}</span>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t("removeFile", { name: file.name })}
                onClick={() => onChange?.(value.filter((one) => one.id !== file.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <FileUpload
        types={endings}
        maxBytes={maxBytes}
        upload={async (chosen) => onChange?.([...value, await uploadFile(chosen)])}
      >
        {t("addFile")}
      </FileUpload>
    </div>
  );
}

/** The ids of what was chosen, as requests name it. */
export const idsOf = (files?: FileRef[]): number[] => (files ?? []).map(({ id }) => id);
