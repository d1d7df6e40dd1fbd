import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";

const token = (change: object) => ({
  id: 1,
  name: "市财政局办公系统",
  scopes: ["read:suggestions"],
  person_name: "周敏",
  login_name: "clerk",
  role: "clerk",
  unit_name: "市财政局",
  created_at: "2026-03-02T02:00:00Z",
  expires_at: "2026-06-01T16:00:00Z",
  state: "active",
  ...change,
});

const page = (...items: object[]) => HttpResponse.json({ items, total: items.length, page: 1, size: 50 });

test("a token is made with a purpose, scopes and the password, and shown once", async () => {
  beginSession(aToken(aPerson("clerk")));
  let sent: Record<string, unknown> = {};
  let attempts = 0;
  server.use(
    http.get(at("/auth/tokens"), () => page()),
    http.post(at("/auth/tokens"), async ({ request }) => {
      sent = (await request.json()) as Record<string, unknown>;
      attempts += 1;
      return attempts === 1
        ? refusal(422, "invalid-fields", "填写的内容有误。", [
            { name: "current_password", code: "wrong", reason: "当前密码不正确，请重新输入。" },
          ])
        : HttpResponse.json({ id: 1, token: "lla_1_verysecret" });
    }),
  );
  const { user } = renderApp("/me/tokens");
  expect(await screen.findByText("还没有接口令牌")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "生成令牌" }));
  const dialog = await screen.findByRole("dialog", { name: "生成令牌" });
  await user.type(within(dialog).getByLabelText("用途"), "市财政局办公系统");
  await user.click(within(dialog).getByRole("checkbox", { name: /读建议/ }));
  await user.click(within(dialog).getByRole("checkbox", { name: /填办理/ }));
  await user.type(within(dialog).getByLabelText("当前密码"), "wrong");
  await user.click(within(dialog).getByRole("button", { name: "生成令牌" }));
  expect((await within(dialog).findAllByText("当前密码不正确，请重新输入。")).length).toBeGreaterThan(0);
  await user.click(within(dialog).getByRole("button", { name: "生成令牌" }));
  expect(await screen.findByRole("textbox", { name: "令牌已生成" })).toHaveValue("lla_1_verysecret");
  expect(sent).toMatchObject({ name: "市财政局办公系统", scopes: ["read:suggestions", "write:handling"] });
  await user.click(screen.getByRole("button", { name: "已妥善保存" }));
  expect(screen.queryByRole("textbox", { name: "令牌已生成" })).not.toBeInTheDocument();
});

test("a token is renewed with the password, and the former secret holds on as chosen", async () => {
  beginSession(aToken(aPerson("clerk")));
  let sent: unknown;
  let former: string | undefined;
  server.use(
    http.get(at("/auth/tokens"), () =>
      page(token({ former_until: former }), token({ id: 2, name: "旧系统", state: "expired" })),
    ),
    http.post(at("/auth/tokens/:id/rotate"), async ({ request, params }) => {
      sent = { id: params.id, ...((await request.json()) as object) };
      former = "2026-03-03T02:00:00Z";
      return HttpResponse.json({ id: 1, token: "lla_1_fresh" });
    }),
  );
  const { user } = renderApp("/me/tokens");
  expect(await screen.findByText("旧系统")).toBeVisible();
  const renew = screen.getAllByRole("button", { name: /更\s*换/ });
  expect(renew).toHaveLength(1);
  await user.click(renew[0] as HTMLElement);
  const dialog = await screen.findByRole("dialog", { name: "更换“市财政局办公系统”？" });
  await user.click(within(dialog).getByRole("radio", { name: "一小时后停用" }));
  await user.type(within(dialog).getByLabelText("当前密码"), "secret");
  await user.click(within(dialog).getByRole("button", { name: /更\s*换/ }));
  expect(await screen.findByRole("textbox", { name: "令牌已生成" })).toHaveValue("lla_1_fresh");
  expect(sent).toEqual({ id: "1", overlap_hours: 1, current_password: "secret" });
  await user.click(screen.getByRole("button", { name: "已妥善保存" }));
  expect(await screen.findByText("旧令牌有效至 2026年3月3日 10:00")).toBeVisible();
});

test("the system administrator sees whose tokens there are and revokes one", async () => {
  beginSession(aToken(aPerson("sysadmin")));
  let revoked = "";
  server.use(
    http.get(at("/api-tokens"), () =>
      page(
        token({}),
        token({ id: 2, name: "旧系统", state: "expired" }),
        token({ id: 3, name: "试用", state: "revoked" }),
      ),
    ),
    http.delete(at("/api-tokens/:id"), ({ params }) => {
      revoked = String(params.id);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = renderApp("/tokens");
  const row = (await screen.findByText("市财政局办公系统")).closest("tr") as HTMLElement;
  expect(within(row).getByText("承办单位经办人 · 市财政局")).toBeVisible();
  expect(within(row).getByText("clerk")).toBeVisible();
  const buttons = (name: string) =>
    within(screen.getByText(name).closest("tr") as HTMLElement).queryAllByRole("button", { name: /撤\s*销/ });
  expect([buttons("市财政局办公系统").length, buttons("旧系统").length, buttons("试用").length]).toEqual([
    1, 1, 0,
  ]);
  await user.click(within(row).getByRole("button", { name: /撤\s*销/ }));
  const dialog = await screen.findByRole("dialog", { name: "撤销“市财政局办公系统”？" });
  await user.click(within(dialog).getByRole("button", { name: /撤\s*销/ }));
  expect(await screen.findByText("已撤销。")).toBeVisible();
  expect(revoked).toBe("1");
});

const webhook = (change: object) => ({
  id: 3,
  name: "政府督查系统",
  url: "https://oa.example/hooks",
  topics: ["suggestion.assign", "suggestion.close"],
  state: "active",
  reason: "",
  created_at: "2026-03-02T02:00:00Z",
  version: 4,
  ...change,
});

const webhooks = (available: boolean, ...items: object[]) =>
  HttpResponse.json({
    items,
    topics: ["suggestion.assign", "suggestion.close", "upward.conclude"],
    available,
  });

test("an endpoint is added and its secret is shown once", async () => {
  beginSession(aToken(aPerson("sysadmin")));
  let sent: unknown;
  server.use(
    http.get(at("/webhooks"), () => webhooks(true)),
    http.post(at("/webhooks"), async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ webhook: webhook({}), secret: "whsec_dGVzdA==" });
    }),
  );
  const { user } = renderApp("/webhooks");
  await user.click(await screen.findByRole("button", { name: "新建推送地址" }));
  const dialog = await screen.findByRole("dialog", { name: "新建推送地址" });
  await user.type(within(dialog).getByLabelText("系统名称"), "政府督查系统");
  await user.type(within(dialog).getByLabelText("网址"), "https://oa.example/hooks");
  await user.click(within(dialog).getByRole("checkbox", { name: /^交办/ }));
  await user.click(within(dialog).getByRole("button", { name: /保\s*存/ }));
  expect(await screen.findByRole("textbox", { name: "签名密钥" })).toHaveValue("whsec_dGVzdA==");
  expect(sent).toEqual({
    name: "政府督查系统",
    url: "https://oa.example/hooks",
    topics: ["suggestion.assign"],
  });
});

test("an endpoint that fails says so, and one that was turned off says why", async () => {
  beginSession(aToken(aPerson("sysadmin")));
  server.use(
    http.get(at("/webhooks"), () =>
      webhooks(
        true,
        webhook({ failing_since: "2026-03-02T02:00:00Z" }),
        webhook({ id: 4, name: "旧系统", state: "disabled", reason: "gone" }),
      ),
    ),
  );
  renderApp("/webhooks");
  expect(await screen.findByText(/自 2026年3月2日 10:00 起推送未成功/)).toBeVisible();
  expect(screen.getByText(/不再接收（410）/)).toBeVisible();
  expect(screen.getAllByRole("button", { name: "发送测试" })).toHaveLength(1);
});

test("a server without networks for webhooks says how to open them", async () => {
  beginSession(aToken(aPerson("sysadmin")));
  server.use(http.get(at("/webhooks"), () => webhooks(false)));
  renderApp("/webhooks");
  expect(await screen.findByText(/LIANLUO_WEBHOOK_NETWORKS/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "新建推送地址" })).not.toBeInTheDocument();
});

test("the log says what became of each message, and one is sent again", async () => {
  beginSession(aToken(aPerson("sysadmin")));
  const message = (change: object) => ({
    id: 1,
    message_id: "msg_1",
    topic: "suggestion.assign",
    state: "sent",
    attempts: 1,
    replays: 0,
    status: 204,
    reason: "",
    created_at: "2026-03-02T02:00:00Z",
    ...change,
  });
  let replayed = "";
  server.use(
    http.get(at("/webhooks"), () => webhooks(true, webhook({}))),
    http.get(at("/webhooks/3/messages"), () =>
      page(
        message({ id: 9, state: "failed", status: 500, reason: "refused", attempts: 10 }),
        message({ id: 8, message_id: "msg_2", state: "sent", replays: 2, topic: "webhook.test" }),
      ),
    ),
    http.post(at("/webhook-messages/:id/replay"), ({ params }) => {
      replayed = String(params.id);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = renderApp("/webhooks/3");
  expect(await screen.findByRole("heading", { name: "推送记录：政府督查系统" })).toBeVisible();
  const row = (await screen.findByText("对方没有接受")).closest("tr") as HTMLElement;
  expect(within(row).getByText("对方返回 500")).toBeVisible();
  expect(screen.getByText("补发 2 次")).toBeVisible();
  await user.click(within(row).getByRole("button", { name: /补\s*发/ }));
  expect(await screen.findByText("已排队补发。")).toBeVisible();
  expect(replayed).toBe("9");
});
