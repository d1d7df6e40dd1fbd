import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { desk, expectNoAxeViolations, login, newPage, phone, screenshot, startServer } from "./harness";
import { client, listen, readBody, startProvider } from "./provider";

const password = "Shanqing-2046-mu";
const administrator = (login_name: string, name: string) => ({ login_name, name, password });

/** Takes a page's picture at a desk and on a phone. */
async function looks(page: Page, name: string) {
  for (const [size, viewport] of Object.entries({ desk, phone })) {
    await page.setViewportSize(viewport);
    // A button that still waits for its answer is paler than it may stay.
    await page.waitForFunction(() => !document.querySelector(".ant-btn-loading"));
    await expectNoAxeViolations(page);
    await screenshot(page, `connections-${name}-${size}`);
  }
  await page.setViewportSize(desk);
}

test("a person links an identity and logs in by it; an identity that is not linked stays outside", async () => {
  const provider = await startProvider();
  const server = await startServer({
    database: "sqlite",
    env: (url) => ({
      LIANLUO_PUBLIC_URL: url,
      LIANLUO_OIDC_ISSUER: provider.url,
      LIANLUO_OIDC_CLIENT_ID: client.id,
      LIANLUO_OIDC_CLIENT_SECRET: client.secret,
      LIANLUO_OIDC_NAME: "政务登录",
    }),
  });
  const setUp = await fetch(`${server.url}/api/v1/setup`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      congress: { name: "云岭市人民代表大会", level: "municipal" },
      administrators: {
        sysadmin: administrator("admin-system", "任一鸣"),
        secadmin: administrator("admin-security", "柏若兰"),
        auditor: administrator("admin-audit", "苏景行"),
      },
    }),
  });
  expect(setUp.status).toBe(204);

  const page = await newPage(server);
  await page.goto("/login");
  const enter = page.getByRole("button", { name: "用政务登录登录" });
  await enter.waitFor();
  await looks(page, "login");
  await enter.click();
  await page.getByRole("link", { name: "确认登录" }).click();
  await page.waitForURL("**/login?oidc=oidc-unlinked");
  await page.getByText("还没有关联本系统的账号").waitFor();
  await looks(page, "unlinked");

  await login(page, "admin-system", password);
  await page.goto("/me/security");
  await page.getByRole("button", { name: "关联政务登录" }).click();
  const dialog = page.getByRole("dialog", { name: "关联政务登录" });
  await dialog.getByLabel("当前密码").fill(password);
  await dialog.getByRole("button", { name: "关联政务登录" }).click();
  await page.getByRole("link", { name: "确认登录" }).click();
  await page.waitForURL("**/me/security");
  await page.getByText(`已关联 ${provider.url}`).waitFor();
  await looks(page, "linked");

  const other = await newPage(server);
  await other.goto("/login");
  await other.getByRole("button", { name: "用政务登录登录" }).click();
  await other.getByRole("link", { name: "确认登录" }).click();
  await other.waitForURL("**/users");
  await other.reload();
  await other.getByRole("banner").getByRole("button", { name: "任一鸣" }).waitFor();

  await page.getByRole("button", { name: "解除关联" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "解除关联" }).click();
  await page.getByText("已解除关联").waitFor();
  provider.close();
});

test("a system is told what happens, and another one reads by a token until it is revoked", async () => {
  const told: { id: string; valid: boolean }[] = [];
  let secret = "";
  const receiver = createServer((request, response) => {
    readBody(request).then((body) => {
      const id = String(request.headers["webhook-id"]);
      const key = Buffer.from(secret.replace("whsec_", ""), "base64");
      const signed = `${id}.${request.headers["webhook-timestamp"]}.${body}`;
      const wanted = `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
      told.push({ id, valid: request.headers["webhook-signature"] === wanted });
      response.writeHead(204).end();
    });
  });
  const address = await listen(receiver);
  const server = await startServer({
    database: "sqlite",
    demo: true,
    env: { LIANLUO_WEBHOOK_NETWORKS: "127.0.0.0/8" },
  });
  const demoPassword = readFileSync(path.join(server.folder, "data/demo-password"), "utf8").trim();

  const page = await newPage(server);
  await login(page, "sysadmin", demoPassword);
  await page.goto("/webhooks");
  await page.getByText("还没有推送地址").waitFor();
  await page.getByRole("button", { name: "新建推送地址" }).click();
  await page.getByLabel("系统名称").fill("市政府督查系统");
  await page.getByLabel("网址").fill(`${address}/hooks`);
  for (const topic of ["交办", "签收", "答复送达代表", "办结"])
    await page.getByRole("checkbox", { name: new RegExp(`^${topic} suggestion`) }).check();
  await looks(page, "webhook-form");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /保\s*存/ })
    .click();
  secret = await page.getByRole("textbox", { name: "签名密钥" }).inputValue();
  expect(secret).toMatch(/^whsec_/);
  await looks(page, "webhook-secret");
  await page.getByRole("button", { name: "已妥善保存" }).click();
  await page.getByRole("button", { name: "发送测试" }).click();
  await looks(page, "webhooks");
  await page.getByRole("link", { name: "推送记录" }).click();
  await page.getByText("已送达").waitFor({ timeout: 40_000 });
  await looks(page, "webhook-log");
  expect(told).toEqual([{ id: expect.stringMatching(/^msg_/), valid: true }]);

  const clerk = await newPage(server);
  await login(clerk, "clerk", demoPassword);
  await clerk.goto("/me/security");
  await clerk.getByRole("link", { name: "管理接口令牌" }).click();
  await clerk.getByRole("button", { name: "生成令牌" }).click();
  const dialog = clerk.getByRole("dialog", { name: "生成令牌" });
  await dialog.getByLabel("用途").fill("市财政局办公系统");
  await dialog.getByRole("checkbox", { name: /^读建议/ }).check();
  await dialog.getByRole("checkbox", { name: /^填办理/ }).check();
  await dialog.getByLabel("当前密码").fill(demoPassword);
  await looks(clerk, "token-form");
  await dialog.getByRole("button", { name: "生成令牌" }).click();
  const token = await clerk.getByRole("textbox", { name: "令牌已生成" }).inputValue();
  await clerk.getByRole("button", { name: "已妥善保存" }).click();
  await looks(clerk, "tokens");
  const ask = async (route: string) =>
    (await fetch(`${server.url}/api/v1${route}`, { headers: { Authorization: `Bearer ${token}` } })).status;
  expect(await ask("/assignments")).toBe(200);
  expect(await ask("/auth/me")).toBe(403);

  await page.goto("/tokens");
  await looks(page, "all-tokens");
  await page.getByRole("button", { name: /撤\s*销/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /撤\s*销/ })
    .click();
  await page.getByText("已撤销。").waitFor();
  expect(await ask("/assignments")).toBe(401);
  receiver.close();
});
