import { DeleteOutlined, PaperClipOutlined } from "@ant-design/icons";
import { Button, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";

import { FileUpload } from "../../components/FileUpload";
import { type FileRef, uploadFile } from "./api";
import styles from "./Upward.module.css";

interface TextProps {
  name: string;
  label: string;
  required?: boolean;
  rows?: number;
  max?: number;
  hint?: string;
}

/** A text of one line, or of several when rows are given. */
export function TextField({ name, label, required, rows, max = 2000, hint }: TextProps) {
  const { t } = useTranslation("common");
  return (
    <Form.Item
      name={name}
      label={required ? label : `${label}${t("optional")}`}
      extra={hint}
      rules={required ? [{ required: true, whitespace: true, message: t("required", { label }) }] : undefined}
    >
      {rows ? (
        <Input.TextArea autoSize={{ minRows: rows, maxRows: 14 }} maxLength={max} />
      ) : (
        <Input maxLength={max} autoComplete="off" />
      )}
    </Form.Item>
  );
}

/** A day, by the browser's own picker. */
export function DayField({ name, label, required, max }: Omit<TextProps, "max"> & { max?: string }) {
  const { t } = useTranslation("common");
  return (
    <Form.Item
      name={name}
      label={required ? label : `${label}${t("optional")}`}
      rules={required ? [{ required: true, message: t("required", { label }) }] : undefined}
    >
      <Input type="date" max={max} />
    </Form.Item>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  choices: { value: string; label: string }[];
}

/** One of a few; nothing is chosen beforehand. */
export function ChoiceField({ name, label, choices }: ChoiceProps) {
  const { t } = useTranslation("common");
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, message: t("requiredChoice", { label }) }]}
    >
      <Radio.Group aria-label={label} className={styles.choices}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value}>
            {choice.label}
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  );
}

const endings = [".pdf", ".docx", ".jpg", ".jpeg", ".png"];
const maxBytes = 20 * 1024 * 1024;

interface FilesProps {
  name: string;
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
      validateTrigger={[]}
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
  const { t } = useTranslation("upward");
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

/** What an item says, as its form holds it: the things asked stand one on a line. */
export interface WordingValues {
  title: string;
  basis?: string;
  content?: string;
  points?: string;
  files?: FileRef[];
}

export const wordingOf = ({ title, basis = "", content = "", points = "", files }: WordingValues) => ({
  title,
  basis,
  content,
  points: points
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean),
  attachment_ids: idsOf(files),
});

export function WordingFields() {
  const { t } = useTranslation("upward");
  return (
    <>
      <TextField name="title" label={t("field.title")} required max={100} />
      <TextField name="basis" label={t("field.basis")} rows={2} max={5000} hint={t("field.basisHint")} />
      <TextField name="content" label={t("field.content")} rows={5} max={10000} />
      <TextField name="points" label={t("field.points")} rows={3} max={10000} hint={t("field.pointsHint")} />
      <FilesField name="files" label={t("field.files")} />
    </>
  );
}
