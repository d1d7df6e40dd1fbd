import { Button, Segmented } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { Empty } from "../../components/Empty";
import { NativeSelect } from "../../components/NativeSelect";
import { Cards, type Column, Grid } from "../../components/PageTableRows";
import { Panel } from "../../components/Panel";
import { useElderMode } from "../../lib/elderMode";
import { percentText } from "../../lib/percent";
import { usePhone } from "../../lib/usePhone";
import type { Dimension, Filter, Line, Report } from "./api";
import { filterOf, qualityFigures, ratedFigures, rateOf } from "./api";
import { Chart } from "./Chart";
import { type Bars, barsOption, tones } from "./charts";
import { Counts, RateCell } from "./Numbers";
import styles from "./Stats.module.css";
import type { Names } from "./useNames";

interface Props {
  report: Report;
  by: Dimension;
  offered: Dimension[];
  names: Names;
  filter: Filter;
  /** Which figures the table shows. */
  show: Shown;
  onSplit: (by: Dimension) => void;
  onShow: (show: Shown) => void;
}

/**
 * What of the figures a table shows: what matters most, each step of the handling, what proposers say and what
 * became of it, or what units say of the quality of suggestions.
 */
export const shownChoices = ["handling", "process", "outcome", "quality"] as const;
export type Shown = (typeof shownChoices)[number];

/** So many lines have room on a chart; the table has all. */
const room = 12;

/** The figures of each category, unit, …: charts of what the table below them holds. */
export function Split(props: Props) {
  const { report, by, offered, onSplit } = props;
  const { t } = useTranslation("stats");
  const phone = usePhone();
  const options = offered.map((value) => ({ value, label: t(`dimension.${value}`) }));
  const lines = by === "unit" ? [...report.lines].sort(byPlace) : report.lines;
  return (
    <Panel
      title={t("split", { by: t(`dimension.${by}`) })}
      extra={
        phone ? (
          <NativeSelect
            aria-label={t("splitBy")}
            placeholder={t("splitBy")}
            options={options}
            value={by}
            onChange={(value) => onSplit(value as Dimension)}
          />
        ) : (
          <Segmented aria-label={t("splitBy")} options={options} value={by} onChange={onSplit} />
        )
      }
    >
      {report.lines.length === 0 ? (
        <Empty title={t("empty")} hint={t("emptyHint")} />
      ) : (
        <div className={styles.page}>
          <Charts {...props} />
          {by === "unit" && <p className={styles.note}>{t("placeMeaning", { n: report.small_base })}</p>}
          <Table {...props} lines={lines} />
        </div>
      )}
    </Panel>
  );
}

/** Those with a place in its order, the others as they come. */
const byPlace = (a: Line, b: Line) => (a.place || Number.MAX_VALUE) - (b.place || Number.MAX_VALUE);

function Charts({ report, by, names, filter, offered, show }: Props) {
  const { t } = useTranslation("stats");
  const navigate = useNavigate();
  const shown = report.lines.slice(0, room);
  const label = (line: Line) => names.key(by, line.key, line.name);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names follow from report and language, which change together with it
  const [volume, shares] = useMemo(() => {
    const rows = shown.map(label);
    const counts = shown.map((line) => rateOf(line, "reply"));
    const all = shown.map((line) => rateOf(line, "items")?.numerator ?? 0);
    const replied = counts.map((rate) => rate?.numerator ?? 0);
    const waiting = counts.map((rate) => (rate ? rate.denominator - rate.numerator : 0));
    const share = (code: string, color: string, beside?: string): Bars => {
      const rates = shown.map((line) => rateOf(line, code));
      return {
        name: names.figure(code),
        color,
        values: rates.map((rate) => (rate?.percent ? Number(rate.percent) : null)),
        pale: rates.map((rate) => rate?.small ?? false),
        words: shown.map((line) => sharesText(line, code, beside)),
      };
    };
    const sharesText = (line: Line, code: string, beside?: string) => {
      const rate = rateOf(line, code);
      const made = rate?.percent
        ? t("chart.made", { ...rate, percent: percentText(rate.percent) })
        : t("noPercent");
      const other = beside && rateOf(line, beside)?.numerator;
      return other ? t("chart.beside", { made, name: names.figure(beside), n: other }) : made;
    };
    return [
      barsOption(rows, [
        { name: t("chart.replied"), color: tones.accent, values: replied },
        { name: t("chart.waiting"), color: tones.slate, values: waiting },
        {
          name: t("chart.other"),
          color: tones.rest,
          values: all.map((n, i) => n - (replied[i] ?? 0) - (waiting[i] ?? 0)),
        },
      ]),
      barsOption(rows, [share("satisfied", tones.slate, "no_feedback"), share("delivery", tones.accent)], {
        percent: true,
      }),
    ];
  }, [report]);
  const open = (row: number) => {
    const line = shown[row];
    if (line) navigate(narrowTo(line, { by, filter, offered, show }));
  };
  const height = 52 + shown.length * 38;
  const more = report.lines.length > room ? t("chart.first", { n: room }) : "";
  const drawn = (
    [
      { of: "reply", title: t("chart.volume"), option: volume },
      { of: "delivery", title: t("chart.shares"), option: shares },
    ] as const
  ).filter((chart) => shownFigures[show].includes(chart.of));
  if (drawn.length === 0) return null;
  return (
    <div className={styles.charts}>
      {drawn.map(({ of, title, option }) => (
        <Chart key={of} title={title + more} option={option} height={height} onRow={open}>
          <p className="visually-hidden">{t("chart.below")}</p>
        </Chart>
      ))}
    </div>
  );
}

type Narrowed = Pick<Props, "by" | "filter" | "offered" | "show">;

/** The same page about one line alone, split by what one would ask next. */
function narrowTo(line: Line, { by, filter, offered, show }: Narrowed): string {
  const then = (["unit", "category", "delegation"] as const).find(
    (dim) => dim !== by && offered.includes(dim),
  );
  const next = {
    session_id: "all",
    ...filter,
    [filterOf[by]]: line.key,
    by: then ?? by,
    ...(show !== "handling" && { show }),
  };
  return `/stats?${new URLSearchParams(next)}`;
}

/** So many cards come before somebody asks for the others. */
const cards = 8;

function Table({ by, names, filter, offered, report, lines, show, onShow }: Props & { lines: Line[] }) {
  const { t } = useTranslation("stats");
  const phone = usePhone();
  const elder = useElderMode();
  const [open, setOpen] = useState(false);
  const asCards = phone || elder;
  const Rows = asCards ? Cards : Grid;
  const total = { ...report.total, key: "" };
  const folded = asCards && !open && lines.length > cards + 1;
  const shown = folded ? lines.slice(0, cards) : lines;
  return (
    <>
      <Segmented
        className={styles.shown}
        aria-label={t("shown.label")}
        options={shownChoices.map((value) => ({ value, label: t(`shown.${value}`) }))}
        value={show}
        onChange={onShow}
      />
      <Rows
        caption={t("split", { by: t(`dimension.${by}`) })}
        rows={asCards ? [total, ...shown] : [...shown, total]}
        rowKey={(line) => line.key}
        columns={useColumns({ by, names, filter, offered, show, total })}
      />
      {folded && <Button onClick={() => setOpen(true)}>{t("others", { n: lines.length - cards })}</Button>}
    </>
  );
}

/** Rates and counts beside the name, in the order in which they are read. */
const shownFigures: Record<Shown, readonly string[]> = {
  handling: ["reply", "on_time", "overdue", "satisfied", "no_feedback", "delivery", "satisfied_unsolved"],
  process: ["assignment", "receipt", "contact", "reply", "extension", "return", "law_broken"],
  outcome: [...ratedFigures, "promise"],
  quality: qualityFigures,
};

/** The figures that a table shows, as far as the reader has them; with what became of replies, their classes. */
const figuresOf = (show: Shown, { rates }: Line) => [
  ...shownFigures[show].filter((code) => rates.some((rate) => rate.code === code)),
  ...(show === "outcome" ? rates.map((rate) => rate.code).filter((code) => code.startsWith("class_")) : []),
];

function useColumns({
  by,
  names,
  filter,
  offered,
  show,
  total,
}: Pick<Props, "by" | "names" | "filter" | "offered" | "show"> & { total: Line }): Column<Line>[] {
  const { t } = useTranslation("stats");
  const name = (line: Line) => (line.key === "" ? t("total") : names.key(by, line.key, line.name));
  const own = (line: Line) => (line.key === "" ? filter : { ...filter, [filterOf[by]]: line.key });
  const figure = (code: string): Column<Line> => ({
    key: code,
    title: names.figure(code),
    align: "end",
    nowrap: true,
    render: (line) => {
      const rate = rateOf(line, code);
      if (!rate) return null;
      const about = { name: `${name(line)} · ${names.figure(code)}`, rate, filter: own(line) };
      return names.isRate(code) ? <RateCell {...about} /> : <Counts plain {...about} />;
    },
  });
  const place: Column<Line> = {
    key: "place",
    title: t("place"),
    nowrap: true,
    render: (line) => (line.key !== "" && (line.place || t("noPlace"))) || null,
  };
  return [
    ...(by === "unit" ? [place] : []),
    {
      key: "name",
      title: t(`dimension.${by}`),
      card: "title",
      render: (line) =>
        line.key === "" ? (
          <strong>{name(line)}</strong>
        ) : (
          <Link to={narrowTo(line, { by, filter, offered, show })}>{name(line)}</Link>
        ),
    },
    figure("items"),
    {
      key: "median",
      title: t("medianDays"),
      align: "end",
      nowrap: true,
      render: (line) => (line.median_days === null ? null : t("days", { n: line.median_days })),
    },
    ...figuresOf(show, total).map(figure),
  ];
}
