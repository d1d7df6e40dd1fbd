import { App, Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Webhook } from "../../api/contract";
import { ConfirmButton } from "../../components/ConfirmButton";
import { useRemoveWebhook, useRotateSecret, useTestWebhook } from "./api";

/** What can be done with an endpoint besides changing it. */
export function WebhookActions({
  webhook,
  onSecret,
}: {
  webhook: Webhook;
  onSecret: (secret: string) => void;
}) {
  const { t } = useTranslation("connections");
  const { message } = App.useApp();
  const test = useTestWebhook();
  const rotate = useRotateSecret();
  const remove = useRemoveWebhook();
  const tried = () =>
    test.mutate(webhook.id, {
      onSuccess: () => message.success(t("webhooks.tested")),
      onError: (error) => message.error(error.message),
    });
  return (
    <>
      {webhook.state === "active" && (
        <Button size="small" loading={test.isPending} onClick={tried}>
          {t("webhooks.test")}
        </Button>
      )}
      <ConfirmButton
        size="small"
        title={t("webhooks.rotateTitle")}
        hint={t("webhooks.rotateHint")}
        onConfirm={async () => onSecret((await rotate.mutateAsync(webhook)).secret)}
      >
        {t("webhooks.rotate")}
      </ConfirmButton>
      <ConfirmButton
        danger
        size="small"
        title={t("webhooks.removeTitle", { name: webhook.name })}
        hint={t("webhooks.removeHint")}
        onConfirm={() => remove.mutateAsync(webhook)}
      >
        {t("webhooks.remove")}
      </ConfirmButton>
    </>
  );
}
