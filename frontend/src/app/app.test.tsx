import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import { reportReachable } from "../api/connection";
import { beginSession } from "../api/session";
import { aPerson, aToken } from "../testing/builders";
import { renderApp } from "../testing/render";
import { at, server } from "../testing/server";
import { currentOf, menuOf } from "./menu";

test("a lost connection is told on every page, and its return ends the notice", async () => {
  beginSession(aToken(aPerson("clerk")));
  const { user } = renderApp("/notices");
  await screen.findByRole("heading", { name: "消息" });
  reportReachable(false);
  expect(await screen.findByText(/网络已断开/)).toBeVisible();
  server.use(http.get("*/healthz", () => HttpResponse.text("ok")));
  await user.click(screen.getByRole("button", { name: "重试" }));
  await expect.poll(() => screen.queryByText(/网络已断开/)).toBeNull();
});

test("logging out ends the log-in here even when the server cannot be told", async () => {
  server.use(http.post(at("/auth/logout"), () => HttpResponse.error()));
  beginSession(aToken(aPerson("clerk")));
  const { user, router } = renderApp("/me");
  await user.click(await screen.findByRole("button", { name: "退出登录" }));
  expect(await screen.findByRole("heading", { name: "登录" })).toBeVisible();
  expect(router.state.location.state).toEqual({ from: undefined });
});

test("the first stop of the keyboard leads past the menu", async () => {
  beginSession(aToken(aPerson("clerk")));
  const { user } = renderApp("/notices");
  await screen.findByRole("heading", { name: "消息" });
  await user.tab();
  expect(screen.getByRole("link", { name: "跳到正文" })).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(screen.getByRole("main")).toHaveFocus();
});

test("another page takes the focus to its content", async () => {
  beginSession(aToken(aPerson("clerk")));
  const { user } = renderApp("/notices");
  await user.click(await screen.findByRole("link", { name: "我的登录与密码" }));
  expect(await screen.findByRole("heading", { level: 1, name: "我的登录与密码" })).toBeVisible();
  expect(screen.getByRole("main")).toHaveFocus();
  expect(document.title).toBe("我的登录与密码 · 联络");
});

test("somebody without a hat is told whom to ask", async () => {
  beginSession(aToken({ ...aPerson("clerk"), hat: undefined as never, hats: [] }));
  renderApp("/");
  expect(await screen.findByText("该账号还没有任何身份，请联系安全管理员授权。")).toBeVisible();
});

test("demonstration data is marked on every page", async () => {
  beginSession(aToken(aPerson("clerk", { demonstration: true })));
  renderApp("/notices");
  expect(await screen.findByText("演示数据，人名与事项均为虚构")).toBeVisible();
});

test.each([
  ["/suggestions", "/suggestions"],
  ["/suggestions/12", "/suggestions"],
  ["/suggestions/new", "/suggestions/new"],
  ["/suggestionsx", undefined],
])("the address %s belongs to the entry %s", (pathname, path) => {
  expect(currentOf(menuOf("deputy"), pathname)).toBe(path);
});
