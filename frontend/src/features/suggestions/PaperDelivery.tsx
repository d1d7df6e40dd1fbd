import { useTranslation } from "react-i18next";

import type { AttachmentRef, Reply } from "../../api/core";
import { DayField, TextField } from "../../components/fields";
import { dayOf } from "../../lib/date";
import { ActionButton } from "./ActionButton";
import type { AssignmentProps } from "./AssignmentActions";
import { DeputyField } from "./DeputyField";
import { post } from "./post";
import { ScanField } from "./ScanField";

/** Notes that a proposer was handed the reply on paper. */
export function PaperDelivery({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation(["handling", "common"]);
  const delivered = [assignment.reply, ...assignment.former_replies].find(
    (one) => one?.state === "delivered",
  );
  if (!delivered?.delivered_at) return null;
  const deputies = copiedTo(delivered);
  const today = dayOf(new Date());
  return (
    <ActionButton<{ deputy_id: number; on: string; note?: string; scans?: AttachmentRef[] }>
      label={t("paperDelivery.button")}
      title={t("paperDelivery.title")}
      id={assignment.id}
      version={item.version}
      initial={{ deputy_id: deputies[0]?.value, on: today }}
      send={(to, { note = "", scans = [], ...values }) =>
        post("/assignments/{id}/paper-delivery")(to, {
          ...values,
          note,
          attachment_ids: scans.map(({ id }) => id),
        })
      }
    >
      <DeputyField label={t("paperDelivery.deputy")} deputies={deputies} />
      <DayField
        name="on"
        label={t("paperDelivery.on")}
        min={dayOf(new Date(delivered.delivered_at))}
        max={today}
        required
      />
      <TextField name="note" label={t("paperDelivery.note")} rows={2} max={200} />
      <ScanField name="scans" label={`${t("paperDelivery.scan")}${t("common:optional")}`} />
    </ActionButton>
  );
}

/** The proposers to whom the reply went, the decisive one first. */
const copiedTo = ({ copies }: Reply) =>
  copies.map(({ deputy_id, name }) => ({ value: deputy_id, label: name }));
