import { expect, test } from "vitest";

import { barsOption, linesOption, tones } from "./charts";

interface Drawn {
  xAxis: { max?: number; data?: string[] };
  yAxis: { data?: string[]; inverse?: boolean };
  series: {
    stack?: string;
    color: string;
    label?: { color: string; formatter: (point: { value?: unknown }) => string };
    data: unknown[];
  }[];
}

const bars = (percent: boolean) =>
  barsOption(
    ["甲局", "乙局"],
    [{ name: "满意率", color: tones.accent, values: [0, null], pale: [true, false] }],
    {
      percent,
    },
  ) as unknown as Drawn;

test("percentages go to 100, stand side by side, and are pale where they say little", () => {
  const { xAxis, yAxis, series } = bars(true);
  expect(xAxis.max).toBe(100);
  expect(yAxis).toMatchObject({ inverse: true, data: ["甲局", "乙局"] });
  expect(series[0]).toMatchObject({
    stack: undefined,
    data: [
      { value: 0, itemStyle: { color: `${tones.accent}66` } },
      { value: null, itemStyle: undefined },
    ],
  });
});

test("a share of none is written, a share of nothing is not", () => {
  const label = bars(true).series[0]?.label?.formatter;
  expect([label?.({ value: 0 }), label?.({ value: null }), label?.({ value: 33.33 })]).toEqual([
    "0%",
    "",
    "33.33%",
  ]);
  const count = bars(false).series[0]?.label?.formatter;
  expect([count?.({ value: 0 }), count?.({ value: 12 })]).toEqual(["", "12"]);
});

test("counts are stacked, and words on them can be read", () => {
  const drawn = barsOption(
    ["甲局"],
    [
      { name: "已答复", color: tones.accent, values: [3] },
      { name: "其余", color: tones.rest, values: [1] },
    ],
  ) as unknown as Drawn;
  expect(drawn.series.map(({ stack, label }) => [stack, label?.color])).toEqual([
    ["all", "#fff"],
    ["all", tones.ink],
  ]);
});

test("lines have a point for each week", () => {
  const drawn = linesOption(
    ["10.21", "10.28"],
    [{ name: "已答复", color: tones.accent, values: [2, 15] }],
    16,
  );
  expect(drawn as unknown as Drawn).toMatchObject({
    xAxis: { data: ["10.21", "10.28"] },
    series: [{ data: [2, 15] }],
  });
});
