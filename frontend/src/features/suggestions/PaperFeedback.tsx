import { Form } from "antd";
import { useTranslation } from "react-i18next";
import type { AttachmentRef, Opinion, Reply, Suggestion } from "../../api/core";
import { FormSelect } from "../../components/FormSelect";
import { ActionButton } from "./ActionButton";
import { Ratings, Reasons } from "./FeedbackAction";
import { post } from "./post";
import { ScanField } from "./ScanField";

interface Values extends Opinion {
  deputy_id: number;
  scans: AttachmentRef[];
}

/** The office takes down what a proposer wrote on paper. */
export function PaperFeedback({ item }: { item: Suggestion }) {
  const { t } = useTranslation("handling");
  const deputies = item.proposers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ActionButton<Values>
      label={t("paperFeedback.button")}
      title={t("paperFeedback.title")}
      hint={t("paperFeedback.hint")}
      id={item.id}
      version={item.version}
      initial={{ deputy_id: deputies[0]?.value }}
      send={(to, { scans, reasons = "", ...values }) =>
        post("/suggestions/{id}/feedback/paper")(to, {
          ...values,
          reasons,
          attachment_ids: scans.map(({ id }) => id),
        })
      }
    >
      <DeputyField label={t("paperFeedback.deputy")} deputies={deputies} />
      <Ratings />
      <Reasons />
      <ScanField name="scans" label={t("paperFeedback.scan")} missing={t("paperFeedback.missing")} />
    </ActionButton>
  );
}

interface DeputyFieldProps {
  label: string;
  deputies: { value: number; label: string }[];
}

/** One of the proposers. */
export function DeputyField({ label, deputies }: DeputyFieldProps) {
  const { t } = useTranslation("common");
  return (
    <Form.Item
      name="deputy_id"
      label={label}
      rules={[{ required: true, message: t("requiredChoice", { label }) }]}
    >
      <FormSelect options={deputies} />
    </Form.Item>
  );
}

/** The proposers to whom replies went, each once, the decisive one first. */
export function copiedTo(replies: Reply[]) {
  const names = new Map(replies.flatMap(({ copies }) => copies.map((copy) => [copy.deputy_id, copy.name])));
  return [...names].map(([value, label]) => ({ value, label }));
}
