import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { fill, quickUser } from "../../testing/quick";
import { renderApp } from "../../testing/render";
import { aRules } from "../../testing/rules";
import { at, server } from "../../testing/server";

const move = {
  clock_id: 7,
  suggestion_id: 3,
  number_text: "第3号",
  title: "关于完善公交线路的建议",
  unit_name: "市交通运输局",
  clock: "T5",
  from: "2026-10-09",
  to: "2026-10-12",
  law_from: null,
  law_to: null,
  provisional: false,
  settled: false,
  late: false,
  breached: false,
};
const moves = { running: 12, moved: 1, settled: 0, breached: 0, items: 1, list: [move] };

let sent: unknown[];
let saved: unknown[];

beforeEach(() => {
  sent = [];
  saved = [];
  beginSession(aToken(aPerson("office")));
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(aRules({ actions: ["publish_rules"] }))),
    http.get(at("/calendar"), () =>
      HttpResponse.json({
        year: 2026,
        provisional: true,
        days: [
          {
            date: "2026-10-01",
            kind: "workday",
            name: "本地调整",
            local: true,
            beneath_kind: "holiday",
            beneath_name: "国庆节",
          },
        ],
        known_years: [2025],
        own_years: [],
        version: 4,
        actions: ["change_calendar"],
      }),
    ),
    http.post(at("/calendar/preview"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(moves);
    }),
    http.post(at("/calendar"), async ({ request }) => {
      saved.push(await request.json());
      return HttpResponse.json(moves);
    }),
  );
});

/** A day of the calendar; asking for roles among so many buttons would take seconds. */
const day = (date: string) => document.querySelector(`[data-date="${date}"]`) as HTMLElement;
const button = (text: RegExp | string) => screen.getByText(text).closest("button") as HTMLElement;

async function edit() {
  renderApp("/rules?year=2026");
  const user = quickUser();
  await user.click((await screen.findByText("修改日历")).closest("button") as HTMLElement);
  return user;
}

test("a day is found and set by the keyboard, and saved after a look at what moves", async () => {
  const user = await edit();
  day("2026-01-01").focus();
  await user.keyboard("{ArrowRight}{ArrowDown}{ArrowLeft}");
  expect(day("2026-01-08")).toHaveFocus();
  await user.keyboard("{ArrowUp}{ArrowUp}");
  expect(day("2026-01-01")).toHaveFocus();
  await user.keyboard("{ArrowDown}{Enter}");
  const dialog = await screen.findByRole("dialog");
  expect(dialog).toHaveAccessibleName("2026年1月8日");
  fill(within(dialog).getByRole("textbox", { name: /名称/ }), "地方节日");
  await user.click(within(dialog).getByRole("button", { name: "加入改动" }));
  expect(await screen.findByText("待保存的改动（1）")).toBeInTheDocument();

  await user.click(screen.getByLabelText("2026 年的放假安排已经完整"));
  await user.click(button("查看影响并保存"));
  const row = (await screen.findByText(/关于完善公交线路的建议/)).closest("tr");
  expect(row).toHaveTextContent("答复代表2026年10月9日2026年10月12日");
  const change = {
    base_version: 4,
    days: [{ date: "2026-01-08", kind: "holiday", name: "地方节日" }],
    years: [{ year: 2026, complete: true }],
  };
  expect(sent).toEqual([change]);
  expect(saved).toEqual([]);
  await user.click(button("保存并重新计算"));
  await waitFor(() => expect(saved).toEqual([change]));
  expect(await screen.findByText("修改日历")).toBeInTheDocument();
});

test("an entry of one's own says what lies beneath, and is taken back", async () => {
  const user = await edit();
  expect(day("2026-10-01")).toHaveTextContent("调休上班");
  await user.click(day("2026-10-01"));
  const dialog = await screen.findByRole("dialog");
  expect(dialog).toHaveTextContent("全国安排：放假（国庆节）");
  await user.click(within(dialog).getByRole("radio", { name: "恢复原有安排" }));
  await user.click(within(dialog).getByRole("button", { name: "加入改动" }));
  await waitFor(() => expect(day("2026-10-01")).toHaveTextContent("放假 待保存"));
  await user.click(screen.getByLabelText("撤销 2026年10月1日 的改动"));
  expect(screen.getByText("还没有改动。")).toBeInTheDocument();
  expect(button("查看影响并保存")).toBeDisabled();
});

test("a pasted table joins the changes, and bad rows are named", async () => {
  server.use(
    http.post(at("/calendar/table"), () =>
      HttpResponse.json({
        days: [
          { date: "2026-02-16", kind: "holiday", name: "春节" },
          { date: "2026-02-17", kind: "holiday", name: "春节" },
        ],
        rows: [
          {
            row: 3,
            action: "invalid",
            cells: {},
            problems: [{ column: "日期", code: "date", reason: "应为日期。" }],
          },
        ],
      }),
    ),
  );
  const user = await edit();
  await user.click(button("导入一年"));
  fill(await screen.findByLabelText("粘贴表格内容"), "2026-02-16至17 放假 春节");
  await user.click(button(/^读\s*取$/));
  expect(await screen.findByText("已读取 2 天，列入待保存的改动。")).toBeInTheDocument();
  expect(screen.getByText("第 3 行“日期”：应为日期。")).toBeInTheDocument();
  expect(screen.getByText(/2026年2月16日–2026年2月17日/)).toBeInTheDocument();
});

test("who was too late to save is told so, and keeps the changes", async () => {
  server.use(
    http.post(at("/calendar"), () =>
      HttpResponse.json(
        { status: 409, code: "stale", detail: "刚才已有人更新了这条内容。", fields: [] },
        { status: 409 },
      ),
    ),
  );
  const user = await edit();
  await user.click(screen.getByLabelText("2026 年的放假安排已经完整"));
  await user.click(button("查看影响并保存"));
  await screen.findByText("保存并重新计算");
  await waitFor(() => expect(button("保存并重新计算")).toBeEnabled());
  await user.click(button("保存并重新计算"));
  expect(await screen.findByText("刚才已有人更新了这条内容。")).toBeInTheDocument();
  expect(screen.getByText("2026 年标为完整")).toBeInTheDocument();
});
