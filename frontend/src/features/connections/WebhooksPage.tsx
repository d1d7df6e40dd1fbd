import { Alert, Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Webhook } from "../../api/contract";
import { Empty } from "../../components/Empty";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { minuteText } from "../../lib/date";
import { useWebhooks } from "./api";
import styles from "./Connections.module.css";
import { EditWebhook } from "./EditWebhook";
import { SecretDialog } from "./SecretDialog";
import { WebhookActions } from "./WebhookActions";

/** The system administrator's page of the systems that are told what happens. */
export function WebhooksPage() {
  const { t } = useTranslation("connections");
  const webhooks = useWebhooks();
  const [edited, setEdited] = useState<Webhook | "new" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const available = webhooks.data?.available;
  const create = available && (
    <Button type="primary" onClick={() => setEdited("new")}>
      {t("webhooks.create")}
    </Button>
  );
  return (
    <Page title={t("webhooks.title")} hint={t("webhooks.hint")} actions={create}>
      {available === false && <Alert type="info" showIcon title={t("webhooks.unavailable")} />}
      <Loaded query={webhooks} rows={4}>
        {({ items, topics }) => (
          <>
            {items.length === 0 && (
              <Panel>
                <Empty title={t("webhooks.empty")} hint={t("webhooks.emptyHint")} />
              </Panel>
            )}
            {items.map((webhook) => (
              <Endpoint
                key={webhook.id}
                webhook={webhook}
                onEdit={() => setEdited(webhook)}
                onSecret={setSecret}
              />
            ))}
            {edited && (
              <EditWebhook
                webhook={edited === "new" ? undefined : edited}
                topics={topics}
                onClose={() => setEdited(null)}
                onSecret={setSecret}
              />
            )}
          </>
        )}
      </Loaded>
      {secret && (
        <SecretDialog
          title={t("webhooks.secretTitle")}
          hint={t("webhooks.secretHint")}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </Page>
  );
}

interface EndpointProps {
  webhook: Webhook;
  onEdit: () => void;
  onSecret: (secret: string) => void;
}

const colours: Record<Webhook["state"], string | undefined> = {
  active: "success",
  paused: undefined,
  disabled: "error",
};

function Endpoint({ webhook, onEdit, onSecret }: EndpointProps) {
  const { t } = useTranslation("connections");
  const state = <Tag color={colours[webhook.state]}>{t(`webhooks.states.${webhook.state}`)}</Tag>;
  return (
    <Panel title={webhook.name} extra={state}>
      <p className={styles.address}>{webhook.url}</p>
      {webhook.reason && <Alert type="error" showIcon title={t(`webhooks.disabled.${webhook.reason}`)} />}
      {webhook.state === "active" && webhook.failing_since && (
        <Alert
          type="warning"
          showIcon
          title={t("webhooks.failing", { at: minuteText(webhook.failing_since) })}
        />
      )}
      <p className={styles.topics}>
        {webhook.topics.map((topic) => (
          <Tag key={topic}>{t(`webhooks.topics.${topic as "suggestion.assign"}`)}</Tag>
        ))}
      </p>
      <div className={styles.buttons}>
        <Link to={`/webhooks/${webhook.id}`}>
          <Button size="small">{t("webhooks.log")}</Button>
        </Link>
        <Button size="small" onClick={onEdit}>
          {t("webhooks.edit")}
        </Button>
        <WebhookActions webhook={webhook} onSecret={onSecret} />
      </div>
    </Panel>
  );
}
