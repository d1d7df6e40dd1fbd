import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { Loaded } from "../../components/Loaded";
import { Panel } from "../../components/Panel";
import { dayOf } from "../../lib/date";
import { type CalendarDay, type CalendarYear, useCalendar } from "./api";
import styles from "./RulesPage.module.css";

/** One year of working days, with its public holidays and the weekends worked in exchange. */
export function CalendarPanel() {
  const { t } = useTranslation("rules");
  const [params, setParams] = useSearchParams();
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
        </span>
      }
    >
      <Loaded query={query}>{(calendar) => <Year calendar={calendar} />}</Loaded>
    </Panel>
  );
}

function Year({ calendar }: { calendar: CalendarYear }) {
  const { t } = useTranslation("rules");
  const { year, provisional, known_years } = calendar;
  const days = calendar.days ?? [];
  return (
    <>
      {provisional && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t("provisionalTitle", { year })}
          description={
            <>
              <p>{t("provisionalHint")}</p>
              <p>{t("known", { years: (known_years ?? []).join(" ") })}</p>
            </>
          }
        />
      )}
      <div className={styles.months}>
        {months.map((month) => (
          <Month key={month} year={year} month={month} days={days} />
        ))}
      </div>
      <h3 className={styles.listTitle}>{t("holidays")}</h3>
      {days.length === 0 ? <p className={styles.hint}>{t("noDays")}</p> : <DayList days={days} />}
    </>
  );
}

const months = Array.from({ length: 12 }, (_, index) => index + 1);
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

function Month({ year, month, days }: { year: number; month: number; days: CalendarDay[] }) {
  const { t } = useTranslation("rules");
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const blanks = (first + 6) % 7;
  const weeks = Math.ceil((blanks + length) / 7);
  return (
    <table className={styles.month}>
      <caption>{t("month", { month })}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {t(`weekdays.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: weeks }, (_, week) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks stay in their order
          <tr key={week}>
            {weekdays.map((weekday, column) => (
              <Day
                key={weekday}
                year={year}
                month={month}
                day={week * 7 + column - blanks + 1}
                length={length}
                days={days}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  year: number;
  month: number;
  day: number;
  length: number;
  days: CalendarDay[];
}

function Day({ year, month, day, length, days }: DayProps) {
  const { t } = useTranslation("rules");
  if (day < 1 || day > length) return <td />;
  const date = new Date(Date.UTC(year, month - 1, day));
  const entry = days.find((listed) => listed.date === date.toISOString().slice(0, 10));
  const weekend = date.getUTCDay() % 6 === 0;
  const look = entry ? styles[entry.kind] : weekend ? styles.weekend : undefined;
  return (
    <td className={look}>
      {day}
      {entry && <span className="visually-hidden">{t(`kinds.${entry.kind}`)}</span>}
    </td>
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
