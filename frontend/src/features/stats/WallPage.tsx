import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Loaded } from "../../components/Loaded";
import { LeaveScreen, Screen, ScreenHead } from "../../components/Screen";
import { clockText, dayText } from "../../lib/date";
import { usePageTitle } from "../../lib/usePageTitle";
import type { Board, Guide } from "./api";
import { rateOf, useBoard, useGuide } from "./api";
import { Percent } from "./Numbers";
import { type Names, useNames } from "./useNames";
import styles from "./Wall.module.css";
import { Deadlines, Lights, Progress, Ranking } from "./WallParts";

/** The page for the wall (统计大屏): the current session as it stands, renewed by itself, readable from afar. */
export function WallPage() {
  const { t } = useTranslation("stats");
  usePageTitle(t("wall.title"));
  const guide = useGuide();
  const board = useBoard();
  return (
    <Screen className={styles.wall}>
      {board.data && guide.data ? (
        <Wall board={board.data} guide={guide.data} stale={board.isError} />
      ) : (
        <div>
          <h1>{t("wall.title")}</h1>
          <Loaded query={guide}>{() => <Loaded query={board}>{() => null}</Loaded>}</Loaded>
          <Leave />
        </div>
      )}
    </Screen>
  );
}

function Wall({ board, guide, stale }: { board: Board; guide: Guide; stale: boolean }) {
  const names = useNames(guide);
  return (
    <>
      <Head board={board} stale={stale} />
      <Headline board={board} names={names} />
      <div className={styles.body}>
        <div className={styles.column}>
          <Progress board={board} />
          <Lights board={board} />
        </div>
        <Deadlines board={board} />
        <Ranking board={board} names={names} />
      </div>
    </>
  );
}

/** Whose figures, as of when, and the way out; when there is nothing new it says so. */
function Head({ board, stale }: { board: Board; stale: boolean }) {
  const { t } = useTranslation("stats");
  const time = clockText(board.as_of);
  return (
    <ScreenHead
      title={t("wall.heading", { congress: board.congress_name })}
      under={board.session_name}
      stale={stale}
      asOf={stale ? t("wall.stale", { time }) : t("wall.asOf", { day: dayText(board.as_of), time })}
      leave={<Leave />}
      full={t("wall.full")}
    />
  );
}

function Leave() {
  const { t } = useTranslation("stats");
  return <LeaveScreen to="/stats">{t("backToFigures")}</LeaveScreen>;
}

/** The figures that matter, each with what it is made of; satisfaction beside delivery. */
function Headline({ board, names }: { board: Board; names: Names }) {
  const { t } = useTranslation("stats");
  const rate = (code: string, foot?: string) => {
    const found = rateOf(board.total, code);
    if (!found) return null;
    return (
      <Figure name={names.figure(code)} value={<Percent rate={found} />}>
        {t("wall.made", { part: found.numerator, of: found.denominator })}
        {foot && <span>{foot}</span>}
      </Figure>
    );
  };
  const count = (code: string) => ({
    name: names.figure(code),
    n: rateOf(board.total, code)?.numerator ?? 0,
  });
  const beside = (code: string) => t("wall.beside", count(code));
  return (
    <section className={styles.headline} aria-label={t("headline")}>
      <Figure name={names.figure("items")} value={count("items").n}>
        {board.total.median_days !== null && t("wall.median", { n: board.total.median_days })}
      </Figure>
      {rate("reply", beside("overdue"))}
      {rate("on_time", beside("law_broken"))}
      {rate("satisfied", beside("no_feedback"))}
      {rate("delivery", beside("satisfied_unsolved"))}
    </section>
  );
}

function Figure({ name, value, children }: { name: string; value: ReactNode; children: ReactNode }) {
  return (
    <div>
      <h2>{name}</h2>
      <p className={styles.big}>{value}</p>
      <p>{children}</p>
    </div>
  );
}
