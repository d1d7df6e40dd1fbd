import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import {
  desk,
  expectNoAxeViolations,
  login,
  newPage,
  phone,
  type Server,
  screenshot,
  startServer,
} from "./harness";

let server: Server;
let password: string;

beforeAll(async () => {
  server = await startServer({ database: "sqlite", demo: true });
  password = readFileSync(path.join(server.folder, "data/demo-password"), "utf8").trim();
});

/** The first clock of a preview whose date changes: the suggestion, and its old and new dates. */
async function firstMove(page: Page) {
  const cells = page.getByRole("dialog").getByRole("row").nth(1).locator("th, td");
  const [item, , from, to] = await cells.allTextContents();
  return { item: item ?? "", from: from ?? "", to: to ?? "" };
}

/** The next working day that is no holiday, from tomorrow, as the calendar shows it. */
async function coming(page: Page, after: number): Promise<string> {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());
  const at = new Date(`${today}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + after);
  await page.goto(`/rules?year=${at.getUTCFullYear()}`);
  return at.toISOString().slice(0, 10);
}

test("the office makes a run of days free, sees which dates move, and the dates are those", async () => {
  const page = await newPage(server, desk);
  await login(page, "office", password);
  const from = await coming(page, 1);
  const to = new Date(Date.parse(`${from}T00:00:00Z`) + 20 * 86_400_000).toISOString().slice(0, 10);
  await page.getByRole("button", { name: "修改日历" }).click();
  await page.getByRole("button", { name: "设置一段日期" }).click();
  await page.getByLabel("从", { exact: true }).fill(from);
  await page.getByLabel("到", { exact: true }).fill(to);
  await page.getByRole("textbox", { name: "名称" }).fill("防汛停工");
  await page.getByRole("button", { name: "加入改动" }).click();
  await page.getByText("待保存的改动（21）").waitFor();
  await page.getByRole("button", { name: "查看影响并保存" }).click();
  await page.getByText(/其中 \d+ 项的到期日改变/).waitFor();
  await expectNoAxeViolations(page);
  const move = await firstMove(page);
  expect(move.to).not.toBe(move.from);
  await page.getByRole("button", { name: "保存并重新计算" }).click();
  await page.getByText(/日历已保存/).waitFor();
  await page.getByRole("button", { name: "修改日历" }).waitFor();
  await expectNoAxeViolations(page);

  await page.getByRole("button", { name: "修改日历" }).click();
  await page.getByRole("button", { name: "设置一段日期" }).click();
  await page.getByLabel("从", { exact: true }).fill(from);
  await page.getByLabel("到", { exact: true }).fill(to);
  await page.getByRole("radio", { name: "恢复原有安排" }).check();
  await page.getByRole("button", { name: "加入改动" }).click();
  await page.getByRole("button", { name: "查看影响并保存" }).click();
  await page.getByText(/其中 \d+ 项的到期日改变/).waitFor();
  const back = page.getByRole("dialog").getByRole("row").filter({ hasText: move.item }).first();
  expect((await back.allTextContents()).join()).toContain(`${move.to}${move.from}`);
  await page.context().close();
});

test("a day is found and set with the keys alone, on a phone by touch, and axe finds nothing", async () => {
  const page = await newPage(server, desk);
  await login(page, "head", password);
  const day = await coming(page, 2);
  await page.getByRole("button", { name: "修改日历" }).press("Enter");
  await page.locator(`[data-date="${day.slice(0, 4)}-01-01"]`).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.getByRole("textbox", { name: "名称" }).fill("地方节日");
  await page.keyboard.press("Enter");
  await page.getByText("待保存的改动（1）").waitFor();
  expect(await page.locator(`[data-date="${day.slice(0, 4)}-01-09"]`).textContent()).toContain("待保存");
  await expectNoAxeViolations(page);
  await page.context().close();

  const small = await newPage(server, phone);
  await login(small, "office", password);
  await coming(small, 2);
  await small.getByRole("button", { name: "修改日历" }).tap();
  await small.locator(`[data-date="${day}"]`).tap();
  await small.getByRole("dialog").waitFor();
  await expectNoAxeViolations(small);
  await screenshot(small, "calendar-day-phone");
  await small.context().close();
});

test("a new version of the rules is looked at, published and listed", async () => {
  const page = await newPage(server, desk);
  await login(page, "head", password);
  await page.goto("/rules/edit");
  await page.getByRole("spinbutton", { name: "承办单位签收：数量" }).fill("2");
  await page.getByLabel("修订说明").fill("常委会第三次会议通过");
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "查看改动并发布" }).click();
  await page.getByRole("rowheader", { name: "办理期限 · 承办单位签收 · 时长" }).waitFor();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  await page.waitForURL(/\/rules$/);
  await page.getByRole("button", { name: "历次版本" }).click();
  await page.getByRole("row").filter({ hasText: "常委会第三次会议通过" }).getByText("现行").waitFor();
  await page.getByRole("rowheader", { name: "办理期限 · 承办单位签收 · 时长" }).waitFor();
  await expectNoAxeViolations(page);
  await page.goto("/print/rules");
  await page.getByRole("heading", { name: "代表建议办理规则" }).first().waitFor();
  await screenshot(page, "rules-paper", { fullPage: true });
  await page.context().close();
});
