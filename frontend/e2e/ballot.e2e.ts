import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { act, look, scan, words } from "./acting";
import { desk, expectNoAxeViolations, illustrate, phone, screenshot } from "./harness";
import { Story } from "./story";

const title = "第四次会议代表建议办理满意度测评";

/** How each of three papers is filled in, row by row. */
const papers = [
  ["满意", "满意", "不满意"],
  ["满意", "基本满意", "弃权"],
  ["不满意", "满意", undefined],
];

test("the office holds a ballot at a meeting: cards, three voters on their phones, the hall's screen, result and recount", async () => {
  const story = await Story.begin();
  const office = await story.page("office", desk);
  await office.goto("/todo");
  await office.getByRole("link", { name: "民主测评", exact: true }).click();
  await office.getByRole("link", { name: /代表建议办理工作满意度民主测评/ }).waitFor();
  await look(office, "ballots");
  await prepare(office);
  const place = new URL(office.url()).pathname;
  await office.getByText("草稿，尚未开始投票。").waitFor();

  const codes = await makeCards(office, 5);
  const early = await story.visitor(phone);
  await early.goto(`/b#${codes[0]}`);
  await early.getByText("投票还没有开始。", { exact: false }).waitFor();
  await act(office, "开始投票", "开始投票");
  await office.getByText("有效需要 3 票，还差 3 票").waitFor();

  const hall = await story.again("office", desk);
  await hall.goto(`${place}/hall`);
  const turnout = hall.getByRole("region", { name: "投票进度" });
  await turnout.getByText("正在投票").waitFor();
  await look(hall, "ballot-hall-empty");

  await votes(early, 0);
  await turnout.getByText("有效需要 3 票，还差 2 票").waitFor();
  for (const voter of [1, 2]) {
    const page = await story.visitor(phone);
    if (voter === 1) await page.goto(`/b#${codes[voter]}`);
    else await types(page, codes[voter] ?? "");
    await votes(page, voter);
  }
  await turnout.getByText("已达到规定的 3 票").waitFor();
  await look(hall, "ballot-hall");
  await fits(hall);
  expect(await hall.getByText(/不满意|基本满意/).count(), "the hall sees no result before the end").toBe(0);

  await early.goto("/b");
  await early.goto(`/b#${codes[0]}`);
  await early.getByRole("heading", { name: "已经投过票" }).waitFor();
  await look(early, "ballot-paper-again-phone");

  await office.reload();
  await office.getByText("已达到规定的 3 票").waitFor();
  await look(office, "ballot-open", true);
  expect(await office.getByRole("region", { name: "测评结果" }).count()).toBe(0);
  await act(office, "结束投票并计票", "结束投票并计票");
  await office.getByRole("region", { name: "测评结果" }).waitFor();
  await office.getByText("其中有效 3 票，无效 0 票。", { exact: false }).waitFor();
  const delivered = expect.stringMatching(/^(— 0 \/ 0|\d+\.\d\d% \d+ \/ [1-9]\d*)$/);
  expect(await rowsOf(office)).toEqual([
    ["2 66.67%", "0 0.00%", "1 33.33%", "0 0.00%", "66.67% 2 / 3", delivered],
    ["2 66.67%", "1 33.33%", "0 0.00%", "0 0.00%", "100.00% 3 / 3", delivered],
    ["0 0.00%", "0 0.00%", "1 33.33%", "2 66.67%", "0.00% 0 / 3", delivered],
  ]);
  await office.getByRole("button", { name: "重新计票" }).click();
  const outcome = office.getByRole("list", { name: "核对结果" });
  await outcome.getByText("3 张选票与封存时完全相同。").waitFor();
  await outcome.getByText("重新计票的结果与封存的结果相同。").waitFor();
  await outcome.getByText("3 个已投标记，正好 3 张选票。").waitFor();
  await look(office, "ballot-closed", true);
  await illustrate(office, "ballot");

  const [file] = await Promise.all([
    office.waitForEvent("download"),
    office.getByRole("button", { name: "下载全部选票" }).click(),
  ]);
  const bytes = readFileSync(await file.path());
  const hash = createHash("sha256").update(bytes).digest("hex");
  await office.getByText(hash, { exact: true }).waitFor();
  expect(bytes.toString("utf8").trim().split("\n").slice(1).sort()).toEqual(
    ["满意,满意,不满意,有效", "满意,基本满意,弃权,有效", "不满意,满意,未填,有效"].sort(),
  );

  await hall.getByRole("region", { name: "测评结果" }).waitFor();
  await hall.getByText("66.67%").waitFor();
  await look(hall, "ballot-hall-result");
  await fits(hall);

  const clerk = await story.page("clerk", phone);
  await clerk.goto(place);
  await clerk.getByRole("region", { name: "测评结果" }).waitFor();
  await look(clerk, "ballot-closed-phone", true);
}, 300_000);

test("a deputy who is logged in votes once, by the notice that told him", async () => {
  const story = await Story.begin();
  const deputy = await story.page("deputy", phone);
  await deputy.goto("/notices");
  const notice = deputy.getByRole("listitem").filter({ hasText: "请您投票" }).first();
  await notice.getByRole("link").click();
  await deputy.getByText("正在投票。", { exact: false }).waitFor();
  await look(deputy, "ballot-open-phone", true);
  await deputy.getByRole("button", { name: "去投票" }).click();
  const rows = deputy.getByRole("group");
  await rows.first().waitFor();
  await look(deputy, "ballot-paper-deputy-phone");
  await rows.first().getByRole("button", { name: "满意", exact: true }).click();
  await deputy.getByRole("button", { name: words("核对") }).click();
  await deputy.getByText("这些项将算弃权。", { exact: false }).waitFor();
  await deputy.getByRole("button", { name: "确认投出" }).click();
  await deputy.getByRole("heading", { name: "已投票，谢谢" }).waitFor();
  await deputy.getByRole("link", { name: "返回" }).click();
  await deputy.getByText("您已投票", { exact: false }).waitFor();
  expect(await deputy.getByRole("button", { name: "去投票" }).count()).toBe(0);
}, 180_000);

test("units have a score with its parts, beside what they delivered, and none where a part is missing", async () => {
  const story = await Story.begin();
  const office = await story.page("office", desk);
  await office.goto("/ballots");
  await office.getByRole("button", { name: "单位综合得分" }).click();
  const table = office.getByRole("table", { name: /年单位综合得分$/ });
  const row = table.getByRole("row", { name: /市交通运输局/ });
  await row.getByText(/^1 次测评，\d+ 票$/).waitFor();
  await row
    .getByText(/^\d+ 件评价$/)
    .first()
    .waitFor();
  // The feedback's part, and the two that it is made of.
  expect(await row.getByText(/^\d+ 件评价$/).count()).toBe(3);
  expect(await row.locator("strong").textContent()).toMatch(/^\d+\.\d\d$/);
  expect(await table.getByText("不计算").count()).toBeGreaterThan(0);
  await look(office, "ballot-scores", true);
}, 120_000);

test("a code that is unknown is named where it was typed, at a desk too", async () => {
  const story = await Story.begin();
  const page = await story.visitor(desk);
  await page.goto("/b");
  await page.getByLabel("测评卡上的号码").waitFor();
  await look(page, "ballot-code");
  await types(page, "ABCD-EFGH-JKMN-PQRS");
  await page.getByText("没有这张测评卡", { exact: false }).first().waitFor();
  await look(page, "ballot-code-unknown");
}, 120_000);

async function prepare(page: Page) {
  await page.getByRole("button", { name: "新建测评" }).click();
  await page.getByRole("heading", { level: 1, name: "新建测评" }).waitFor();
  await page.getByLabel("测评名称").fill(title);
  await page.getByRole("radio", { name: "承办单位" }).check();
  for (const unit of ["市交通运输局", "市财政局", "市教育局"]) {
    await page.getByRole("textbox", { name: "单位名称" }).fill(unit);
    await page.getByRole("checkbox", { name: unit }).check();
  }
  await look(page, "ballot-new", true);
  await page.getByRole("button", { name: words("保存") }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

/** Makes cards and reads their codes from what the printer would get. */
async function makeCards(page: Page, count: number): Promise<string[]> {
  await page.getByRole("button", { name: "生成测评卡" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("张数").fill(String(count));
  await dialog.getByRole("button", { name: words("生成") }).click();
  await page.getByText(`已生成 ${count} 张测评卡`).waitFor();
  await look(page, "ballot-cards");
  const codes = await page
    .locator(".print-area [data-code]")
    .evaluateAll((cards) => cards.map((card) => card.getAttribute("data-code") ?? ""));
  expect(new Set(codes).size).toBe(count);
  await page.emulateMedia({ media: "print" });
  await screenshot(page, "ballot-cards-print");
  const first = page.locator(".print-area [data-code]").first().getByRole("img");
  expect(await scan(page, first)).toBe(new URL(`/b#${codes[0]}`, page.url()).href);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "已打印，关闭" }).click();
  expect(await page.getByText(codes[0] ?? "").count()).toBe(0);
  return codes;
}

/** Where a phone cannot scan: small letters, without the dashes. */
async function types(page: Page, code: string) {
  await page.goto("/b");
  await page.getByLabel("测评卡上的号码").fill(code.toLowerCase().replaceAll("-", ""));
  await page.getByRole("button", { name: "打开测评票" }).click();
}

/** Fills in the paper that the page shows, reads it again and casts it. */
async function votes(page: Page, voter: number) {
  const rows = page.getByRole("group");
  await rows.first().waitFor();
  for (const [index, choice] of (papers[voter] ?? []).entries())
    if (choice) await rows.nth(index).getByRole("button", { name: choice, exact: true }).click();
  if (voter === 2) await page.getByText("还有 1 项没有选。").waitFor();
  if (voter === 0) await illustrate(page, "ballot-paper");
  await page.getByRole("button", { name: words("核对") }).click();
  await page.getByRole("heading", { name: "请核对" }).waitFor();
  if (voter === 2) await illustrate(page, "ballot-review");
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "确认投出" }).click();
  await page.getByRole("heading", { name: "已投票，谢谢" }).waitFor();
  for (const said of ["满意", "弃权"]) expect(await page.getByText(said, { exact: true }).count()).toBe(0);
  if (voter === 1) await look(page, "ballot-receipt-phone");
}

/** The numbers of the result, row by row. */
async function rowsOf(page: Page): Promise<string[][]> {
  const rows = await page.getByRole("table", { name: "测评结果" }).getByRole("row").all();
  return Promise.all(
    rows.slice(1).map(async (row) => {
      const cells = await row.getByRole("cell").allInnerTexts();
      return cells.map((cell) => cell.split("\n").join(" "));
    }),
  );
}

/** All of it is on the screen. */
async function fits(page: Page) {
  const [height, width] = await page.evaluate(() => [
    document.documentElement.scrollHeight - innerHeight,
    document.documentElement.scrollWidth - innerWidth,
  ]);
  expect([height, width]).toEqual([0, 0]);
}
