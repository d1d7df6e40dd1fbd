import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import type { Role } from "../api/contract";
import { beginSession } from "../api/session";
import { aHat, aPerson, aToken } from "../testing/builders";
import { renderApp } from "../testing/render";
import { at, server } from "../testing/server";
import { setWidth } from "../testing/width";

const own = ["消息", "提醒与代理", "我的登录与密码"];
const office = [
  "待办",
  "建议库",
  "交办",
  "承诺台账",
  "统计",
  "重点督办",
  "督办比选",
  "民主测评",
  "向上建议",
  "届次设置",
  "代表名册",
  "承办单位",
  "账号",
  "导入",
  "日历与规则",
  ...own,
];
const unit = ["待办", "本单位建议", "承诺台账", "统计", "重点督办", "民主测评", ...own];
const supervisor = ["待办", "重点督办", "督办比选", "建议库", "承诺台账", "统计", "民主测评", ...own];
const expected: Record<Role, string[]> = {
  deputy: ["待办", "我的建议", "写建议", "重点督办", "民主测评", ...own],
  office: [...office.slice(0, 2), "录入纸质件", ...office.slice(2)],
  head: office,
  supervising_leader: supervisor,
  committee: supervisor,
  gov_office: ["待办", "建议", "承诺台账", "统计", "重点督办", "督办比选", "民主测评", ...own],
  leading_official: ["待办", "重点督办", "建议", "承诺台账", "统计", "民主测评", ...own],
  clerk: unit,
  reviewer: unit,
  signer: unit,
  sysadmin: ["账号", "邮件发送记录", "事件推送", "接口令牌", ...own],
  secadmin: ["角色授权", ...own],
  auditor: ["审计记录", ...own],
};

const links = (nav: HTMLElement) =>
  within(nav)
    .getAllByRole("link")
    .map((link) => link.textContent);

test.each(Object.entries(expected))("the menu of %s", async (role, entries) => {
  beginSession(aToken(aPerson(role as Role)));
  renderApp("/notices");
  expect(links(await screen.findByRole("navigation", { name: "主菜单" }))).toEqual(entries);
});

test("who is a deputy of a higher congress finds what goes up there", async () => {
  beginSession(aToken(aPerson("deputy", { higher_deputy: true })));
  renderApp("/notices");
  const menu = await screen.findByRole("navigation", { name: "主菜单" });
  expect(within(menu).getByRole("link", { name: "向上建议" })).toHaveAttribute("href", "/upward");
});

test("a deputy's tab bar has five entries, writing among them", async () => {
  setWidth(390);
  beginSession(aToken(aPerson("deputy")));
  renderApp("/notices");
  const bar = await screen.findByRole("navigation", { name: "底部导航" });
  expect(links(bar)).toEqual(["待办", "建议", "写建议", "消息", "我的"]);
  expect(within(bar).getByRole("link", { name: "消息" })).toHaveAttribute("aria-current", "page");
});

test("no tab bar has more than five entries, and what it leaves out stands on the person's own page", async () => {
  setWidth(390);
  beginSession(aToken(aPerson("office")));
  renderApp("/me");
  const bar = await screen.findByRole("navigation", { name: "底部导航" });
  expect(links(bar)).toEqual(["待办", "建议", "交办", "消息", "我的"]);
  for (const name of ["向上建议", "代表名册", "承办单位", "导入", "日历与规则"])
    expect(await screen.findByRole("link", { name })).toBeVisible();
});

test("the bell tells how many notices are unread", async () => {
  server.use(
    http.get(at("/notices"), () => HttpResponse.json({ items: [], total: 9, page: 1, size: 20, unread: 4 })),
  );
  beginSession(aToken(aPerson("clerk")));
  renderApp("/me");
  expect(await screen.findByRole("link", { name: "消息，4 条未读" })).toHaveAttribute("href", "/notices");
});

test("another hat brings another menu", async () => {
  const clerk = aHat("clerk");
  const deputy = aHat("deputy", { membership_id: 12, deputy_id: 9 });
  let asked: unknown;
  server.use(
    http.post(at("/auth/hat"), async ({ request }) => {
      asked = await request.json();
      return HttpResponse.json(aToken(aPerson("deputy", { hat: deputy, hats: [clerk, deputy] }), "token-2"));
    }),
  );
  beginSession(aToken(aPerson("clerk", { hat: clerk, hats: [clerk, deputy] })));
  const { user } = renderApp("/me");
  await user.click(await screen.findByRole("button", { name: /切换 人大代表/ }));
  expect(await screen.findByRole("link", { name: "写建议" })).toBeVisible();
  expect(asked).toEqual({ membership_id: 12 });
});

test("an address that leads nowhere says so, with the way back", async () => {
  beginSession(aToken(aPerson("clerk")));
  renderApp("/nowhere");
  expect(await screen.findByText("网址可能有误，或页面已移动。")).toBeVisible();
  expect(screen.getByRole("link", { name: "返回首页" })).toHaveAttribute("href", "/");
});
