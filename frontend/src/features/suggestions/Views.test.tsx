import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";
import { aRow, someRules } from "../../testing/suggestion";
import type { SavedView } from "./savedViews";

let asked: string[];

const aView = (change: Partial<SavedView> = {}): SavedView => ({
  id: 3,
  version: 2,
  name: "快到期的",
  query: "light=soon&sort=due",
  usual: false,
  ...change,
});

const keeps = (...items: SavedView[]) =>
  server.use(http.get(at("/views"), () => HttpResponse.json({ items })));

beforeEach(() => {
  asked = [];
  beginSession(aToken(aPerson("office")));
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(someRules)),
    http.get(at("/units"), () => HttpResponse.json({ items: [], total: 0, page: 1, size: 50 })),
    http.get(at("/suggestions"), ({ request }) => {
      asked.push(new URL(request.url).searchParams.toString());
      return HttpResponse.json({ items: [aRow()], total: 1, page: 1, size: 20 });
    }),
  );
});

const address = (router: { state: { location: { search: string } } }) =>
  Object.fromEntries(new URLSearchParams(router.state.location.search));

test("the list opens with the usual view, and asks for nothing else before", async () => {
  keeps(aView({ usual: true }));
  const { router } = renderApp("/suggestions");
  await screen.findByRole("table", { name: "建议列表" });
  expect(address(router)).toEqual({ light: "soon", sort: "due" });
  expect(asked).toEqual(["light=soon&sort=due&page=1&size=20"]);
  expect(screen.getByLabelText("视图")).toHaveDisplayValue("快到期的（默认）");
});

test("whoever follows a link to a view gets that one", async () => {
  keeps(aView({ usual: true }));
  renderApp("/suggestions?phase=registered");
  await screen.findByRole("table", { name: "建议列表" });
  expect(asked).toEqual(["phase=registered&page=1&size=20"]);
  expect(screen.getByLabelText("视图")).toHaveDisplayValue("未保存的视图");
});

test("the list opens when the views cannot be had", async () => {
  server.use(http.get(at("/views"), () => refusal(422, "invalid-fields", "不行。")));
  renderApp("/suggestions");
  expect(await screen.findByRole("table", { name: "建议列表" })).toBeVisible();
});

test("a view is chosen by its name", async () => {
  keeps(aView());
  const { user, router } = renderApp("/suggestions?phase=registered&page=2");
  await screen.findByRole("option", { name: "快到期的" });
  await user.selectOptions(screen.getByLabelText("视图"), "快到期的");
  await waitFor(() => expect(address(router)).toEqual({ light: "soon", sort: "due" }));
});

test("what the list shows is saved under a name; the same name again brings the view up to date", async () => {
  const kept: unknown[] = [];
  keeps(aView());
  server.use(
    http.post(at("/views"), async ({ request }) => {
      kept.push(await request.json());
      return HttpResponse.json(aView({ id: 4 }), { status: 201 });
    }),
    http.put(at("/views/3"), async ({ request }) => {
      kept.push(await request.json());
      return HttpResponse.json(aView({ version: 3 }));
    }),
  );
  const { user } = renderApp("/suggestions?phase=registered&columns=number,due&page=3");
  for (const [name, button] of [
    ["待交办", "保存"],
    ["快到期的", "更新"],
  ] as const) {
    await user.click(await screen.findByRole("button", { name: "保存视图…" }));
    const dialog = await screen.findByRole("dialog", { name: "视图" });
    await user.type(within(dialog).getByLabelText("名称"), name);
    await user.click(await within(dialog).findByRole("button", { name: button }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  }
  const query = "columns=number%2Cdue&phase=registered";
  expect(kept).toEqual([
    { name: "待交办", usual: false, query },
    { name: "快到期的", usual: false, query, version: 2 },
  ]);
});

test("the columns of the address are shown in its order; unknown ones are left out", async () => {
  renderApp("/suggestions?columns=due,none,category,number");
  const table = await screen.findByRole("table", { name: "建议列表" });
  const heads = () =>
    within(table)
      .getAllByRole("columnheader")
      .map((head) => head.textContent);
  expect(heads().filter(Boolean)).toEqual(["标题", "到期", "类别", "编号"]);
});

test("columns are chosen and moved with buttons", async () => {
  const { user, router } = renderApp("/suggestions?columns=number,phase&sort=due");
  await user.click(await screen.findByRole("button", { name: "列…" }));
  const dialog = await screen.findByRole("dialog", { name: "选择列和顺序" });
  await user.click(within(dialog).getByRole("checkbox", { name: "类别" }));
  await user.click(within(dialog).getByRole("button", { name: "状态上移" }));
  await user.click(within(dialog).getByRole("button", { name: "应用" }));
  await waitFor(() => expect(address(router)).toEqual({ columns: "phase,number,category", sort: "due" }));
});

test("taking the filters away leaves the columns", async () => {
  const { user, router } = renderApp("/suggestions?columns=number&phase=registered&page=2");
  await user.click(await screen.findByRole("button", { name: "清除条件" }));
  await waitFor(() => expect(address(router)).toEqual({ columns: "number" }));
});

test("a unit's clerk finds his work by section or person, and sees them in the list", async () => {
  beginSession(aToken(aPerson("clerk")));
  const [assignment] = aRow().assignments;
  if (!assignment) throw new Error("the row has an assignment");
  server.use(
    http.get(at("/suggestions"), ({ request }) => {
      asked.push(new URL(request.url).searchParams.toString());
      const mine = { ...assignment, section: "公交科", person_name: "赵启明", inner_due_on: "2026-09-01" };
      const other = { ...assignment, id: 32, unit_id: 9, section: "别的科" };
      return HttpResponse.json({
        items: [aRow({ assignments: [mine, other] })],
        total: 1,
        page: 1,
        size: 20,
      });
    }),
  );
  const { user } = renderApp("/suggestions?inner_due=overdue");
  expect(await screen.findByText("公交科 · 赵启明")).toBeVisible();
  expect(screen.getByText("2026年9月1日")).toBeVisible();
  expect(asked).toEqual(["inner_due=overdue&page=1&size=20"]);
  await user.type(screen.getByLabelText("科室或经办人"), "赵启明{Enter}");
  await waitFor(() => expect(new URLSearchParams(asked.at(-1)).get("inner")).toBe("赵启明"));
});
