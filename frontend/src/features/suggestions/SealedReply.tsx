import { useTranslation } from "react-i18next";

import type { AttachmentRef } from "../../api/core";
import { ActionButton } from "./ActionButton";
import type { AssignmentProps } from "./AssignmentActions";
import { post } from "./post";
import { ScanField } from "./ScanField";

/** Adds the scan of the sealed letter to a delivered reply. */
export function SealedReply({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("handling");
  return (
    <ActionButton<{ files: AttachmentRef[] }>
      label={t(assignment.reply?.sealed ? "sealed.again" : "sealed.button")}
      title={t("sealed.title")}
      hint={t("sealed.hint")}
      id={assignment.id}
      version={item.version}
      send={(to, { files }) =>
        post("/assignments/{id}/sealed-reply")(to, { attachment_id: files[0]?.id ?? 0 })
      }
    >
      <ScanField
        name="files"
        label={t("sealed.file")}
        missing={t("sealed.missing")}
        types={[".pdf"]}
        single
      />
    </ActionButton>
  );
}
