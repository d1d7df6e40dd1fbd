import { App, Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import type { WebhookMessage } from "../../api/contract";
import { DateText } from "../../components/DateText";
import { Empty } from "../../components/Empty";
import { FilterBar } from "../../components/FilterBar";
import { Page } from "../../components/Page";
import { type Column, PageTable } from "../../components/PageTable";
import { SelectFilter } from "../../components/SelectFilter";
import { usePageParams } from "../../components/usePageParams";
import { minuteText } from "../../lib/date";
import { useMessages, useReplay, useWebhooks } from "./api";
import styles from "./Connections.module.css";

const states: WebhookMessage["state"][] = ["waiting", "sending", "sent", "failed", "dropped"];

/** What was sent to one system, with what outcome; nothing of what it was told. */
export function MessagesPage() {
  const { t } = useTranslation(["connections", "common"]);
  const id = Number(useParams().id);
  const params = usePageParams(["state"]);
  const webhook = useWebhooks().data?.items.find((one) => one.id === id);
  const messages = useMessages(id, params.page, params.filters.state);
  const columns = useColumns(webhook?.state === "active");
  return (
    <Page
      title={webhook ? t("messages.titleOf", { name: webhook.name }) : t("messages.title")}
      hint={t("messages.hint")}
      actions={
        <Link to="/webhooks">
          <Button>{t("messages.back")}</Button>
        </Link>
      }
    >
      <FilterBar label={t("common:search")}>
        <SelectFilter
          label={t("messages.state")}
          all={t("messages.all")}
          value={params.filters.state}
          values={states}
          text={(value) => t(`messages.states.${value}`)}
          onChange={(state) => params.setFilters({ state })}
        />
      </FilterBar>
      <PageTable
        caption={t("messages.title")}
        query={messages}
        params={params}
        columns={columns}
        rowKey={(message) => message.id}
        empty={<Empty title={t("messages.empty")} hint={t("messages.emptyHint")} />}
      />
    </Page>
  );
}

const colours: Record<WebhookMessage["state"], string | undefined> = {
  waiting: undefined,
  sending: undefined,
  sent: "success",
  failed: "error",
  dropped: undefined,
};

function useColumns(active: boolean): Column<WebhookMessage>[] {
  const { t } = useTranslation(["connections", "common"]);
  return [
    {
      key: "topic",
      title: t("messages.topic"),
      render: (message) => t(`webhooks.topics.${message.topic as "suggestion.assign"}`),
      card: "title",
    },
    {
      key: "created",
      title: t("messages.createdAt"),
      render: (message) => <DateText value={message.created_at} />,
      nowrap: true,
    },
    {
      key: "state",
      title: t("messages.state"),
      render: (message) => <Tag color={colours[message.state]}>{t(`messages.states.${message.state}`)}</Tag>,
      nowrap: true,
    },
    { key: "attempts", title: t("messages.attempts"), render: (message) => message.attempts, nowrap: true },
    { key: "outcome", title: t("messages.outcome"), render: (message) => <Outcome message={message} /> },
    {
      key: "id",
      title: t("messages.id"),
      render: (message) => (
        <>
          <code className={styles.address}>{message.message_id}</code>
          {message.replays > 0 && <p>{t("messages.replays", { count: message.replays })}</p>}
        </>
      ),
    },
    {
      key: "actions",
      title: t("common:actions"),
      render: (message) =>
        active && ["sent", "failed", "dropped"].includes(message.state) && <Replay message={message} />,
      card: "actions",
      nowrap: true,
    },
  ];
}

function Outcome({ message }: { message: WebhookMessage }) {
  const { t, i18n } = useTranslation("connections");
  // Codes come from the server, so the compiler does not know the keys.
  const text = i18n.getFixedT(null, "connections") as (key: string) => string;
  const key = `messages.reason.${message.reason}`;
  const reason = i18n.exists(key, { ns: "connections" }) ? text(key) : message.reason;
  const answer = message.status > 0 ? t("messages.answered", { status: message.status }) : "";
  const next =
    message.due_at && message.attempts > 0 ? t("messages.next", { at: minuteText(message.due_at) }) : "";
  const parts = [reason, answer, next].filter(Boolean);
  if (parts.length === 0) return "—";
  return (
    <>
      {parts.map((part) => (
        <p key={part}>{part}</p>
      ))}
    </>
  );
}

function Replay({ message: row }: { message: WebhookMessage }) {
  const { t } = useTranslation("connections");
  const { message } = App.useApp();
  const replay = useReplay();
  const again = () =>
    replay.mutate(row.id, {
      onSuccess: () => message.success(t("messages.replayed")),
      onError: (error) => message.error(error.message),
    });
  return (
    <Button size="small" loading={replay.isPending} onClick={again}>
      {t("messages.replay")}
    </Button>
  );
}
