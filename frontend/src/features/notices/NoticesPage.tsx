import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Notice } from "../../api/contract";
import { DateText } from "../../components/DateText";
import { Empty } from "../../components/Empty";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Pager } from "../../components/Pager";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { usePageParams } from "../../components/usePageParams";
import { useNotices, useRead, useReadAll } from "./api";
import styles from "./NoticesPage.module.css";
import { useNoticeText } from "./text";

/** What happened to the items that concern me, newest first. */
export function NoticesPage() {
  const { t } = useTranslation("notices");
  const params = usePageParams([]);
  const notices = useNotices(params.page);
  const readAll = useReadAll();
  const unread = notices.data?.unread ?? 0;
  return (
    <Page
      title={t("title")}
      hint={unread > 0 ? t("unreadCount", { count: unread }) : undefined}
      actions={
        unread > 0 && (
          <Button loading={readAll.isPending} onClick={() => readAll.mutate()}>
            {t("readAll")}
          </Button>
        )
      }
    >
      <ProblemAlert error={readAll.error} />
      <Panel>
        <Loaded query={notices}>
          {(list) =>
            list.items.length === 0 ? (
              <Empty title={t("empty")} hint={t("emptyHint")} />
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

function Item({ notice }: { notice: Notice }) {
  const { t } = useTranslation("notices");
  const read = useRead();
  const text = useNoticeText()(notice);
  const isNew = !notice.read_at;
  return (
    <li className={styles.notice} data-unread={isNew || undefined}>
      <p className={styles.text}>
        {isNew && <span className={styles.mark}>{t("unread")}</span>}
        {text}
      </p>
      <div className={styles.meta}>
        <DateText value={notice.at} />
        <span className={styles.buttons}>
          {notice.suggestion_id && (
            <Link
              to={`/suggestions/${notice.suggestion_id}`}
              className={styles.link}
              onClick={() => isNew && read.mutate(notice.id)}
            >
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
