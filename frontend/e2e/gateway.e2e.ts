import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

import { desk, expectNoAxeViolations, login, newPage, phone, screenshot, startServer } from "./harness";

test("with a gateway a deputy chooses which notices come as text messages", async () => {
  const server = await startServer({
    database: "sqlite",
    demo: true,
    env: {
      LIANLUO_GATEWAY_URL: "http://127.0.0.1:9/texts",
      LIANLUO_GATEWAY_SECRET: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      LIANLUO_GATEWAY_NAME: "短信",
    },
  });
  const password = readFileSync(path.join(server.folder, "data/demo-password"), "utf8").trim();
  const page = await newPage(server);
  await login(page, "deputy", password);
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
}, 120_000);
