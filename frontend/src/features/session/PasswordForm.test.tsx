import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";

beforeEach(() => beginSession(aToken(aPerson("deputy", { must_change_password: true }))));

async function change(user: ReturnType<typeof renderApp>["user"], next: string, repeat = next) {
  await user.type(await screen.findByLabelText("当前密码"), "initial-1");
  await user.type(screen.getByLabelText("新密码"), next);
  await user.type(screen.getByLabelText("再次输入新密码"), repeat);
  await user.click(screen.getByRole("button", { name: "修改密码" }));
}

test("an initial password has to be changed before anything else is shown", async () => {
  let sent: unknown;
  server.use(
    http.post(at("/auth/password"), async ({ request }) => {
      sent = await request.json();
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = renderApp("/notices");
  expect(await screen.findByRole("heading", { name: "请先修改密码" })).toBeVisible();
  expect(screen.queryByRole("navigation")).toBeNull();
  await change(user, "Better-2026-one");
  expect(await screen.findByRole("heading", { level: 1, name: "消息" })).toBeVisible();
  expect(sent).toEqual({ current_password: "initial-1", new_password: "Better-2026-one" });
});

test("the server's reason stands at the field that it names, and what was typed stays", async () => {
  server.use(
    http.post(at("/auth/password"), () =>
      refusal(422, "invalid-fields", "填写的内容有误，请按各栏提示修改后再提交。", [
        { name: "new_password", code: "too-weak", reason: "新密码过于简单，请加入数字或符号。" },
      ]),
    ),
  );
  const { user } = renderApp("/");
  await change(user, "onlyletters");
  const field = await screen.findByLabelText("新密码");
  await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getAllByText("新密码过于简单，请加入数字或符号。").length).toBeGreaterThan(0);
  expect(field).toHaveValue("onlyletters");
  expect(screen.getByLabelText("当前密码")).toHaveValue("initial-1");
});

test("two different new passwords are not sent", async () => {
  const { user } = renderApp("/");
  await change(user, "Better-2026-one", "Better-2026-two");
  expect(await screen.findByText("两次输入的新密码不一致。")).toBeVisible();
});
