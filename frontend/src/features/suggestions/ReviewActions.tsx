import { Form } from "antd";
import { useTranslation } from "react-i18next";
import type { Coded, Suggestion } from "../../api/core";
import { FormSelect } from "../../components/FormSelect";
import { TextField } from "../../components/fields";
import { ActionButton } from "./ActionButton";
import { useRules } from "./api";
import { type Body, post } from "./post";

interface Props {
  item: Suggestion;
}

interface CodeProps {
  name: string;
  label: string;
  options?: Coded[];
  loading: boolean;
}

/** One code of a list that the rules set. */
export function CodeField({ name, label, options, loading }: CodeProps) {
  const { t } = useTranslation("common");
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, message: t("requiredChoice", { label }) }]}
    >
      <FormSelect loading={loading} options={options?.map(({ code, label }) => ({ value: code, label }))} />
    </Form.Item>
  );
}

/** The office asks its head not to accept an item. */
export function AskNonAcceptance({ item }: Props) {
  const { t } = useTranslation("handling");
  const rules = useRules();
  return (
    <ActionButton<Body<"/suggestions/{id}/non-acceptance-request">>
      label={t("nonAcceptance.button")}
      title={t("nonAcceptance.title")}
      hint={t("nonAcceptance.hint")}
      id={item.id}
      version={item.version}
      send={post("/suggestions/{id}/non-acceptance-request")}
    >
      <CodeField
        name="reason_code"
        label={t("nonAcceptance.code")}
        options={rules.data?.not_accepted_reasons}
        loading={rules.isFetching}
      />
      <TextField
        name="reason"
        label={t("nonAcceptance.reason")}
        hint={t("nonAcceptance.reasonHint")}
        rows={3}
        max={1000}
        required
      />
    </ActionButton>
  );
}

/** Takes an item up again that was not accepted. */
export function ReopenNotAccepted({ item }: Props) {
  const { t } = useTranslation("handling");
  return (
    <ActionButton<{ reason: string }>
      label={t("reopenNotAccepted.button")}
      title={t("reopenNotAccepted.title")}
      hint={t("reopenNotAccepted.hint")}
      id={item.id}
      version={item.version}
      send={post("/suggestions/{id}/reopen-not-accepted")}
      button={{ type: "primary" }}
    >
      <TextField name="reason" label={t("reopenNotAccepted.reason")} rows={3} max={1000} required />
    </ActionButton>
  );
}

/** Mends title or category, as a version of its own. */
export function CorrectTitle({ item }: Props) {
  const { t } = useTranslation("handling");
  const rules = useRules();
  return (
    <ActionButton<Body<"/suggestions/{id}/correct">>
      label={t("correct.button")}
      title={t("correct.title")}
      hint={t("correct.hint")}
      id={item.id}
      version={item.version}
      initial={{ title: item.title, category: item.category }}
      send={post("/suggestions/{id}/correct")}
    >
      <TextField name="title" label={t("correct.titleLabel")} max={100} required />
      <CodeField
        name="category"
        label={t("correct.category")}
        options={rules.data?.categories}
        loading={rules.isFetching}
      />
      <TextField name="reason" label={t("correct.reason")} rows={2} max={1000} required />
    </ActionButton>
  );
}

/** Takes the number away, which is never used again. */
export function VoidRegistration({ item }: Props) {
  const { t } = useTranslation("handling");
  return (
    <ActionButton<{ reason: string }>
      label={t("void.button")}
      title={t("void.title", { number: item.number_text })}
      hint={t("void.hint")}
      id={item.id}
      version={item.version}
      send={post("/suggestions/{id}/void-registration")}
      button={{ danger: true }}
    >
      <TextField name="reason" label={t("void.reason")} rows={3} max={1000} required />
    </ActionButton>
  );
}
