import { Checkbox, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";

import styles from "./fields.module.css";

interface TextProps {
  name: string;
  label: string;
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

interface DayProps {
  name: string;
  label: string;
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

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

interface ChoiceProps {
  name: string;
  label: string;
  choices: Choice[];
}

/** One of a few, each a target as large as a thumb; nothing is chosen beforehand. */
export function ChoiceField({ name, label, choices }: ChoiceProps) {
  const { t } = useTranslation("common");
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, message: t("requiredChoice", { label }) }]}
    >
      <Choices label={label} choices={choices} />
    </Form.Item>
  );
}

interface PeopleProps {
  name: string;
  label: string;
  hint?: string;
  people: { id: number; name: string }[];
}

/** Some of a few people, at least one. */
export function PeopleField({ name, label, hint, people }: PeopleProps) {
  const { t } = useTranslation("common");
  return (
    <Form.Item
      name={name}
      label={label}
      extra={hint}
      rules={[{ required: true, message: t("requiredChoice", { label }) }]}
    >
      <Checkbox.Group
        className={styles.people}
        options={people.map((one) => ({ value: one.id, label: one.name }))}
      />
    </Form.Item>
  );
}

interface ChoicesProps {
  id?: string;
  label: string;
  choices: Choice[];
  value?: string;
  onChange?: (value: string) => void;
}

function Choices({ id, label, choices, value, onChange }: ChoicesProps) {
  return (
    <Radio.Group
      id={id}
      aria-label={label}
      className={styles.choices}
      value={value}
      onChange={(event) => onChange?.(event.target.value)}
    >
      {choices.map((choice) => (
        <Radio key={choice.value} value={choice.value} className={styles.choice}>
          {choice.label}
          {choice.hint && <span className={styles.hint}>{choice.hint}</span>}
        </Radio>
      ))}
    </Radio.Group>
  );
}
