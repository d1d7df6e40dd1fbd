import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { aRules } from "../../testing/rules";
import { at, server } from "../../testing/server";

beforeEach(() => {
  beginSession(aToken(aPerson("office")));
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(aRules())),
    http.get(at("/calendar"), ({ request }) => {
      const year = Number(new URL(request.url).searchParams.get("year"));
      const days =
        year === 2026
          ? [
              { date: "2026-10-01", kind: "holiday", name: "国庆节", local: false },
              { date: "2026-10-10", kind: "workday", name: "国庆节", local: false },
            ]
          : [];
      return HttpResponse.json({
        year,
        provisional: year !== 2026,
        days,
        known_years: [2025, 2026],
        own_years: [],
        version: 0,
        actions: [],
      });
    }),
  );
});

test("limits say how long, what the law allows, and which are borrowed and from where", async () => {
  renderApp("/rules?year=2026");
  const assign = (await screen.findByRole("rowheader", { name: "提交至交办" })).closest("tr") as HTMLElement;
  expect(assign).toHaveTextContent("7 个工作日");
  expect(assign).toHaveTextContent("大会期间提出的，会议结束后 30 天");
  expect(assign).toHaveTextContent("借用默认值");
  expect(assign).toHaveTextContent("参照上海市的规定");
  const answer = screen.getByRole("rowheader", { name: "答复代表" }).closest("tr") as HTMLElement;
  expect(answer).toHaveTextContent("经批准延期的，最长 6 个月");
  expect(answer).toHaveTextContent("已确认");
});

test("who may not change rules and calendar is not offered to", async () => {
  renderApp("/rules?year=2026");
  expect(await screen.findByRole("button", { name: "历次版本" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "修改规则" })).toBeNull();
  expect(screen.queryByRole("button", { name: "修改日历" })).toBeNull();
});

test("the calendar marks holidays and worked weekends, and warns of a year without data", async () => {
  const { user } = renderApp("/rules?year=2026");
  const october = await screen.findByRole("table", { name: "10 月" });
  expect(within(october).getByRole("cell", { name: "1放假" })).toBeVisible();
  expect(within(october).getByRole("cell", { name: "10调休上班" })).toBeVisible();
  expect(screen.queryByText(/尚无放假安排/)).toBeNull();
  await user.click(screen.getByRole("button", { name: "下一年" }));
  expect(await screen.findByText("2027 年尚无放假安排")).toBeVisible();
});
