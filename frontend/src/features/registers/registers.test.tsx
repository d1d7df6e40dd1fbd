import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";
import type { Delegation, Deputy, Group, Unit } from "./api";

const deputy: Deputy = {
  id: 5,
  term_id: 1,
  version: 2,
  name: "李文博",
  gender: "male",
  level: "municipal",
  card_no: "0137",
  delegation_id: 2,
  delegation: "东城代表团",
  electing_unit: "东城区人民代表大会",
  phone: "138****1211",
  status: "active",
  status_reason: "",
  status_on: null,
  has_account: true,
  user_id: 31,
};
const unit: Unit = {
  id: 4,
  version: 1,
  name: "市交通运输局",
  short_name: "市交通局",
  code: "",
  system: "government",
  phone: "",
  active: true,
};
const delegation: Delegation = {
  id: 2,
  name: "东城代表团",
  head_deputy_id: null,
  head_name: "",
  members: 17,
  closed_on: null,
  version: 6,
};
const group: Group = {
  id: 3,
  name: "法制小组",
  kind: "professional",
  convenor_id: null,
  convenor_name: "",
  members: 1,
  closed_on: null,
  version: 2,
};
const member = { id: 5, name: "李文博", card_no: "0137", delegation: "东城代表团", status: "active" };
const listed = (...items: object[]) => HttpResponse.json({ items, total: items.length, page: 1, size: 20 });

beforeEach(() => {
  beginSession(aToken(aPerson("office")));
  server.use(
    http.get(at("/deputies"), () => listed(deputy)),
    http.get(at("/deputies/5"), () => HttpResponse.json({ ...deputy, phone: "13800001211" })),
    http.get(at("/delegations"), () => HttpResponse.json({ items: [delegation] })),
    http.get(at("/groups"), () => HttpResponse.json({ items: [group] })),
    http.get(at("/delegations/2/deputies"), () => HttpResponse.json({ items: [member] })),
    http.get(at("/groups/3/deputies"), () => HttpResponse.json({ items: [member] })),
    http.get(at("/units"), () => listed(unit)),
  );
});

test("a suspension needs a reason, names the version that was seen, and the list follows", async () => {
  let sent: Record<string, unknown> = {};
  server.use(
    http.post(at("/deputies/5/suspend"), async ({ request }) => {
      sent = (await request.json()) as typeof sent;
      server.use(http.get(at("/deputies"), () => listed({ ...deputy, version: 3, status: "suspended" })));
      return HttpResponse.json(deputy);
    }),
  );
  const { user } = renderApp("/deputies");
  await user.click(await screen.findByRole("button", { name: "暂停“李文博”执行代表职务" }));
  const dialog = await screen.findByRole("dialog", { name: "暂停“李文博”执行代表职务？" });
  await user.type(within(dialog).getByLabelText("理由"), "涉案被立案");
  await user.click(within(dialog).getByRole("button", { name: "暂停" }));
  expect(await screen.findByText("暂停执行职务")).toBeVisible();
  expect(sent).toMatchObject({ version: 2, reason: "涉案被立案" });
  expect(sent.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test("a deputy who forgot the password gets a new one on a slip, in the register", async () => {
  server.use(
    http.get(at("/deputies"), () =>
      listed(deputy, { ...deputy, id: 6, name: "王雅琴", has_account: false, user_id: null }),
    ),
    http.post(at("/users/31/reset-password"), () =>
      HttpResponse.json({ login_name: "db0137", name: "李文博", initial_password: "Kq7-mTz4-Ws" }),
    ),
  );
  const { user } = renderApp("/deputies");
  await user.click(await screen.findByRole("button", { name: "重置密码：李文博" }));
  expect(screen.queryByRole("button", { name: "重置密码：王雅琴" })).toBeNull();
  const dialog = await screen.findByRole("dialog", { name: "重置“李文博”的密码？" });
  await user.click(within(dialog).getByRole("button", { name: "重置密码" }));
  const slip = await screen.findByRole("dialog", { name: "初始密码通知单" });
  await waitFor(() => expect(within(slip).getByText("Kq7-mTz4-Ws")).toBeVisible());
});

test("a deputy is edited with the whole telephone number, and a refusal is told at its field", async () => {
  const sent: unknown[] = [];
  server.use(
    http.put(at("/deputies/5"), async ({ request }) => {
      sent.push(await request.json());
      return refusal(422, "invalid-fields", "填写的内容有误。", [
        { name: "card_no", code: "taken", reason: "代表证号 0138 已被使用。" },
      ]);
    }),
  );
  const { user } = renderApp("/deputies");
  await user.click(await screen.findByRole("button", { name: "修改“李文博”" }));
  expect(await screen.findByLabelText("联系电话")).toHaveValue("13800001211");
  const card = screen.getByLabelText("代表证号");
  await user.clear(card);
  await user.type(card, "0138");
  await user.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(card).toHaveAttribute("aria-invalid", "true"));
  expect(card).toHaveValue("0138");
  expect(sent).toEqual([
    {
      version: 2,
      name: "李文博",
      gender: "male",
      level: "municipal",
      card_no: "0138",
      delegation_id: 2,
      electing_unit: "东城区人民代表大会",
      phone: "13800001211",
    },
  ]);
});

test("a mandate is ended with a reason and the day, and what follows is said first", async () => {
  let sent: Record<string, unknown> = {};
  server.use(
    http.post(at("/deputies/5/terminate"), async ({ request }) => {
      sent = (await request.json()) as typeof sent;
      return HttpResponse.json({ ...deputy, status: "terminated" });
    }),
  );
  const { user } = renderApp("/deputies");
  await user.click(await screen.findByRole("button", { name: "终止资格：李文博" }));
  const dialog = await screen.findByRole("dialog", { name: "终止“李文博”的代表资格？" });
  await waitFor(() => expect(within(dialog).getByText(/资格终止后不能恢复/)).toBeVisible());
  await user.click(within(dialog).getByRole("button", { name: "终止资格" }));
  expect(await within(dialog).findByText("请填写理由。")).toBeVisible();
  await user.type(within(dialog).getByLabelText("理由"), "调离本行政区域");
  await user.clear(within(dialog).getByLabelText("生效日期"));
  await user.type(within(dialog).getByLabelText("生效日期"), "2026-03-02");
  await user.click(within(dialog).getByRole("button", { name: "终止资格" }));
  await waitFor(() => expect(sent).toEqual({ version: 2, reason: "调离本行政区域", date: "2026-03-02" }));
});

test("nobody's mandate ends twice", async () => {
  server.use(http.get(at("/deputies"), () => listed({ ...deputy, status: "terminated" })));
  renderApp("/deputies");
  expect(await screen.findByRole("button", { name: "修改“李文博”" })).toBeVisible();
  expect(screen.queryByRole("button", { name: /终止|暂停|恢复/ })).toBeNull();
});

test("the filters by delegation, group and status stand in the address and reach the server", async () => {
  const asked: string[] = [];
  server.use(
    http.get(at("/deputies"), ({ request }) => {
      asked.push(new URL(request.url).search);
      return listed(deputy);
    }),
  );
  renderApp("/deputies?delegation_id=2&group_id=3&status=suspended");
  await screen.findByRole("button", { name: "修改“李文博”" });
  for (const part of ["delegation_id=2", "group_id=3", "status=suspended"])
    expect(asked.at(-1)).toContain(part);
  expect((await screen.findAllByText("东城代表团")).length).toBeGreaterThan(0);
});

test("a delegation's head is one of its deputies", async () => {
  let sent: unknown;
  server.use(
    http.put(at("/delegations/2"), async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ ...delegation, head_deputy_id: 5, head_name: "李文博", version: 7 });
    }),
  );
  const { user } = renderApp("/deputies?view=delegations");
  await user.click(await screen.findByRole("button", { name: "修改“东城代表团”" }));
  await user.click(await screen.findByLabelText("团长"));
  await user.click(await screen.findByTitle("李文博 · 0137"));
  await user.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(sent).toEqual({ version: 6, name: "东城代表团", head_deputy_id: 5 }));
});

test("a group's members are known before they are changed, and all of them are sent", async () => {
  let sent: unknown;
  const found = { ...deputy, id: 9, name: "王雅琴", card_no: "0201" };
  server.use(
    http.get(at("/deputies"), () => listed(found)),
    http.put(at("/groups/3/deputies"), async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ ...group, members: 2, version: 3 });
    }),
  );
  const { user } = renderApp("/deputies?view=groups");
  await user.click(await screen.findByRole("button", { name: "小组成员：法制小组" }));
  const drawer = await screen.findByRole("dialog", { name: "“法制小组”的成员" });
  expect(await within(drawer).findByText("李文博 · 0137 · 东城代表团")).toBeVisible();
  await user.click(within(drawer).getByRole("combobox", { name: "小组成员" }));
  await user.click(await screen.findByText("王雅琴 · 0201 · 东城代表团"));
  await user.click(within(drawer).getByRole("button", { name: "保存" }));
  await waitFor(() => expect(sent).toEqual({ version: 2, deputy_ids: [5, 9] }));
});

test("a delegation that still has deputies is not closed, and the reason stays in the dialog", async () => {
  server.use(
    http.post(at("/delegations/2/close"), () =>
      refusal(409, "delegation-not-empty", "这个代表团还有 17 名代表。请先把他们编入其他代表团，再撤销。"),
    ),
  );
  const { user } = renderApp("/deputies?view=delegations");
  await user.click(await screen.findByRole("button", { name: "撤销“东城代表团”" }));
  const dialog = await screen.findByRole("dialog", { name: "撤销“东城代表团”？" });
  await user.click(within(dialog).getByRole("button", { name: "撤销" }));
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("还有 17 名代表");
});

test("words and filter of the register stand in the address", async () => {
  const asked: string[] = [];
  server.use(
    http.get(at("/units"), ({ request }) => {
      asked.push(new URL(request.url).searchParams.get("q") ?? "");
      return listed(unit);
    }),
  );
  const { user, router } = renderApp("/units");
  await user.type(await screen.findByLabelText("名称、简称或编号"), "交通{Enter}");
  await waitFor(() => expect(asked).toContain("交通"));
  expect(router.state.location.search).toBe(`?q=${encodeURIComponent("交通")}`);
});

test("a committee is given the categories of its field, and one that another has is told at the field", async () => {
  const sent: unknown[] = [];
  const committee = {
    id: 7,
    name: "财政经济委员会",
    field: "财政、经济",
    categories: ["finance"],
    active: true,
    version: 3,
  };
  const reason = "所选类别中，有的已归口城建环保委员会。请先从那里移出，或者改选。";
  server.use(
    http.get(at("/rules"), () =>
      HttpResponse.json({
        categories: [
          { code: "finance", label: "财政经济" },
          { code: "transport", label: "交通" },
          { code: "trade", label: "商务" },
        ],
      }),
    ),
    http.get(at("/committees"), () => listed(committee)),
    http.put(at("/committees/7"), async ({ request }) => {
      sent.push(await request.json());
      return sent.length > 1
        ? HttpResponse.json(committee)
        : refusal(422, "invalid-fields", "填写的内容有误。", [{ name: "categories", code: "taken", reason }]);
    }),
  );
  const { user } = renderApp("/units/committees");
  await screen.findByRole("cell", { name: "财政经济" });
  await user.click(screen.getByRole("button", { name: "修改“财政经济委员会”" }));
  await user.click(await screen.findByRole("checkbox", { name: "交通" }));
  await user.click(screen.getByRole("button", { name: "保存" }));
  expect((await screen.findAllByText(reason)).length).toBeGreaterThan(0);
  await user.click(screen.getByRole("checkbox", { name: "交通" }));
  await user.click(screen.getByRole("checkbox", { name: "商务" }));
  await user.click(screen.getByRole("button", { name: "保存" }));
  const said = { version: 3, name: "财政经济委员会", field: "财政、经济", active: true };
  await waitFor(() =>
    expect(sent).toEqual([
      { ...said, categories: ["finance", "transport"] },
      { ...said, categories: ["finance", "trade"] },
    ]),
  );
});

test("a bad cell is marked with its reason, and keeps the whole register out", async () => {
  const preview = {
    columns: ["单位名称", "系统"],
    ignored_columns: ["备注"],
    rows: [
      { row: 2, action: "create", cells: { 单位名称: "市水利局", 系统: "政府系统" }, problems: [] },
      {
        row: 3,
        action: "invalid",
        cells: { 单位名称: "某公司", 系统: "企业" },
        problems: [{ column: "系统", code: "oneof", reason: "没有“企业”这一系统。" }],
      },
    ],
    counts: { create: 1, update: 0, unchanged: 0, invalid: 1, total: 2 },
  };
  server.use(http.post(at("/imports/units/preview"), () => HttpResponse.json(preview)));
  const { user } = renderApp("/units");
  await user.click(await screen.findByRole("button", { name: "Excel 导入" }));
  const drawer = await screen.findByRole("dialog", { name: "导入承办单位" });
  await user.upload(within(drawer).getByLabelText("选择文件"), new File(["x"], "units.xlsx"));
  const bad = await within(drawer).findByRole("cell", { name: "企业" });
  expect(bad.closest("tr")).toHaveTextContent("没有“企业”这一系统。");
  expect(bad.className).toMatch(/bad/);
  expect(within(drawer).getByText(/整份文件要么全部导入，要么都不导入/)).toBeVisible();
  expect(within(drawer).queryByRole("button", { name: "确认导入" })).toBeNull();
});
