import { useTranslation } from "react-i18next";

import type { ConsentRequest, Suggestion } from "../../api/core";
import { TextField } from "../../components/fields";
import { ActionButton } from "./ActionButton";
import { post } from "./post";

export interface RequestProps {
  item: Suggestion;
  request: ConsentRequest;
  title: string;
}

interface Decision {
  reason?: string;
}

const decide = post("/requests/{id}/decide");

/** The two decisions of whoever's turn it is; a refusal says why. */
export function DecideRequest({ item, request, title }: RequestProps) {
  const { t } = useTranslation("requests");
  const last = request.steps.filter(({ decision }) => !decision).length === 1;
  return (
    <>
      <ActionButton<Decision>
        label={t("agree")}
        title={t("agreeTitle", { kind: title })}
        hint={last ? t(`effect.${request.kind}`) : t("agreeNext")}
        id={request.id}
        version={item.version}
        send={(to, { reason = "" }) => decide(to, { agree: true, reason })}
        button={{ type: "primary", size: "large" }}
      >
        <TextField name="reason" label={t("comment")} rows={2} max={1000} />
      </ActionButton>
      <ActionButton<Decision>
        label={t("refuse")}
        title={t("refuseTitle", { kind: title })}
        hint={t("refuseHint")}
        id={request.id}
        version={item.version}
        send={(to, { reason = "" }) => decide(to, { agree: false, reason })}
        button={{ size: "large" }}
      >
        <TextField name="reason" label={t("reason")} rows={3} max={1000} required />
      </ActionButton>
    </>
  );
}
