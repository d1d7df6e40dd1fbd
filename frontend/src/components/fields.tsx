import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";

import styles from "./fields.module.css";

interface FieldProps {
  name: string | (string | number)[];
  label: string;
}

interface TextProps extends FieldProps {
  required?: boolean;
  rows?: number;
  max?: number;
  hint?: string;
  placeholder?: string;
}

/** A text of one line, or of several when rows are given. */
export function TextField({ name, label, required, rows, max = 2000, hint, placeholder }: TextProps) {
  const { t } = useTranslation("common");
  return (
    <Form.Item
      name={name}
      label={required ? label : `${label}${t("optional")}`}
      extra={hint}
      rules={required ? [{ required: true, whitespace: true, message: t("required", { label }) }] : undefined}
    >
      {rows ? (
        <Input.TextArea autoSize={{ minRows: rows, maxRows: 14 }} maxLength={max} placeholder={placeholder} />
      ) : (
        <Input maxLength={max} placeholder={placeholder} autoComplete="off" />
      )}
    </Form.Item>
  );
}

interface DayProps extends FieldProps {
  required?: boolean;
  min?: string;
  max?: string;
}

/** A day, by the browser's own picker, which every phone has. */
export function DayField({ name, label, required, min, max }: DayProps) {
  const { t } = useTranslation("common");
  return (
    <Form.Item
      name={name}
      label={required ? label : `${label}${t("optional")}`}
      rules={required ? [{ required: true, message: t("required", { label }) }] : undefined}
    >
      <Input type="date" min={min} max={max} />
    </Form.Item>
  );
}

interface ChoiceProps extends FieldProps {
  choices: { value: string; label: string; hint?: string }[];
  /** Each has a line of its own and is a target as large as a thumb. */
  large?: boolean;
}

/** One of a few; nothing is chosen beforehand. */
export function ChoiceField({ name, label, choices, large }: ChoiceProps) {
  const { t } = useTranslation("common");
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, message: t("requiredChoice", { label }) }]}
    >
      <Radio.Group aria-label={label} className={large ? styles.large : styles.choices}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value}>
            {choice.label}
            {choice.hint && <span className={styles.hint}>{choice.hint}</span>}
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  );
}
