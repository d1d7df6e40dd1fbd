import { App, Checkbox, Form, Input, Modal, Switch } from "antd";
import { useTranslation } from "react-i18next";

import type { Webhook, WebhookChange } from "../../api/contract";
import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";
import { useCreateWebhook, useUpdateWebhook } from "./api";
import { atLeastOne } from "./atLeastOne";
import styles from "./Connections.module.css";

interface Props {
  /** The endpoint to change; a new one when left out. */
  webhook?: Webhook;
  topics: string[];
  onClose: () => void;
  onSecret: (secret: string) => void;
}

type Values = Omit<WebhookChange, "version">;

/** An endpoint's name, address and topics; a new one's secret is shown once. */
export function EditWebhook({ webhook, topics, onClose, onSecret }: Props) {
  const { t } = useTranslation(["connections", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const create = useCreateWebhook();
  const update = useUpdateWebhook(webhook?.id ?? 0);
  const needed = (label: string) => [
    { required: true, whitespace: true, message: t("common:required", { label }) },
  ];
  const onError = (error: unknown) => applyProblem(form, error);

  const submit = ({ active, ...wish }: Values) => {
    if (webhook) {
      update.mutate(
        { ...wish, active, version: webhook.version },
        {
          onSuccess: () => {
            message.success(t("webhooks.saved"));
            onClose();
          },
          onError,
        },
      );
      return;
    }
    create.mutate(wish, {
      onSuccess: ({ secret }) => {
        onClose();
        onSecret(secret);
      },
      onError,
    });
  };

  return (
    <Modal
      open
      title={webhook ? t("webhooks.edit") : t("webhooks.create")}
      okText={t("common:save")}
      cancelText={t("common:cancel")}
      confirmLoading={create.isPending || update.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <ProblemAlert error={create.error ?? update.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name: webhook?.name,
          url: webhook?.url,
          topics: webhook?.topics,
          active: webhook?.state === "active",
        }}
        onFinish={submit}
      >
        <Form.Item name="name" label={t("webhooks.name")} rules={needed(t("webhooks.name"))}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="url"
          label={t("webhooks.url")}
          extra={t("webhooks.urlHint")}
          rules={needed(t("webhooks.url"))}
        >
          <Input type="url" maxLength={500} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="topics"
          label={t("webhooks.events")}
          rules={[atLeastOne(t("common:requiredChoice", { label: t("webhooks.events") }))]}
        >
          <Checkbox.Group className={styles.choices}>
            {topics.map((topic) => (
              <Checkbox key={topic} value={topic}>
                {t(`webhooks.topics.${topic as "suggestion.assign"}`)}{" "}
                <span className={styles.soft}>{topic}</span>
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Form.Item>
        {webhook && (
          <Form.Item
            name="active"
            label={t("webhooks.active")}
            valuePropName="checked"
            extra={t("webhooks.activeHint")}
          >
            <Switch />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
