import { useTranslation } from "react-i18next";

import { TextField } from "../../components/fields";
import { ActionButton } from "./ActionButton";
import type { RequestProps } from "./DecideRequest";
import { post } from "./post";

/** Whoever asked, or a colleague, asks no longer; the matter stays as it was. */
export function TakeBack({ item, request, title }: RequestProps) {
  const { t } = useTranslation("requests");
  return (
    <ActionButton<{ reason?: string }>
      label={t("takeBack")}
      title={t("takeBackTitle", { kind: title })}
      hint={t("takeBackHint")}
      id={request.id}
      version={item.version}
      send={(to, { reason = "" }) => post("/requests/{id}/take-back")(to, { reason })}
    >
      <TextField name="reason" label={t("reason")} rows={2} max={1000} />
    </ActionButton>
  );
}
