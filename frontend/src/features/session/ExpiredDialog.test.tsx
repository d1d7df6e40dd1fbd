import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import { accessToken, beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";

const person = aPerson("sysadmin");
const ended = () => refusal(401, "session-ended", "登录已失效，请重新登录。");

/** Opens the form for a new account, fills it in, and lets the log-in end before it is sent. */
async function sendAfterTheEnd() {
  server.use(
    http.get(at("/users"), () =>
      HttpResponse.json({ items: [], total: 0, page: 1, size: 20, actions: ["open_account"] }),
    ),
    http.post(at("/users"), ended),
    http.post(at("/auth/refresh"), ended),
  );
  beginSession(aToken(person));
  const shown = renderApp("/users");
  await shown.user.click(await screen.findByRole("button", { name: "新增账号" }));
  await shown.user.type(await screen.findByLabelText("姓名"), "李文博");
  await shown.user.type(screen.getByLabelText("登录名"), "liwenbo");
  const form = screen.getByRole("dialog", { name: "新增账号" });
  await shown.user.click(within(form).getByRole("button", { name: "新增账号" }));
  return shown;
}

test("a log-in that ends over an open form asks for the password and loses nothing", async () => {
  const { user } = await sendAfterTheEnd();
  server.use(http.post(at("/auth/login"), () => HttpResponse.json(aToken(person, "token-9"))));
  const dialog = await screen.findByRole("dialog", { name: "登录已失效" });
  await user.type(within(dialog).getByLabelText("密码"), "right-one");
  await user.click(within(dialog).getByRole("button", { name: "继续" }));
  await expect.poll(accessToken).toBe("token-9");
  expect(screen.getByLabelText("姓名")).toHaveValue("李文博");
  expect(screen.getByLabelText("登录名")).toHaveValue("liwenbo");
});

test("another person starts afresh", async () => {
  const { user, router } = await sendAfterTheEnd();
  const dialog = await screen.findByRole("dialog", { name: "登录已失效" });
  await user.click(within(dialog).getByRole("button", { name: "换一个账号登录" }));
  expect(await screen.findByRole("heading", { name: "登录" })).toBeVisible();
  expect(router.state.location.state).toEqual({ from: undefined });
});
