import { Alert, App, Button, Tag } from "antd";
import { useTranslation } from "react-i18next";

import type { MailEntry, MailState, NoticeChannel } from "../../api/contract";
import { DateText } from "../../components/DateText";
import { Empty } from "../../components/Empty";
import { FilterBar } from "../../components/FilterBar";
import { Page } from "../../components/Page";
import { type Column, PageTable } from "../../components/PageTable";
import { ProblemAlert } from "../../components/ProblemAlert";
import { SelectFilter } from "../../components/SelectFilter";
import { usePageParams } from "../../components/usePageParams";
import { minuteText } from "../../lib/date";
import { listed } from "../../lib/listed";
import { useMails, useSendAgain } from "./api";
import styles from "./MailsPage.module.css";
import { useReason } from "./useReason";

const states: MailState[] = ["waiting", "sending", "sent", "failed", "dropped"];
const channels: NoticeChannel[] = ["mail", "sms", "wechat"];

/** The system administrator's delivery log: what became of each message, nothing of what it was about. */
export function MailsPage() {
  const { t } = useTranslation(["mails", "common"]);
  const params = usePageParams(["state", "channel"]);
  const mails = useMails({ page: params.page, ...params.filters });
  const again = useAgain();
  const open = mails.data?.channels ?? [];
  const called: Called = (channel) =>
    (channel !== "mail" && open.find((one) => one.channel === channel)?.name) || t(`channels.${channel}`);
  // Where there never was a gateway nobody needs to know of one.
  const known = channels.filter(
    (channel) =>
      channel === "mail" ||
      params.filters.channel === channel ||
      open.some((one) => one.channel === channel) ||
      mails.data?.items.some((mail) => mail.channel === channel),
  );
  const several = known.length > 1;
  const columns = useColumns(again, called, several);
  const failed = (mails.data?.items ?? []).filter((mail) => mail.again).map(({ id }) => id);
  return (
    <Page
      title={several ? t("titleWith", { names: listed(known.map(called)) }) : t("title")}
      hint={t("hint")}
      actions={
        failed.length > 1 && (
          <Button loading={again.busy} onClick={() => again.send(failed)}>
            {t("againAll", { count: failed.length })}
          </Button>
        )
      }
    >
      <ProblemAlert error={again.error} />
      {mails.data && open.length === 0 && <Alert type="info" showIcon title={t("unavailable")} />}
      <FilterBar label={t("common:search")}>
        <SelectFilter
          label={t("state")}
          all={t("all")}
          value={params.filters.state}
          values={states}
          text={(value) => t(`states.${value}`)}
          onChange={(state) => params.setFilters({ state })}
        />
        {several && (
          <SelectFilter
            label={t("channel")}
            all={t("all")}
            value={params.filters.channel}
            values={known}
            text={called}
            onChange={(channel) => params.setFilters({ channel })}
          />
        )}
      </FilterBar>
      <PageTable
        caption={t("table")}
        query={mails}
        params={params}
        columns={columns}
        rowKey={(mail) => mail.id}
        empty={<Empty title={t("empty")} hint={t("emptyHint")} />}
      />
    </Page>
  );
}

const colours: Record<MailState, string | undefined> = {
  waiting: undefined,
  sending: undefined,
  sent: "success",
  failed: "error",
  dropped: undefined,
};

/** What people call the messages of a channel. */
type Called = (channel: NoticeChannel) => string;

interface Again {
  send: (ids: number[]) => void;
  busy: boolean;
  error: unknown;
}

/** Sends failed messages again and tells how many wait now. */
function useAgain(): Again {
  const { t } = useTranslation("mails");
  const { message } = App.useApp();
  const { mutate, isPending, error } = useSendAgain();
  const tell = ({ waiting }: { waiting: number }) =>
    waiting > 0 ? message.success(t("againDone", { count: waiting })) : message.info(t("againNone"));
  return { send: (ids) => mutate(ids, { onSuccess: tell }), busy: isPending, error };
}

function useColumns(again: Again, called: Called, several: boolean): Column<MailEntry>[] {
  const { t } = useTranslation("mails");
  const channel: Column<MailEntry> = {
    key: "channel",
    title: t("channel"),
    render: (mail) => called(mail.channel),
    nowrap: true,
  };
  return [
    {
      key: "created",
      title: t("createdAt"),
      render: (mail) => <DateText value={mail.created_at} />,
      nowrap: true,
    },
    {
      key: "to",
      title: t("to"),
      render: (mail) => (
        <>
          {mail.name} <span className={styles.address}>{mail.address}</span>
        </>
      ),
      card: "title",
    },
    ...(several ? [channel] : []),
    {
      key: "kind",
      title: t("kind"),
      render: (mail) => (mail.digest ? t("digest", { count: mail.notices }) : t("single")),
      nowrap: true,
    },
    {
      key: "state",
      title: t("state"),
      render: (mail) => <Tag color={colours[mail.state]}>{t(`states.${stateOf(mail)}`)}</Tag>,
      nowrap: true,
    },
    { key: "attempts", title: t("attempts"), render: (mail) => mail.attempts, nowrap: true },
    { key: "result", title: t("result"), render: (mail) => <Outcome mail={mail} /> },
    {
      key: "again",
      title: t("again"),
      render: (mail) =>
        mail.again && (
          <Button
            size="small"
            aria-label={t("againOf", { name: mail.name, channel: called(mail.channel) })}
            disabled={again.busy}
            onClick={() => again.send([mail.id])}
          >
            {t("again")}
          </Button>
        ),
    },
  ];
}

/** A gateway is no mail server. */
const stateOf = ({ channel, state }: MailEntry) =>
  channel !== "mail" && state === "sent" ? "passed" : state;

function Outcome({ mail }: { mail: MailEntry }) {
  const { t } = useTranslation("mails");
  const reason = useReason()(mail.reason);
  const next = mail.due_at && mail.attempts > 0 ? t("next", { at: minuteText(mail.due_at) }) : "";
  if (reason || next)
    return (
      <>
        {reason && <p>{reason}</p>}
        {next && <p className={styles.address}>{next}</p>}
      </>
    );
  return mail.ended_at ? <DateText value={mail.ended_at} /> : "—";
}
