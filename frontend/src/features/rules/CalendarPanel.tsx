import { EditOutlined, LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { Loaded } from "../../components/Loaded";
import { Panel } from "../../components/Panel";
import { dayOf } from "../../lib/date";
import { type CalendarDay, type CalendarYear, useCalendar } from "./api";
import { CalendarEditor } from "./CalendarEditor";
import styles from "./RulesPage.module.css";
import { usePending } from "./usePending";
import { YearGrid } from "./YearGrid";

/** One year of working days, with its public holidays and the weekends worked in exchange. */
export function CalendarPanel() {
  const { t } = useTranslation("rules");
  const [params, setParams] = useSearchParams();
  const [editing, setEditing] = useState(false);
  const pending = usePending();
  const asked = Number(params.get("year"));
  const year = asked >= 2000 && asked <= 2100 ? asked : Number(dayOf(new Date()).slice(0, 4));
  const query = useCalendar(year);
  const go = (to: number) => setParams({ year: String(to) }, { preventScrollReset: true });
  return (
    <Panel
      title={t("calendar")}
      extra={
        <span className={styles.years}>
          <Button icon={<LeftOutlined />} aria-label={t("previousYear")} onClick={() => go(year - 1)} />
          <span aria-live="polite">{t("year", { year })}</span>
          <Button icon={<RightOutlined />} aria-label={t("nextYear")} onClick={() => go(year + 1)} />
          {!editing && query.data?.actions.includes("change_calendar") && (
            <Button icon={<EditOutlined aria-hidden="true" />} onClick={() => setEditing(true)}>
              {t("cal.edit")}
            </Button>
          )}
        </span>
      }
    >
      <Loaded query={query}>
        {(calendar) => (
          <>
            {calendar.provisional && <Provisional calendar={calendar} />}
            {editing ? (
              <CalendarEditor
                calendar={calendar}
                pending={pending}
                onEnd={() => {
                  pending.clear();
                  setEditing(false);
                }}
              />
            ) : (
              <YearGrid year={calendar.year} days={calendar.days} />
            )}
            <h3 className={styles.listTitle}>{t("holidays")}</h3>
            {calendar.days.length === 0 ? (
              <p className={styles.hint}>{t("noDays")}</p>
            ) : (
              <DayList days={calendar.days} />
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Provisional({ calendar: { year, known_years } }: { calendar: CalendarYear }) {
  const { t } = useTranslation("rules");
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t("provisionalTitle", { year })}
      description={
        <>
          <p>{t("provisionalHint")}</p>
          <p>{t("known", { years: known_years.join(" ") })}</p>
        </>
      }
    />
  );
}

function DayList({ days }: { days: CalendarDay[] }) {
  const { t } = useTranslation("rules");
  const groups = new Map<string, CalendarDay[]>();
  for (const day of days) {
    const key = `${day.name}/${day.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), day]);
  }
  const short = ({ date, local }: CalendarDay) =>
    t("month", { month: Number(date.slice(5, 7)) }) +
    t("day", { day: Number(date.slice(8)) }) +
    (local ? t("local") : "");
  return (
    <ul className={styles.list}>
      {[...groups].map(([key, group]) => {
        const [first] = group;
        if (!first) return null;
        return (
          <li key={key}>
            <strong className={styles[first.kind]}>{t(`kinds.${first.kind}`)}</strong>
            {t("from", { name: first.name, text: group.map(short).join(" ") })}
          </li>
        );
      })}
    </ul>
  );
}
