import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { CalendarDay, DayChange } from "./api";
import styles from "./RulesPage.module.css";

interface Props {
  year: number;
  days: CalendarDay[];
  /** What is to be changed, by day. */
  changes?: ReadonlyMap<string, DayChange>;
  /** Makes every day a button. */
  onChoose?: (date: string) => void;
}

const months = Array.from({ length: 12 }, (_, index) => index + 1);
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

const iso = (at: Date) => at.toISOString().slice(0, 10);

/** The day so many days later, within the same year. */
function stepped(date: string, by: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return iso(at).startsWith(date.slice(0, 4)) ? iso(at) : date;
}

/** Twelve months; the arrow keys move from day to day where days can be chosen. */
export function YearGrid({ year, days, changes, onChoose }: Props) {
  const [active, setActive] = useState(`${year}-01-01`);
  const grid = useRef<HTMLDivElement>(null);
  const at = active.startsWith(String(year)) ? active : `${year}-01-01`;
  const move = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (!by || !onChoose) return;
    event.preventDefault();
    const next = stepped(at, by);
    setActive(next);
    grid.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  };
  const choose = onChoose && {
    active: at,
    choose: (date: string) => {
      setActive(date);
      onChoose(date);
    },
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons within
    <div className={styles.months} ref={grid} onKeyDown={move}>
      {months.map((month) => (
        <Month key={month} year={year} month={month} days={days} changes={changes} chosen={choose} />
      ))}
    </div>
  );
}

interface MonthProps extends Pick<Props, "year" | "days" | "changes"> {
  month: number;
  chosen?: { active: string; choose: (date: string) => void };
}

function Month({ year, month, days, changes, chosen }: MonthProps) {
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
            {weekdays.map((weekday, column) => {
              const day = week * 7 + column - blanks + 1;
              if (day < 1 || day > length) return <td key={weekday} />;
              const date = iso(new Date(Date.UTC(year, month - 1, day)));
              return (
                <Day
                  key={weekday}
                  date={date}
                  entry={days.find((listed) => listed.date === date)}
                  change={changes?.get(date)}
                  chosen={chosen}
                />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  date: string;
  entry?: CalendarDay;
  change?: DayChange;
  chosen: MonthProps["chosen"];
}

/** What a day is once the change is saved. */
function kindAfter(entry?: CalendarDay, change?: DayChange): "holiday" | "workday" | undefined {
  if (!change) return entry?.kind;
  if (change.kind !== "inherit") return change.kind;
  if (!entry?.local) return entry?.kind;
  return (entry.beneath_kind || undefined) as "holiday" | "workday" | undefined;
}

function Day({ date, entry, change, chosen }: DayProps) {
  const { t } = useTranslation("rules");
  const kind = kindAfter(entry, change);
  const weekend = new Date(`${date}T00:00:00Z`).getUTCDay() % 6 === 0;
  const looks = [kind ? styles[kind] : weekend && styles.weekend, change && styles.changed];
  const said = [kind && t(`kinds.${kind}`), change && t("cal.changed")].filter(Boolean).join(" ");
  const inside = (
    <>
      {Number(date.slice(8))}
      {said && <span className="visually-hidden">{said}</span>}
    </>
  );
  return (
    <td className={looks.filter(Boolean).join(" ") || undefined}>
      {chosen ? (
        <button
          type="button"
          className={styles.dayButton}
          data-date={date}
          tabIndex={date === chosen.active ? 0 : -1}
          onClick={() => chosen.choose(date)}
        >
          <span className="visually-hidden">{t("month", { month: Number(date.slice(5, 7)) })}</span>
          {inside}
        </button>
      ) : (
        inside
      )}
    </td>
  );
}
