import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

import { desk, expectNoAxeViolations, login, newPage, phone, screenshot, startServer } from "./harness";

const secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const day = (after: number) => new Date(Date.now() + (8 + 24 * after) * 3_600_000).toISOString().slice(0, 10);

/** A WeChat gateway that keeps what it takes, and refuses everything until it is told to take it. */
const gateway = { takes: false, taken: [] as { kind: string; to: string; text: string; template: string }[] };
const wechat = createServer(async (request, response) => {
  let body = "";
  for await (const piece of request) body += piece;
  if (gateway.takes && body) gateway.taken.push(JSON.parse(body));
  response.writeHead(gateway.takes ? 202 : 400).end();
});
afterAll(() => void wechat.close());

test("a deputy chooses which notices come as text messages; what a gateway refuses is seen and sent again", async () => {
  await new Promise<void>((ready) => wechat.listen(0, "127.0.0.1", ready));
  const server = await startServer({
    database: "sqlite",
    demo: true,
    env: {
      LIANLUO_SMS_URL: "http://127.0.0.1:9/texts",
      LIANLUO_SMS_SECRET: secret,
      LIANLUO_WECHAT_URL: `http://127.0.0.1:${(wechat.address() as AddressInfo).port}/wechat`,
      LIANLUO_WECHAT_SECRET: secret,
      LIANLUO_WECHAT_NAME: "政务微信",
    },
  });
  const password = readFileSync(path.join(server.folder, "data/demo-password"), "utf8").trim();
  const enter = async (who: string) => {
    const page = await newPage(server);
    await login(page, who, password);
    return page;
  };

  const page = await enter("deputy");
  await page.goto("/me/settings");
  const texts = page.getByRole("region", { name: "短信" });
  await texts.getByText(/发送至 129\*{4}\d{4}/).waitFor();
  const news = texts.getByRole("radiogroup", { name: "“进展”的短信" });
  await news.getByRole("radio", { name: "不发短信" }).check();
  await page.getByText("提醒方式已保存。").waitFor();
  await page.reload();
  await expect.poll(() => news.getByRole("radio", { name: "不发短信" }).isChecked()).toBe(true);
  const mails = page.getByRole("radiogroup", { name: "“进展”的邮件" });
  expect(await mails.getByRole("radio", { name: "每日汇总" }).isChecked()).toBe(true);
  for (const [size, viewport] of Object.entries({ desk, phone })) {
    await page.setViewportSize(viewport);
    await expectNoAxeViolations(page);
    await screenshot(page, `gateway-settings-${size}`, { fullPage: true });
  }

  // Messages go out at any hour of today and tomorrow.
  const head = await enter("head");
  await head.goto("/rules/edit");
  await head.getByLabel("提醒时段开始").fill("00:00");
  await head.getByLabel("提醒时段结束").fill("23:59");
  await head.getByLabel("修订说明").fill("全天发送提醒");
  await head.getByRole("button", { name: "查看改动并发布" }).click();
  await head.getByRole("button", { name: /^发\s*布$/ }).click();
  await head.waitForURL(/\/rules$/);
  const call = async (who: string, method: string, address: string, body?: object) => {
    const ask = (route: string, token: string, method: string, body?: object) =>
      fetch(`${server.url}/api/v1${route}`, {
        method,
        headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
        body: body && JSON.stringify(body),
      }).then((answer) => answer.json());
    const { access_token } = await ask("/auth/login", "", "POST", { login_name: who, password });
    return ask(address, access_token, method, body);
  };
  const { version } = await call("office", "GET", "/calendar");
  const days = [0, 1].map((after) => ({ date: day(after), kind: "workday", name: "演练" }));
  await call("office", "POST", "/calendar", { base_version: version, days, years: [] });

  const signer = await enter("signer");
  await signer.goto("/me/settings");
  const own = signer.getByRole("region", { name: "政务微信" });
  await own.getByLabel("微信账号").fill("yunling-signer");
  await own.getByRole("button", { name: /保\s*存/ }).click();
  await signer.getByText("微信账号已保存。").waitFor();
  await own
    .getByRole("radiogroup", { name: "“进展”的政务微信" })
    .getByRole("radio", { name: "逐条发送" })
    .check();
  await signer.getByText("提醒方式已保存。").waitFor();
  for (const [size, viewport] of Object.entries({ desk, phone })) {
    await signer.setViewportSize(viewport);
    await expectNoAxeViolations(signer);
    await screenshot(signer, `gateway-wechat-${size}`, { fullPage: true });
  }
  const { principals } = await call("signer", "GET", "/substitutions");
  await call("signer", "POST", "/substitutions", {
    principal_id: principals[0].membership_id,
    user_id: principals[0].candidates[0].user_id,
    starts_on: day(0),
    ends_on: day(1),
  });

  const administrator = await enter("sysadmin");
  const failed = administrator.getByRole("row").filter({ hasText: "yu***er" });
  const shows = (text: string) =>
    expect
      .poll(
        async () => {
          await administrator.goto("/mails?channel=wechat");
          await administrator
            .getByRole("heading", { level: 1, name: "邮件、短信和政务微信发送记录" })
            .waitFor();
          await failed
            .first()
            .waitFor({ timeout: 2_000 })
            .catch(() => {});
          return failed.filter({ hasText: text }).count();
        },
        { timeout: 90_000, interval: 3_000 },
      )
      .toBe(1);
  await shows("发送失败");
  await failed.getByText("网关没有接收（服务器代码 400）").waitFor();
  for (const [size, viewport] of Object.entries({ phone, desk })) {
    await administrator.setViewportSize(viewport);
    await expectNoAxeViolations(administrator);
    await screenshot(administrator, `gateway-log-${size}`, { fullPage: true });
  }
  gateway.takes = true;
  await failed.getByRole("button", { name: /的政务微信/ }).click();
  await administrator.getByText(/1 条已重新排队/).waitFor();
  await shows("已送交网关");
  expect(gateway.taken.map(({ kind, to, template }) => ({ kind, to, template }))).toEqual([
    { kind: "wechat", to: "yunling-signer", template: "substitute.named" },
  ]);
}, 300_000);
