import { useTranslation } from "react-i18next";
import type { AttachmentRef, Opinion, Suggestion } from "../../api/core";
import { ActionButton } from "./ActionButton";
import { DeputyField } from "./DeputyField";
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
