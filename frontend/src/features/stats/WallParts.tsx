import { type ReactNode, useId, useMemo } from "react";
import { useTranslation } from "react-i18next";

import { DueLight } from "../../components/DueLight";
import { dayText } from "../../lib/date";
import type { Board, Rate } from "./api";
import { rateOf } from "./api";
import { Chart } from "./Chart";
import { linesOption, tones } from "./charts";
import { Percent } from "./Numbers";
import type { Names } from "./useNames";
import styles from "./Wall.module.css";

function Part({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <div className={styles.partHead}>
        <h2 id={id}>{title}</h2>
        {aside && <p>{aside}</p>}
      </div>
      {children}
    </section>
  );
}

const monthDay = (day: string) => `${Number(day.slice(5, 7))}.${Number(day.slice(8))}`;

/** What was given to units, and how much of it they have answered, week by week. */
export function Progress({ board }: { board: Board }) {
  const { t } = useTranslation("stats");
  const { weeks } = board;
  const size = typeSize();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawing changes with the numbers alone
  const option = useMemo(
    () =>
      linesOption(
        weeks.map((week) => monthDay(week.until)),
        [
          { name: t("wall.assigned"), color: tones.slate, values: weeks.map((week) => week.assigned) },
          { name: t("wall.replied"), color: tones.accent, values: weeks.map((week) => week.replied) },
        ],
        size,
      ),
    [JSON.stringify(weeks), size, t],
  );
  return (
    <section className={`${styles.part} ${styles.drawing}`}>
      <Chart title={t("wall.progress")} option={option}>
        <table className="visually-hidden">
          <caption>{t("wall.progress")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("wall.until")}</th>
              <th scope="col">{t("wall.assigned")}</th>
              <th scope="col">{t("wall.replied")}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.until}>
                <th scope="row">{dayText(week.until)}</th>
                <td>{week.assigned}</td>
                <td>{week.replied}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Chart>
    </section>
  );
}

/** The size of type of the wall, for what is drawn on it. */
const typeSize = () => Math.round(Math.min(22, Math.max(14, window.innerWidth * 0.0095)));

const levels = ["overdue_law", "overdue", "red", "yellow", "green"] as const;

/** How the replies that are owed stand in time: as large as there are many of them. */
export function Lights({ board }: { board: Board }) {
  const { t } = useTranslation("stats");
  const total = levels.reduce((sum, level) => sum + board.lights[level], 0);
  return (
    <Part title={t("wall.waiting")} aside={t("wall.waitingCount", { n: total })}>
      {total > 0 && (
        <div className={styles.strip} aria-hidden="true">
          {levels.map((level) => (
            <span key={level} className={styles[level]} style={{ flexGrow: board.lights[level] }} />
          ))}
        </div>
      )}
      <ul className={styles.lights}>
        {levels.map((level) => (
          <li key={level}>
            <DueLight level={level} />
            <strong>{board.lights[level]}</strong>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What falls due this week, after it what is overdue, and what comes next. */
export function Deadlines({ board }: { board: Board }) {
  const { t } = useTranslation("stats");
  return (
    <Part title={t("wall.due")} aside={t("wall.dueCount", { n: board.due_this_week })}>
      {board.due.length === 0 ? (
        <p className={styles.nothing}>{t("wall.nothingDue")}</p>
      ) : (
        <ul className={styles.due}>
          {board.due.map((item) => (
            <li key={item.id}>
              <p className={styles.dueTitle}>
                {item.number_text} {item.title}
              </p>
              <p>
                <DueLight level={item.light} text={left(t, item.days_left)} />
                <span>{item.unit_name}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function left(t: ReturnType<typeof useTranslation<"stats">>["t"], days: number): string {
  if (days === 0) return t("wall.today");
  return days > 0 ? t("wall.in", { n: days }) : t("wall.over", { n: -days });
}

/** A percentage with what it is made of; from afar there is nothing to open. */
function Share({ rate }: { rate: Rate }) {
  return (
    <>
      <Percent rate={rate} />
      {rate.percent && (
        <small>
          {rate.numerator} / {rate.denominator}
        </small>
      )}
    </>
  );
}

/** Units by replies on time, with volume and days beside; those with few replies due have no place. */
export function Ranking({ board, names }: { board: Board; names: Names }) {
  const { t } = useTranslation("stats");
  return (
    <Part title={t("wall.ranking")} aside={t("wall.rankingRule", { n: board.small_base })}>
      <table className={styles.ranks}>
        <thead>
          <tr>
            <th scope="col">{t("place")}</th>
            <th scope="col">{t("dimension.unit")}</th>
            <th scope="col">{names.figure("items")}</th>
            <th scope="col">{names.figure("on_time")}</th>
            <th scope="col">{t("wall.days")}</th>
            <th scope="col">{names.figure("delivery")}</th>
          </tr>
        </thead>
        <tbody>
          {board.ranks.map((line) => {
            const [onTime, delivery] = [rateOf(line, "on_time"), rateOf(line, "delivery")];
            return (
              <tr key={line.key}>
                <td>{line.place || "—"}</td>
                <th scope="row">{line.name}</th>
                <td>{rateOf(line, "items")?.numerator}</td>
                <td>{onTime && <Share rate={onTime} />}</td>
                <td>{line.median_days ?? "—"}</td>
                <td>{delivery && <Share rate={delivery} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Part>
  );
}
