import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import type { User } from "../../api/contract";
import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";

function aUser(change: Partial<User> = {}): User {
  return {
    id: 5,
    login_name: "liwenbo",
    name: "李文博",
    phone_masked: "138****1211",
    status: "active",
    must_change_password: false,
    memberships: [],
    version: 4,
    actions: ["update", "reset_password", "suspend"],
    ...change,
  };
}

const listed = (...items: User[]) =>
  http.get(at("/users"), () =>
    HttpResponse.json({
      items,
      total: items.length,
      page: 1,
      size: 20,
      actions: ["open_account", "open_deputies"],
    }),
  );

beforeEach(() => {
  beginSession(aToken(aPerson("sysadmin")));
  server.use(listed(aUser()));
});

async function fillIn(user: ReturnType<typeof renderApp>["user"]) {
  await user.click(await screen.findByRole("button", { name: "新增账号" }));
  await user.type(await screen.findByLabelText("姓名"), "王雅琴");
  await user.type(screen.getByLabelText("登录名"), "wangyq");
  const dialog = screen.getByRole("dialog", { name: "新增账号" });
  return () => user.click(within(dialog).getByRole("button", { name: "新增账号" }));
}

test("a new account's password is shown once, on a slip to print", async () => {
  server.use(http.post(at("/users"), () => HttpResponse.json({ id: 6, initial_password: "Kq7-mTz4-Ws" })));
  const { user } = renderApp("/users");
  const send = await fillIn(user);
  await send();
  const slip = await screen.findByRole("dialog", { name: "初始密码通知单" });
  await waitFor(() => expect(within(slip).getByText("Kq7-mTz4-Ws")).toBeVisible());
  expect(within(slip).getByText("王雅琴")).toBeVisible();
  expect(document.body).toHaveAttribute("data-print-area");
  await user.click(within(slip).getByRole("button", { name: "已交付，关闭" }));
  await expect.poll(() => screen.queryByText("Kq7-mTz4-Ws")).toBeNull();
  expect(document.body).not.toHaveAttribute("data-print-area");
});

test("deputies of the register get their accounts together, each with a slip", async () => {
  const slips = ["0041", "0042"].map((no) => ({
    login_name: `db${no}`,
    name: `代表${no}`,
    initial_password: `Kq7-mTz4-${no}`,
  }));
  server.use(http.post(at("/users/open-deputies"), () => HttpResponse.json({ slips, remaining: 7 })));
  const { user } = renderApp("/users");
  await user.click(await screen.findByRole("button", { name: "为代表开设账号" }));
  const dialog = await screen.findByRole("dialog", { name: "为代表开设账号" });
  await user.click(within(dialog).getByRole("button", { name: "开设" }));
  const shown = await screen.findByRole("dialog", { name: "初始密码通知单（2 份）" });
  await waitFor(() => expect(within(shown).getByText("Kq7-mTz4-0042")).toBeVisible());
  expect(within(shown).getByText(/另有 7 位代表尚无账号/)).toBeVisible();
});

test("when every deputy has an account, that is said and nothing is printed", async () => {
  server.use(http.post(at("/users/open-deputies"), () => HttpResponse.json({ slips: [], remaining: 0 })));
  const { user } = renderApp("/users");
  await user.click(await screen.findByRole("button", { name: "为代表开设账号" }));
  const dialog = await screen.findByRole("dialog", { name: "为代表开设账号" });
  await user.click(within(dialog).getByRole("button", { name: "开设" }));
  expect(await screen.findByText("名册中履职的代表都已有账号。")).toBeVisible();
  expect(document.body).not.toHaveAttribute("data-print-area");
});

test("a retry after a lost connection carries the same key, the next account another one", async () => {
  const keys: (string | null)[] = [];
  server.use(
    http.post(at("/users"), ({ request }) => {
      keys.push(request.headers.get("Idempotency-Key"));
      return keys.length === 1
        ? HttpResponse.error()
        : HttpResponse.json({ id: 6, initial_password: "Kq7-mTz4" });
    }),
  );
  const { user } = renderApp("/users");
  const send = await fillIn(user);
  await send();
  await screen.findByText("暂时无法连接服务器");
  expect(screen.getByLabelText("姓名")).toHaveValue("王雅琴");
  await send();
  await user.click(await screen.findByRole("button", { name: "已交付，关闭" }));
  const sendAnother = await fillIn(user);
  await sendAnother();
  await expect.poll(() => keys.length).toBe(3);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test("a name that is taken is told at its field", async () => {
  server.use(
    http.post(at("/users"), () =>
      refusal(422, "invalid-fields", "填写的内容有误，请按各栏提示修改后再提交。", [
        { name: "login_name", code: "taken", reason: "登录名 wangyq 已被使用，请换一个。" },
      ]),
    ),
  );
  const { user } = renderApp("/users");
  const send = await fillIn(user);
  await send();
  const field = screen.getByLabelText("登录名");
  await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
  expect(field).toHaveFocus();
  expect(field).toHaveValue("wangyq");
});

test("a suspension needs a reason, and the list follows", async () => {
  let sent: unknown;
  server.use(
    http.post(at("/users/5/suspend"), async ({ request }) => {
      sent = await request.json();
      server.use(listed(aUser({ status: "suspended", actions: ["restore"] })));
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = renderApp("/users");
  await user.click(await screen.findByRole("button", { name: "停用" }));
  const dialog = await screen.findByRole("dialog", { name: "停用“李文博”的账号？" });
  const confirm = within(dialog).getByRole("button", { name: "停用" });
  await user.click(confirm);
  expect(await within(dialog).findByText("请填写理由。")).toBeVisible();
  expect(sent).toBeUndefined();
  await user.type(within(dialog).getByLabelText("理由"), "调离原岗位");
  await user.click(confirm);
  expect(await screen.findByText("已停用")).toBeVisible();
  expect(sent).toEqual({ reason: "调离原岗位" });
});

test("a refusal stays in the dialog, with what was typed", async () => {
  server.use(http.post(at("/users/5/suspend"), () => refusal(409, "own-account", "不能停用自己的账号。")));
  const { user } = renderApp("/users");
  await user.click(await screen.findByRole("button", { name: "停用" }));
  const dialog = await screen.findByRole("dialog", { name: "停用“李文博”的账号？" });
  await user.type(within(dialog).getByLabelText("理由"), "误开");
  await user.click(within(dialog).getByRole("button", { name: "停用" }));
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("不能停用自己的账号。");
  expect(within(dialog).getByLabelText("理由")).toHaveValue("误开");
});

test("the office finds whose password it may reset, and nothing that is not its business", async () => {
  beginSession(aToken(aPerson("office")));
  server.use(
    http.get(at("/users"), () =>
      HttpResponse.json({
        items: [aUser({ actions: ["reset_password"] }), aUser({ id: 6, name: "王雅琴", actions: [] })],
        total: 2,
        page: 1,
        size: 20,
        actions: [],
      }),
    ),
  );
  renderApp("/users");
  expect(await screen.findByRole("button", { name: "重置密码：李文博" })).toBeVisible();
  expect(screen.getByText(/开设、停用账号由系统管理员办理/)).toBeVisible();
  for (const name of ["新增账号", "为代表开设账号", "停用", "重置密码：王雅琴"])
    expect(screen.queryByRole("button", { name })).toBeNull();
});

test("a wrong name is corrected with the whole phone number in view, and a refusal is told at its field", async () => {
  const sent: unknown[] = [];
  server.use(
    http.get(at("/users/5"), () =>
      HttpResponse.json({
        id: 5,
        login_name: "liwenbo",
        name: "李文博",
        phone: "13800001211",
        wechat: "",
        version: 4,
      }),
    ),
    http.put(at("/users/5"), async ({ request }) => {
      sent.push(await request.json());
      return refusal(422, "invalid-fields", "填写的内容有误。", [
        { name: "phone", code: "pattern", reason: "手机号码有误。" },
      ]);
    }),
  );
  const { user } = renderApp("/users");
  await user.click(await screen.findByRole("button", { name: "修改账号资料：李文博" }));
  const dialog = await screen.findByRole("dialog", { name: "修改账号资料：李文博" });
  const name = await within(dialog).findByLabelText("姓名");
  expect(within(dialog).getByLabelText("手机号（选填）")).toHaveValue("13800001211");
  await user.clear(name);
  await user.type(name, "李文波");
  await user.click(within(dialog).getByRole("button", { name: /保\s*存/ }));
  await waitFor(() =>
    expect(sent).toEqual([{ version: 4, name: "李文波", phone: "13800001211", wechat: "" }]),
  );
  await waitFor(() =>
    expect(within(dialog).getByLabelText("手机号（选填）")).toHaveAttribute("aria-invalid", "true"),
  );
  expect(name).toHaveValue("李文波");
});

test("role, unit and state narrow the list, and stand in the address", async () => {
  const asked: string[] = [];
  server.use(
    http.get(at("/users"), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ items: [aUser()], total: 1, page: 1, size: 20, actions: [] });
    }),
  );
  renderApp(`/users?role=clerk&unit=${encodeURIComponent("水利")}&state=locked`);
  await screen.findByText("liwenbo");
  for (const part of ["role=clerk", `unit=${encodeURIComponent("水利")}`, "state=locked"])
    expect(asked.at(-1)).toContain(part);
  expect(screen.getByText("已锁定")).toBeVisible();
});
