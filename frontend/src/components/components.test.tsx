import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { ApiError, OfflineError, type Problem } from "../api/problem";
import { renderPlain } from "../testing/render";
import { DateText } from "./DateText";
import { DueLight, type LightLevel } from "./DueLight";
import { ProblemAlert } from "./ProblemAlert";
import { Timeline } from "./Timeline";

test.each([
  ["green", "期限内"],
  ["yellow", "临近到期"],
  ["red", "期限紧迫"],
  ["overdue", "已逾期"],
  ["overdue_law", "已超法定期限"],
  ["stopped", "已停止计时"],
  ["none", "不计时"],
  ["done", "已完成"],
] as [LightLevel, string][])(
  "the light %s is told in a word and an icon, not by colour alone",
  (level, word) => {
    const { container } = renderPlain(<DueLight level={level} text="还有 3 天" />);
    expect(screen.getByText(`${word} · 还有 3 天`)).toBeVisible();
    expect(container.querySelector("svg")).not.toBeNull();
  },
);

test.each([
  ["2026-05-08", "2026年5月8日"],
  ["2026-05-07T16:30:00Z", "2026年5月8日 00:30"],
  ["2026-05-08T15:59:00Z", "2026年5月8日 23:59"],
])("%s reads %s in Beijing, wherever the browser is", (value, text) => {
  renderPlain(<DateText value={value} />);
  expect(screen.getByText(text)).toHaveAttribute("datetime", value);
});

test("a timeline is an ordered list of what happened, who and when", () => {
  renderPlain(
    <Timeline
      label="办理经过"
      entries={[
        { id: 2, at: "2026-05-09T01:00:00Z", what: "已签收", who: "市交通运输局" },
        { id: 1, at: "2026-05-08T01:00:00Z", what: "已交办", detail: "独办" },
      ]}
    />,
  );
  const entries = within(screen.getByRole("list", { name: "办理经过" })).getAllByRole("listitem");
  expect(entries.map((entry) => entry.textContent)).toEqual([
    "已签收2026年5月9日 09:00市交通运输局",
    "已交办2026年5月8日 09:00独办",
  ]);
});

const problem = (change: Partial<Problem>) =>
  new ApiError({ type: "", title: "", status: 422, code: "x", ...change });

test.each([
  [problem({ detail: "建议已被他人签收。", status: 409 }), "建议已被他人签收。"],
  [problem({ status: 403 }), /当前身份不能进行这项操作/],
  [problem({ status: 404 }), /没有找到所要的内容/],
  [problem({ status: 429 }), /操作过于频繁/],
  [problem({ status: 500, request_id: "0f31c2" }), /编号：0f31c2/],
  [new OfflineError(), /请检查网络后重试/],
  [new Error("x is undefined"), /页面出现异常/],
])("%s is told with the way out", (error, text) => {
  renderPlain(<ProblemAlert error={error} />);
  expect(screen.getByRole("alert")).toHaveTextContent(text);
});

test("the technical text of an unexpected error is not shown", () => {
  renderPlain(<ProblemAlert error={new Error("x is undefined")} />);
  expect(screen.getByRole("alert")).not.toHaveTextContent("undefined");
});
