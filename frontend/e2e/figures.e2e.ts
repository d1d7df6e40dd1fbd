import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import { look } from "./acting";
import { desk, expectNoAxeViolations, phone } from "./harness";
import { Story } from "./story";
import { rowsIn } from "./workbook";

let story: Story;

const main = (page: Page) => page.getByRole("main");
const number = async (page: Page, name: RegExp) =>
  Number(await main(page).getByRole("link", { name }).first().textContent());

beforeAll(async () => {
  story = await Story.begin();
});

test("the office narrows the figures, opens the items behind a number, and takes the workbook along", async () => {
  const office = await story.page("office");
  await office.goto("/todo");
  await office.getByRole("link", { name: "统计", exact: true }).click();
  await office.getByRole("heading", { level: 1, name: "统计" }).waitFor();
  await drawn(office);
  await look(office, "figures", true);
  await expectNoAxeViolations(office);

  const all = await number(office, /^件数：\d+件，查看$/);
  await office.getByRole("combobox", { name: "类别" }).click();
  await office.locator(".ant-select-item-option", { hasText: "城建环保" }).click();
  await office.waitForURL(/category=/);
  const items = () => number(office, /^件数：\d+件，查看$/);
  await expect.poll(items).toBeLessThan(all);
  const narrowed = await items();
  expect(narrowed).toBeGreaterThan(0);

  await office
    .getByText("承办单位", { exact: true })
    .and(office.locator(".ant-segmented-item-label"))
    .click();
  await office.waitForURL(/by=unit/);
  await office.getByRole("columnheader", { name: "名次" }).waitFor();
  await drawn(office);
  await look(office, "figures-by-unit", true);
  await office
    .getByText("建议质量", { exact: true })
    .and(office.locator(".ant-segmented-item-label"))
    .click();
  await office.getByRole("columnheader", { name: "选题准确" }).waitFor();
  await office.waitForURL(/show=quality/);
  await quiet(office);
  expect(await office.locator("figure").count(), "no chart without its columns below").toBe(0);
  await look(office, "figures-quality", true);
  await office
    .getByText("办理和评价", { exact: true })
    .and(office.locator(".ant-segmented-item-label"))
    .click();
  await office.getByRole("columnheader", { name: "按期答复率" }).waitFor();

  const owed = await number(office, /^答复率的分母：\d+件，查看$/);
  await main(office)
    .getByRole("link", { name: /^答复率的分母：\d+件，查看$/ })
    .first()
    .click();
  await office.getByRole("heading", { level: 1, name: "答复率：分母中的建议" }).waitFor();
  await office.getByText(/类别：城建环保/).waitFor();
  await office.getByText(`共 ${owed} 条`).waitFor();
  await look(office, "figures-items");
  await expectNoAxeViolations(office);
  await main(office).getByRole("row").nth(1).getByRole("link").click();
  await office.waitForURL(/\/suggestions\/\d+$/);
  await office.goBack();
  await office.getByRole("button", { name: "返回统计" }).click();
  await office.waitForURL(/\/stats\?.*category=/);
  await quiet(office);

  const [file] = await Promise.all([
    office.waitForEvent("download"),
    office.getByRole("button", { name: "导出 Excel" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("统计.xlsx");
  const [headings = [], total = []] = rowsIn(readFileSync(await file.path()));
  expect(total[headings.indexOf("件数")]).toBe(String(narrowed));
  expect(total[headings.indexOf("答复率（分母）")]).toBe(String(owed));
}, 240_000);

test("satisfied but unsolved is a list that one can open, with as many items as the number says", async () => {
  const office = await story.page("office");
  await office.goto("/stats?session_id=all");
  await quiet(office);
  const name = /^满意但未办成：\d+件，查看$/;
  const n = await number(office, name);
  expect(n).toBeGreaterThan(0);
  await main(office).getByRole("link", { name }).first().click();
  await office.getByRole("heading", { level: 1, name: "满意但未办成：所计的建议" }).waitFor();
  await office.getByText(`共 ${n} 条`).waitFor();
}, 120_000);

test("the wall shows the same numbers as the page, fits the screen, and renews itself", async () => {
  const office = await story.again("office", { width: 1920, height: 1080 });
  await office.goto("/stats");
  await quiet(office);
  const items = await number(office, /^件数：\d+件，查看$/);
  await office.getByRole("button", { name: "统计大屏" }).click();
  await office.getByRole("heading", { level: 1, name: /代表建议办理情况$/ }).waitFor();
  await drawn(office);
  const headline = office.getByRole("region", { name: "主要指标" });
  expect(await headline.getByText(String(items), { exact: true }).count()).toBe(1);
  await look(office, "wall-1920");
  await expectNoAxeViolations(office);
  await fits(office);
  await office.setViewportSize(desk);
  await look(office, "wall-1440");
  await fits(office);

  let asked = 0;
  await office.clock.install();
  await office.route("**/api/v1/stats/board", (route) => {
    asked += 1;
    return asked === 1 ? route.continue() : route.abort();
  });
  await office.reload();
  await headline.waitFor();
  await office.clock.runFor(31_000);
  await expect.poll(() => asked).toBeGreaterThan(1);
  await office.clock.runFor(60_000);
  await office.getByRole("alert").filter({ hasText: "正在重试" }).waitFor();
  expect(await headline.getByText(String(items), { exact: true }).count()).toBe(1);
}, 180_000);

test("on a phone the figures are cards, and the wall is one column", async () => {
  const office = await story.again("office", phone);
  await office.goto("/stats?by=unit");
  await quiet(office);
  await drawn(office);
  await look(office, "figures-phone");
  await office.getByRole("heading", { level: 2, name: "按承办单位分列" }).scrollIntoViewIfNeeded();
  await office
    .getByRole("list", { name: "按承办单位分列" })
    .getByRole("listitem")
    .nth(1)
    .scrollIntoViewIfNeeded();
  await look(office, "figures-phone-units");
  await expectNoAxeViolations(office);
  await aside(office);
  await office.goto("/stats/wall");
  await office.getByRole("region", { name: "主要指标" }).waitFor();
  await drawn(office);
  await look(office, "wall-phone", true);
  await expectNoAxeViolations(office);
  await aside(office);
}, 180_000);

test("a unit sees its own figures; a deputy none", async () => {
  const clerk = await story.page("clerk");
  await clerk.goto("/stats");
  await quiet(clerk);
  await clerk.getByText("只计本单位现在承办的部分", { exact: false }).waitFor();
  expect(await main(clerk).getByText("退办率").count()).toBe(0);
  await look(clerk, "figures-unit", true);
  const deputy = await story.page("deputy");
  await deputy.goto("/stats");
  await deputy.getByText("统计供代表工作机构、政府办公室和承办单位使用", { exact: false }).waitFor();
}, 120_000);

/** Waits until the figures that were asked for are there. */
async function quiet(page: Page) {
  await page.getByRole("region", { name: "主要指标" }).waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => !document.querySelector("main [aria-busy=true], main .ant-skeleton"));
}

/** Waits until the charts are drawn. */
const drawn = (page: Page) => page.locator("figure svg text").first().waitFor();

/** All of the wall is on the screen, and nothing is cut off in its parts. */
async function fits(page: Page) {
  const cut = await page.evaluate(() => [
    ...(document.documentElement.scrollHeight > innerHeight ? ["the page"] : []),
    ...[...document.querySelectorAll("main section")]
      .filter((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
      .map(
        (part) =>
          `${part.textContent?.slice(0, 20)} ${part.scrollHeight}/${part.clientHeight} ${part.scrollWidth}/${part.clientWidth}`,
      ),
  ]);
  expect(cut).toEqual([]);
}

async function aside(page: Page) {
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(width).toBeLessThanOrEqual(room ?? 0);
}
