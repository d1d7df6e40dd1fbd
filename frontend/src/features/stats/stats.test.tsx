import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import type { Role } from "../../api/contract";
import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";
import { aBoard, aGuide, aLine, aRate, aReport } from "../../testing/stats";
import { aRow } from "../../testing/suggestion";
import { setWidth } from "../../testing/width";
import { pageAsks, wallAsks } from "./api";

let asked: URLSearchParams;

beforeEach(() => {
  enter("office");
  server.use(
    http.get(at("/stats/guide"), () => HttpResponse.json(aGuide())),
    http.get(at("/stats"), ({ request }) => {
      asked = new URL(request.url).searchParams;
      return HttpResponse.json(aReport());
    }),
    http.get(at("/stats/items"), ({ request }) => {
      asked = new URL(request.url).searchParams;
      return HttpResponse.json({ items: [aRow()], total: 4, page: 1, size: 20 });
    }),
    http.get(at("/stats/board"), () => HttpResponse.json(aBoard())),
  );
});

const enter = (role: Role) => beginSession(aToken(aPerson(role)));
const headline = () => screen.findByRole("region", { name: "主要指标" });
const search = (href: string | null) => Object.fromEntries(new URL(href ?? "", "http://x").searchParams);

test("the page begins with the current session, and shows satisfaction only together with delivery", async () => {
  renderApp("/stats");
  const first = await headline();
  expect(Object.fromEntries(asked)).toEqual({ session_id: "7", by: "category" });
  const headings = within(first).getAllByRole("heading", { level: 2 });
  expect(headings.map((heading) => heading.textContent)).toEqual([
    "件数",
    "答复率",
    "按期答复率",
    "满意率",
    "办成率",
  ]);
  expect(first).toHaveTextContent("75.00%9 / 12未反馈3");
  expect(first).toHaveTextContent("38.89%7 / 18满意但未办成4");
});

test("each number leads to the items behind it, in the scope of the page", async () => {
  renderApp("/stats?year=2026&category=town");
  const first = await headline();
  expect(Object.fromEntries(asked)).toEqual({ year: "2026", category: "town", by: "category" });
  const open = (name: string) => within(first).getByRole("link", { name }).getAttribute("href");
  const scope = { year: "2026", category: "town" };
  expect(search(open("满意但未办成：4件，查看"))).toEqual({ ...scope, figure: "satisfied_unsolved" });
  expect(search(open("办成率：7件，查看"))).toEqual({ ...scope, figure: "delivery" });
  expect(search(open("办成率的分母：18件，查看"))).toEqual({
    ...scope,
    figure: "delivery",
    part: "denominator",
  });
  expect(within(first).queryByRole("link", { name: /^超法定期限/ })).toBeNull();
});

test("a percentage of few items is marked, and the mark explained", async () => {
  renderApp("/stats");
  const row = await screen.findByRole("row", { name: /^重办后满意率/ });
  expect(within(row).getByTitle("分母较小，百分比只作参考")).toHaveTextContent("*");
  expect(screen.getByText("* 分母不足5件，百分比只作参考，不参加排名。")).toBeVisible();
});

test("units stand in the order of their places, those with few replies due without one behind them", async () => {
  server.use(
    http.get(at("/stats"), () =>
      HttpResponse.json(
        aReport({
          by: "unit",
          lines: [
            aLine({ key: "1", name: "大局" }),
            aLine({ key: "2", name: "第二局", place: 2 }),
            aLine({ key: "3", name: "第一局", place: 1, median_days: null }),
          ],
        }),
      ),
    ),
  );
  const { router, user } = renderApp("/stats?by=unit");
  const table = await screen.findByRole("table", { name: "按承办单位分列" });
  const rows = within(table).getAllByRole("row").slice(1);
  const cells = rows.map((row) =>
    within(row)
      .getAllByRole("cell")
      .slice(0, 4)
      .map((cell) => cell.textContent),
  );
  expect(cells).toEqual([
    ["1", "第一局", "20", "—"],
    ["2", "第二局", "20", "61.5天"],
    ["不排名", "大局", "20", "61.5天"],
    ["—", "合计（每件计一次）", "20", "61.5天"],
  ]);
  await user.click(within(table).getByRole("link", { name: "第二局" }));
  await waitFor(() =>
    expect(search(router.state.location.search)).toEqual({ session_id: "7", unit_id: "2", by: "category" }),
  );
});

test("to choose a year takes the session away with which the page began", async () => {
  const { router, user } = renderApp("/stats");
  await user.click(await screen.findByRole("combobox", { name: "年度" }));
  await user.click(await screen.findByTitle("2026年"));
  await waitFor(() =>
    expect(search(router.state.location.search)).toEqual({ year: "2026", session_id: "all" }),
  );
  await waitFor(() => expect(Object.fromEntries(asked)).toEqual({ year: "2026", by: "category" }));
});

test("the definitions are on the page", async () => {
  const { user } = renderApp("/stats");
  const summary = await screen.findByText("指标口径：每个指标怎样计算");
  await user.click(summary);
  expect(screen.getByText("满意率的分子。分母：应答复件数。")).toBeVisible();
});

test("a unit is offered neither the wall nor what is the same for all of its items", async () => {
  enter("clerk");
  server.use(
    http.get(at("/stats/guide"), () => HttpResponse.json(aGuide({ dimensions: ["category", "session"] }))),
  );
  renderApp("/stats?by=unit");
  await headline();
  expect(asked.get("by")).toBe("category");
  expect(screen.queryByRole("button", { name: "统计大屏" })).toBeNull();
  expect(screen.queryByRole("combobox", { name: "承办单位" })).toBeNull();
});

test("whoever may not read figures is told why, and a failure can be tried again", async () => {
  server.use(
    http.get(at("/stats/guide"), () => refusal(403, "no-figures", "统计供代表工作机构使用。"), {
      once: true,
    }),
  );
  renderApp("/stats");
  expect(await screen.findByText("统计供代表工作机构使用。")).toBeVisible();
});

test("an empty scope says so", async () => {
  renderApp("/stats?category=farming");
  expect(await screen.findByText("这个范围内没有建议")).toBeVisible();
});

test("on a phone many lines are cards, folded until they are asked for", async () => {
  setWidth(390);
  const lines = Array.from({ length: 12 }, (_, n) => aLine({ key: `${n + 1}`, name: `单位${n + 1}` }));
  server.use(http.get(at("/stats"), () => HttpResponse.json(aReport({ by: "unit", lines }))));
  const { user } = renderApp("/stats?by=unit");
  const cards = await screen.findByRole("list", { name: "按承办单位分列" });
  expect(within(cards).getAllByRole("listitem")).toHaveLength(9);
  await user.click(screen.getByRole("button", { name: "显示其余4项" }));
  expect(within(cards).getAllByRole("listitem")).toHaveLength(13);
});

test("the list behind a number says what it is and what it is narrowed to", async () => {
  const { router, user } = renderApp(
    "/stats/items?figure=delivery&part=denominator&unit_id=4&session_id=7&year=none",
  );
  expect(await screen.findByRole("heading", { level: 1, name: "办成率：分母中的建议" })).toBeVisible();
  expect(screen.getByText("承办单位：市交通运输局；届次会议：第四次会议；年度：未列年度")).toBeVisible();
  expect(screen.getByText("应答复件数。")).toBeVisible();
  expect(await screen.findByText("共 4 条")).toBeVisible();
  expect(Object.fromEntries(asked)).toEqual({
    figure: "delivery",
    part: "denominator",
    unit_id: "4",
    session_id: "7",
    year: "none",
    page: "1",
    size: "20",
  });
  await user.click(screen.getByRole("button", { name: "返回统计" }));
  expect(router.state.location.pathname).toBe("/stats");
  expect(search(router.state.location.search)).toEqual({ session_id: "7", unit_id: "4", year: "none" });
});

test("the wall asks again by itself, and says when what it shows is no longer new", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let times = 0;
  let broken = false;
  server.use(
    http.get(at("/stats/board"), () => {
      times += 1;
      if (broken) return refusal(503, "unavailable", "请稍后再试。");
      return HttpResponse.json(aBoard({ total: aLine({ rates: [aRate("items", 19 + times)] }) }));
    }),
  );
  renderApp("/stats/wall");
  expect(await screen.findByText("20", { selector: "p" })).toBeVisible();
  expect(screen.getByRole("heading", { level: 1, name: "云岭市人民代表大会代表建议办理情况" })).toBeVisible();
  await vi.advanceTimersByTimeAsync(wallAsks + 1_000);
  expect(await screen.findByText("21", { selector: "p" })).toBeVisible();
  broken = true;
  await vi.advanceTimersByTimeAsync(wallAsks + 30_000);
  expect(await screen.findByRole("alert")).toHaveTextContent("无法取得新数据，所示为10:30的数据，正在重试");
  expect(screen.getByText("21", { selector: "p" })).toBeVisible();
  vi.useRealTimers();
});

test("the wall ranks units with volume and days beside, and has a table behind its chart", async () => {
  renderApp("/stats/wall");
  const ranking = await screen.findByRole("region", { name: "承办单位排名" });
  const rows = within(ranking).getAllByRole("row").slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    "1市交通运输局2087.50%14 / 1661.538.89%7 / 18",
    "—市水务局2100.00%*1 / 161.5",
  ]);
  const chart = screen.getByRole("table", { name: "交办和首次答复（累计件数）" });
  expect(within(chart).getAllByRole("row")[2]).toHaveTextContent("2026年10月28日1815");
  expect(screen.getByRole("region", { name: "待答复期限" })).toHaveTextContent("共 3 件");
});

test("what units say of quality has its own figures, and a table in the address", async () => {
  server.use(
    http.get(at("/stats"), () =>
      HttpResponse.json(
        aReport({ by: "unit", lines: [aLine({ key: "4", name: "市交通运输局", place: 1 })] }),
      ),
    ),
  );
  const { user } = renderApp("/stats?by=unit");
  const group = within(await screen.findByRole("table", { name: "承办单位对建议质量的评价" }));
  expect(group.getByRole("row", { name: /选题准确/ })).toHaveTextContent("选题准确10 / 1190.91%");
  expect(group.getByRole("row", { name: /质量未评价/ })).toHaveTextContent("质量未评价4");
  await screen.findByRole("table", { name: "按承办单位分列" });
  const table = () => within(screen.getByRole("table", { name: "按承办单位分列" }));
  expect(table().queryByRole("columnheader", { name: "选题准确" })).toBeNull();
  await user.click(screen.getByText("建议质量"));
  expect(table().getByRole("columnheader", { name: "选题准确" })).toBeVisible();
  expect(table().queryByRole("columnheader", { name: "按期答复率" })).toBeNull();
  const [line] = table().getAllByRole("link", { name: /^市/ });
  expect(search(line?.getAttribute("href") ?? null)).toMatchObject({ show: "quality" });
  const [open] = table().getAllByRole("link", { name: /选题准确：10件/ });
  expect(search(open?.getAttribute("href") ?? null)).toMatchObject({ figure: "quality_topic" });
});

test("the page asks again by itself while somebody looks at it, and says as of when its figures are", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let times = 0;
  server.use(
    http.get(at("/stats"), () => {
      times += 1;
      return HttpResponse.json(
        aReport({
          as_of: `2026-10-28T02:3${times}:00Z`,
          total: aLine({ rates: [aRate("items", 19 + times)] }),
        }),
      );
    }),
  );
  renderApp("/stats");
  expect(await screen.findByText(/数据截至.*10:31/)).toBeVisible();
  expect(await headline()).toHaveTextContent("件数20");
  await vi.advanceTimersByTimeAsync(pageAsks - 1_000);
  expect(times).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await screen.findByText(/数据截至.*10:32/)).toBeVisible();
  expect(await headline()).toHaveTextContent("件数21");
  const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(3 * pageAsks);
  expect(times).toBe(2);
  hidden.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(pageAsks);
  expect(times).toBeGreaterThan(2);
  hidden.mockRestore();
  vi.useRealTimers();
});

test.each([
  ["", ["答复率", "满意率", "未反馈", "办成率", "满意但未办成"], ["件数和答复", "满意率和办成率"]],
  ["&show=process", ["签收率", "答复率", "延期率"], ["件数和答复"]],
  ["&show=outcome", ["满意率", "未反馈", "办成率", "重办后满意率", "A类占比"], ["满意率和办成率"]],
  ["&show=quality", ["选题准确", "质量未评价"], []],
])("the table%s holds what was chosen, and what is drawn above it", async (show, columns, charts) => {
  const line = aLine({ key: "4", name: "市交通运输局" });
  line.rates.push(aRate("receipt", 16, 18, "88.89"), aRate("extension", 1, 18, "5.56"));
  const guide = aGuide();
  for (const [code, name] of [
    ["receipt", "签收率"],
    ["extension", "延期率"],
  ] as const) {
    const own = { name, part: name, of: name, note: "" };
    guide.definitions.push({ code, rate: true, zh: own, en: own });
  }
  server.use(
    http.get(at("/stats/guide"), () => HttpResponse.json(guide)),
    http.get(at("/stats"), () => HttpResponse.json(aReport({ by: "unit", total: line, lines: [line] }))),
  );
  renderApp(`/stats?by=unit${show}`);
  const table = await screen.findByRole("table", { name: "按承办单位分列" });
  for (const name of columns) expect(within(table).getByRole("columnheader", { name })).toBeVisible();
  const drawn = screen
    .queryAllByRole("figure")
    .map((figure) => figure.querySelector("figcaption")?.textContent);
  expect(drawn).toEqual(charts);
});

/** Wherever a page says how satisfied proposers are, the same place says what was delivered and who said nothing. */
test.each([
  ["/stats", () => headline()],
  ["/stats", () => screen.findByRole("table", { name: "代表评价和办成" })],
  ["/stats?by=unit", () => screen.findByRole("row", { name: /市交通运输局/ })],
  ["/stats?by=unit&show=outcome", () => screen.findByRole("row", { name: /市交通运输局/ })],
  ["/stats/wall", () => headline()],
])("satisfaction stands beside delivery, with counts: %s", async (path, find) => {
  const line = aLine({ key: "4", name: "市交通运输局" });
  server.use(http.get(at("/stats"), () => HttpResponse.json(aReport({ by: "unit", lines: [line] }))));
  renderApp(path);
  const place = await find();
  expect(place).toHaveTextContent(
    /75\.00%.*9 \/ 12.*3.*38\.89%.*7 \/ 18|9 \/ 12.*75\.00%.*3.*7 \/ 18.*38\.89%/,
  );
});
