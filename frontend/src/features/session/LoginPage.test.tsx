import { screen } from "@testing-library/react";
import { delay, HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import { accessToken } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";

async function logIn(user: ReturnType<typeof renderApp>["user"], name = "chenxl", password = "right-one") {
  await user.type(await screen.findByLabelText("登录名"), name);
  await user.type(screen.getByLabelText("密码"), password);
  await user.click(screen.getByRole("button", { name: "登录" }));
}

test("a log-in leads to the page that was wanted, with the token in memory only", async () => {
  let sent: unknown;
  server.use(
    http.post(at("/auth/login"), async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json(aToken(aPerson("deputy")));
    }),
  );
  const { user, router } = renderApp("/notices?page=2");
  await logIn(user, " chenxl ");
  expect(await screen.findByRole("heading", { level: 1, name: "消息" })).toBeVisible();
  expect(sent).toEqual({ login_name: "chenxl", password: "right-one" });
  expect(router.state.location.pathname + router.state.location.search).toBe("/notices?page=2");
  expect(accessToken()).toBe("token-1");
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain("token-1");
});

test("a wrong password says so, keeps the name and empties the password", async () => {
  server.use(
    http.post(at("/auth/login"), () =>
      refusal(401, "wrong-credentials", "登录名或密码不正确，请核对后再试。"),
    ),
  );
  const { user } = renderApp("/login");
  await logIn(user, "chenxl", "wrong-one");
  expect(await screen.findByRole("alert")).toHaveTextContent("登录名或密码不正确，请核对后再试。");
  expect(screen.getByLabelText("登录名")).toHaveValue("chenxl");
  expect(screen.getByLabelText("密码")).toHaveValue("");
  expect(screen.getByLabelText("密码")).toHaveFocus();
});

test("a lock-out is told in the server's words", async () => {
  const words = "连续 5 次密码错误，账号已锁定，请在 11:30 之后再试，或联系代表工作机构。";
  server.use(http.post(at("/auth/login"), () => refusal(429, "locked-out", words)));
  const { user } = renderApp("/login");
  await logIn(user);
  expect(await screen.findByRole("alert")).toHaveTextContent(words);
});

test("without a connection the form stays as it was typed, and says what to do", async () => {
  server.use(http.post(at("/auth/login"), () => HttpResponse.error()));
  const { user } = renderApp("/login");
  await logIn(user);
  expect(await screen.findByRole("alert")).toHaveTextContent("暂时无法连接服务器");
  expect(screen.getByLabelText("登录名")).toHaveValue("chenxl");
  expect(screen.getByText(/网络已断开/)).toBeVisible();
});

test("empty fields are named before anything is sent", async () => {
  const { user } = renderApp("/login");
  await user.click(await screen.findByRole("button", { name: "登录" }));
  expect(await screen.findByText("请填写登录名。")).toBeVisible();
  expect(screen.getByText("请填写密码。")).toBeVisible();
});

test("the button waits while the server decides", async () => {
  server.use(
    http.post(at("/auth/login"), async () => {
      await delay("infinite");
      return HttpResponse.json({});
    }),
  );
  const { user } = renderApp("/login");
  await logIn(user);
  await expect.poll(() => screen.getByRole("button", { name: /登录/ }).className).toContain("loading");
});

test("a system without data sends to the set-up page", async () => {
  server.use(http.get(at("/setup"), () => HttpResponse.json({ needed: true })));
  const { router } = renderApp("/login");
  expect(await screen.findByRole("heading", { name: "首次启用" })).toBeVisible();
  expect(router.state.location.pathname).toBe("/setup");
});
