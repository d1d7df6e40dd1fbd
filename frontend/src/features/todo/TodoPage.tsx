import { RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";

import { useCongress } from "../../api/congress";
import type { Task, TaskCount } from "../../api/core";
import { useSession } from "../../api/session";
import { DueState } from "../../components/DueState";
import { Empty } from "../../components/Empty";
import { Loaded } from "../../components/Loaded";
import { NativeSelect } from "../../components/NativeSelect";
import { Page } from "../../components/Page";
import { Pager } from "../../components/Pager";
import { Panel } from "../../components/Panel";
import { PhaseTag } from "../../components/PhaseTag";
import { usePageParams } from "../../components/usePageParams";
import { dayText } from "../../lib/date";
import { placeOfSubject } from "../../lib/subject";
import { usePhone } from "../../lib/usePhone";
import { useWords } from "../../lib/useWords";
import { useRemembered } from "../../lib/walk";
import { useTasks } from "./api";
import styles from "./TodoPage.module.css";

/** What waits for the person who is logged in, the most pressing first. */
export function TodoPage() {
  const { t } = useTranslation("todo");
  const params = usePageParams(["task"]);
  const { task } = params.filters;
  const tasks = useTasks({ page: params.page, task });
  const { pathname, search } = useLocation();
  useRemembered(
    pathname + search,
    tasks.data,
    tasks.data?.items.map((item) => item.suggestion_id),
  );
  const overdue = (tasks.data?.counts ?? []).reduce((sum, count) => sum + count.overdue, 0);
  return (
    <Page
      title={t("title")}
      hint={overdue > 0 ? `${t("hint")}${t("overdueHint", { count: overdue })}` : t("hint")}
    >
      <Loaded query={tasks}>
        {(list) => (
          <>
            {list.counts.length > 0 && (
              <Kinds counts={list.counts} chosen={task} choose={(task) => params.setFilters({ task })} />
            )}
            <Panel>
              {list.items.length === 0 ? (
                <Nothing filtered={params.filtered} clear={params.clear} />
              ) : (
                <>
                  <ul aria-label={t("list")} aria-busy={tasks.isPlaceholderData}>
                    {list.items.map((item) => (
                      <Item key={`${item.task}-${item.id}`} item={item} />
                    ))}
                  </ul>
                  <Pager total={list.total} page={list.page} size={list.size} onPage={params.setPage} />
                </>
              )}
            </Panel>
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface KindsProps {
  counts: TaskCount[];
  chosen?: string;
  choose: (task?: string) => void;
}

/** So many kinds of tasks stand as chips on a phone; more would push the tasks themselves out of sight. */
const few = 2;

/** The kinds of what waits, to see only one of them. */
function Kinds(props: KindsProps) {
  const phone = usePhone();
  return phone && props.counts.length > few ? <Choice {...props} /> : <Chips {...props} />;
}

function Choice({ counts, chosen, choose }: KindsProps) {
  const { t } = useTranslation("todo");
  const word = useWords();
  const total = counts.reduce((sum, count) => sum + count.count, 0);
  const late = (overdue: number) => (overdue > 0 ? ` · ${t("chipOverdue", { count: overdue })}` : "");
  return (
    <NativeSelect
      aria-label={t("filter")}
      value={chosen ?? all}
      placeholder={t("filter")}
      options={[
        { value: all, label: t("chip", { task: t("all"), count: total }) },
        ...counts.map(({ task, count, overdue }) => ({
          value: task,
          label: t("chip", { task: word("action", task), count }) + late(overdue),
        })),
      ]}
      onChange={(task) => choose(task === all ? undefined : task)}
    />
  );
}

const all = "all";

function Chips({ counts, chosen, choose }: KindsProps) {
  const { t } = useTranslation("todo");
  const word = useWords();
  const total = counts.reduce((sum, count) => sum + count.count, 0);
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">{t("filter")}</legend>
      <Button
        type={chosen ? "default" : "primary"}
        ghost={!chosen}
        aria-pressed={!chosen}
        onClick={() => choose()}
      >
        {t("chip", { task: t("all"), count: total })}
      </Button>
      {counts.map(({ task, count, overdue }) => (
        <Button
          key={task}
          type={task === chosen ? "primary" : "default"}
          ghost={task === chosen}
          aria-pressed={task === chosen}
          onClick={() => choose(task === chosen ? undefined : task)}
        >
          {t("chip", { task: word("action", task), count })}
          {overdue > 0 && <span className={styles.late}>{t("chipOverdue", { count: overdue })}</span>}
        </Button>
      ))}
    </fieldset>
  );
}

function Item({ item }: { item: Task }) {
  const { t } = useTranslation(["todo", "suggestions"]);
  const word = useWords();
  const late = item.light === "overdue" || item.light === "overdue_law";
  const who = item.unit_name || (item.lead_name && t("lead", { name: item.lead_name }));
  return (
    <li className={styles.item} data-row data-late={late || undefined}>
      <Link to={placeOfSubject(item.subject) ?? `/suggestions/${item.suggestion_id}`} className={styles.link}>
        <span className={styles.body}>
          <span className={styles.task}>
            <strong>
              {item.for_name
                ? t("for", { name: item.for_name, task: word("action", item.task) })
                : word("action", item.task)}
            </strong>
            <DueState due={item.due_on} daysLeft={item.days_left} light={item.light} />
          </span>
          <span className={styles.name}>{item.title || t("suggestions:untitled")}</span>
          <span className={styles.meta}>
            {item.number_text && <span>{item.number_text}</span>}
            {who && <span>{who}</span>}
            <PhaseTag phase={item.phase} roundNo={item.round_no} />
            <span>{t("since", { date: dayText(item.since) })}</span>
          </span>
        </span>
        <span aria-hidden="true" className={styles.arrow}>
          <RightOutlined />
        </span>
      </Link>
    </li>
  );
}

function Nothing({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  const { t } = useTranslation("todo");
  const navigate = useNavigate();
  const role = useSession().me?.hat?.role;
  const congress = useCongress(role === "office" || role === "head");
  if (filtered)
    return <Empty title={t("emptyFiltered")} action={<Button onClick={clear}>{t("showAll")}</Button>} />;
  if (congress.data?.sessions.length === 0)
    return (
      <Empty
        title={t("unprepared")}
        action={
          <Button type="primary" onClick={() => navigate("/terms")}>
            {t("prepare")}
          </Button>
        }
      />
    );
  const deputy = role === "deputy";
  return (
    <Empty
      title={t("empty")}
      hint={deputy ? t("emptyDeputyHint") : t("emptyHint")}
      action={
        <Button
          type={deputy ? "primary" : "default"}
          onClick={() => navigate(deputy ? "/suggestions/new" : "/suggestions")}
        >
          {deputy ? t("write") : t("browse")}
        </Button>
      }
    />
  );
}
