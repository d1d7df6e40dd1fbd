import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import { login, newPage, phone, type Server, screenshot, startServer } from "./harness";

let server: Server;
let password: string;

beforeAll(async () => {
  server = await startServer({ database: "sqlite", demo: true });
  password = readFileSync(path.join(server.folder, "data/demo-password"), "utf8").trim();
});

test("what is written without a connection is there after the connection is back and the page is loaded anew", async () => {
  const page = await newPage(server, phone);
  await login(page, "deputy", password);
  await begin(page, "关于增设公交首末站遮阳棚的建议");
  await page.context().setOffline(true);
  await page.getByLabel("情况").fill("北苑公交首末站候车区没有遮阳设施，夏季午后候车者暴晒。");
  await page.getByLabel("第 1 项", { exact: true }).fill("在北苑首末站加装遮阳棚。");
  await page.getByText("未能保存，内容已留在本机").waitFor();
  await screenshot(page, "editor-offline");

  await page.context().setOffline(false);
  await page.getByText(/已保存 \d/).waitFor();
  await page.reload();
  await page.getByLabel("情况").waitFor();
  expect(await page.getByLabel("标题", { exact: true }).inputValue()).toBe("关于增设公交首末站遮阳棚的建议");
  expect(await page.getByLabel("情况").inputValue()).toContain("夏季午后候车者暴晒");
  expect(await page.getByLabel("第 1 项", { exact: true }).inputValue()).toBe("在北苑首末站加装遮阳棚。");
});

test("what is written without a connection survives the closing of the page", async () => {
  const page = await newPage(server, phone);
  await login(page, "deputy", password);
  await begin(page, "关于改善老城区雨后积水的建议");
  const place = new URL(page.url()).pathname;
  await page.context().setOffline(true);
  await page.getByLabel("分析").fill("雨水管网管径偏小，暴雨时排水不畅。");
  await page.getByText("未能保存，内容已留在本机").waitFor();
  await page.close();

  const again = await page.context().newPage();
  await again.context().setOffline(false);
  await again.goto(place);
  await again.getByText("本机留有未保存的内容").waitFor();
  await screenshot(again, "editor-restore");
  await again.getByRole("button", { name: "使用本机内容" }).click();
  expect(await again.getByLabel("分析").inputValue()).toBe("雨水管网管径偏小，暴雨时排水不畅。");
  await again.getByText(/已保存 \d/).waitFor();
});

test("a server that is killed and started again still has the draft that it acknowledged", async () => {
  const page = await newPage(server, phone);
  await login(page, "deputy", password);
  await begin(page, "关于规范小区电动自行车充电的建议");
  const place = new URL(page.url()).pathname;
  await server.kill();
  await page.getByLabel("情况").fill("飞线充电时有发生。");
  await page.getByText("未能保存，内容已留在本机").waitFor();
  await server.restart();
  await page.getByRole("button", { name: "立即保存" }).click();
  await page.getByText(/已保存 \d/).waitFor();
  await server.kill();
  await server.restart();

  const other = await newPage(server);
  await login(other, "deputy", password);
  await other.goto(place);
  await other.getByLabel("情况").waitFor();
  expect(await other.getByLabel("标题", { exact: true }).inputValue()).toBe(
    "关于规范小区电动自行车充电的建议",
  );
  expect(await other.getByLabel("情况").inputValue()).toBe("飞线充电时有发生。");
});

/** Begins a draft and waits until the server has it: then it has an address of its own. */
async function begin(page: Page, title: string) {
  await page.goto("/suggestions/new");
  await page.getByLabel("标题", { exact: true }).fill(title);
  await page.waitForURL(/\/suggestions\/\d+\/edit$/);
  await page.getByText(/已保存 \d/).waitFor();
}
