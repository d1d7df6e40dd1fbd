import type { EChartsCoreOption } from "echarts/core";

/** The product's colours on a chart: the accent, its quiet companion, and what remains. */
export const tones = {
  accent: "#9e1b1e",
  slate: "#5b7183",
  rest: "#d8d1c7",
  ink: "#25211d",
  soft: "#5a534c",
  line: "#e6e1da",
};

const text = {
  color: tones.soft,
  fontFamily: '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif',
};

/** One series of bars: a number for each row, or nothing where there is none to show. */
export interface Bars {
  name: string;
  color: string;
  values: (number | null)[];
  /** Pale where the number says little. */
  pale?: boolean[];
  /** What is written beside each bar, in place of its number. */
  words?: string[];
}

const base = (size: number): EChartsCoreOption => ({
  animation: false,
  textStyle: { ...text, fontSize: size },
  legend: {
    top: 0,
    left: 0,
    itemWidth: 12,
    itemHeight: 12,
    icon: "rect",
    textStyle: { ...text, fontSize: size },
  },
});

/** Lying bars, the first row at the top; stacked, or side by side in percent. */
export function barsOption(
  rows: string[],
  series: Bars[],
  { percent = false, size = 14 } = {},
): EChartsCoreOption {
  return {
    ...base(size),
    grid: {
      left: 0,
      right: percent ? 150 : 40,
      top: 34,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: {
      type: "value",
      max: percent ? 100 : undefined,
      minInterval: 1,
      axisLabel: { ...text, fontSize: size - 1, formatter: percent ? "{value}%" : "{value}" },
      splitLine: { lineStyle: { color: tones.line } },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tones.line } },
      axisLabel: { color: tones.ink, fontSize: size, width: percent ? 110 : 150, overflow: "truncate" },
    },
    series: series.map((one) => ({
      type: "bar",
      name: one.name,
      stack: percent ? undefined : "all",
      barMaxWidth: percent ? 10 : 18,
      barGap: "20%",
      color: one.color,
      label: {
        show: true,
        position: percent ? "right" : "inside",
        fontSize: size - 2,
        formatter: ({ dataIndex, value }: Point) => one.words?.[dataIndex] ?? (value ? String(value) : ""),
        color: percent ? tones.soft : onto(one.color),
      },
      data: one.values.map((value, row) => ({
        value,
        itemStyle: one.pale?.[row] ? { color: `${one.color}66` } : undefined,
      })),
    })),
  };
}

/** Dark words on pale bars, and the other way round. */
const onto = (color: string) => (color === tones.rest ? tones.ink : "#fff");

interface Point {
  dataIndex: number;
  value?: unknown;
}

/** Two lines over days: what was given, and how much of it is done. */
export function linesOption(days: string[], series: Bars[], size: number): EChartsCoreOption {
  return {
    ...base(size),
    grid: {
      left: 0,
      right: size * 3,
      top: size * 2.6,
      bottom: 0,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: {
      type: "category",
      boundaryGap: false,
      data: days,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tones.rest } },
      axisLabel: { ...text, fontSize: size - 1, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      axisLabel: { ...text, fontSize: size - 1 },
      splitLine: { lineStyle: { color: tones.line } },
    },
    series: series.map((one) => ({
      type: "line",
      name: one.name,
      color: one.color,
      showSymbol: false,
      lineStyle: { width: 3 },
      areaStyle: { opacity: 0.08 },
      endLabel: { show: true, color: one.color, fontSize: size, fontWeight: "bold" },
      data: one.values,
    })),
  };
}
