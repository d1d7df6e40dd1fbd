import { SettingOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Notice, Topic } from "../../api/contract";
import { DateText } from "../../components/DateText";
import { Empty } from "../../components/Empty";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Pager } from "../../components/Pager";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { usePageParams } from "../../components/usePageParams";
import { placeOfSubject } from "../../lib/subject";
import { useNotices, useRead, useReadAll } from "./api";
import styles from "./NoticesPage.module.css";
import { useNoticeText } from "./text";

const topics: Topic[] = ["task", "reminder", "news"];

/** What a person is told, newest first: all of it, or one topic. */
export function NoticesPage() {
  const { t } = useTranslation("notices");
  const params = usePageParams(["topic"]);
  const topic = topics.find((known) => known === params.filters.topic);
  const notices = useNotices(params.page, topic);
  const readAll = useReadAll();
  const unread = notices.data?.unread ?? 0;
  return (
    <Page
      title={t("title")}
      hint={unread > 0 ? t("unreadCount", { count: unread }) : undefined}
      actions={
        <>
          <Link to="/me/settings" className={styles.link}>
            <SettingOutlined aria-hidden="true" className={styles.icon} />
            {t("preferences")}
          </Link>
          {unread > 0 && (
            <Button loading={readAll.isPending} onClick={() => readAll.mutate()}>
              {t("readAll")}
            </Button>
          )}
        </>
      }
    >
      <ProblemAlert error={readAll.error} />
      <Topics chosen={topic} unread={notices.data?.unread_by ?? {}} />
      <Panel>
        <Loaded query={notices}>
          {(list) =>
            list.items.length === 0 ? (
              <Empty title={t(topic ? "emptyTopic" : "empty")} hint={t("emptyHint")} />
            ) : (
              <>
                <ul>
                  {list.items.map((notice) => (
                    <Item key={notice.id} notice={notice} />
                  ))}
                </ul>
                <Pager total={list.total} page={list.page} size={list.size} onPage={params.setPage} />
              </>
            )
          }
        </Loaded>
      </Panel>
    </Page>
  );
}

/** The ways to all notices and to those of each topic, with how many are unread. */
function Topics({ chosen, unread }: { chosen?: Topic; unread: Record<string, number> }) {
  const { t } = useTranslation("notices");
  return (
    <nav aria-label={t("topics")} className={styles.topics}>
      {[undefined, ...topics].map((topic) => {
        const count = topic ? (unread[topic] ?? 0) : 0;
        const name = t(`topic.${topic ?? "all"}`);
        return (
          <Link
            key={name}
            to={topic ? `?topic=${topic}` : "?"}
            className={styles.topic}
            aria-current={topic === chosen ? "page" : undefined}
          >
            <span aria-hidden={count > 0 || undefined}>{name}</span>
            {count > 0 && (
              <>
                <span className={styles.count} aria-hidden="true">
                  {count}
                </span>
                <span className="visually-hidden">{t("topicUnread", { topic: name, count })}</span>
              </>
            )}
          </Link>
        );
      })}
    </nav>
  );
}

/** The page of what the notice is about. */
function placeOf({ suggestion_id, params }: Notice): string | undefined {
  if (params.subject) return placeOfSubject(params.subject);
  if (suggestion_id) return `/suggestions/${suggestion_id}`;
  return params.upward_id && `/upward/${params.upward_id}`;
}

function Item({ notice }: { notice: Notice }) {
  const { t } = useTranslation("notices");
  const read = useRead();
  const text = useNoticeText()(notice);
  const isNew = !notice.read_at;
  const place = placeOf(notice);
  return (
    <li className={styles.notice} data-unread={isNew || undefined}>
      <p className={styles.text}>
        {isNew && <span className={styles.mark}>{t("unread")}</span>}
        {text}
      </p>
      <div className={styles.meta}>
        <DateText value={notice.at} />
        <span className={styles.buttons}>
          {place && (
            <Link to={place} className={styles.link} onClick={() => isNew && read.mutate(notice.id)}>
              {t("open")}
            </Link>
          )}
          {isNew && (
            <Button type="text" loading={read.isPending} onClick={() => read.mutate(notice.id)}>
              {t("markRead")}
            </Button>
          )}
        </span>
      </div>
      <ProblemAlert error={read.error} />
    </li>
  );
}
