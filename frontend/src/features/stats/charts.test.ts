import { expect, test } from "vitest";

import { barsOption, linesOption, tones } from "./charts";

interface Drawn {
  xAxis: { max?: number; data?: string[] };
  yAxis: { data?: string[]; inverse?: boolean };
  series: {
    stack?: string;
    color: string;
    label?: { color: string; formatter: (point: { dataIndex: number; value?: unknown }) => string };
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

test("beside a share stands what it is made of; a count of none is not written", () => {
  const words = ["0.00%  0/8  未反馈3", "—"];
  const drawn = barsOption(
    ["甲局", "乙局"],
    [{ name: "满意率", color: tones.accent, values: [0, null], words }],
    {
      percent: true,
    },
  ) as unknown as Drawn;
  const label = drawn.series[0]?.label?.formatter;
  expect([label?.({ dataIndex: 0, value: 0 }), label?.({ dataIndex: 1, value: null })]).toEqual(words);
  const count = bars(false).series[0]?.label?.formatter;
  expect([count?.({ dataIndex: 0, value: 0 }), count?.({ dataIndex: 0, value: 12 })]).toEqual(["", "12"]);
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
