import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import { look, words } from "./acting";
import { Story, transport } from "./story";

let story: Story;

beforeAll(async () => {
  story = await Story.begin();
});

test("a clerk of the office reviews several suggestions and never leaves the keyboard", async () => {
  for (const title of [
    "关于增设旱桥路口信号灯的建议",
    "关于疏浚南门排水沟的建议",
    "关于修复老码头台阶的建议",
  ])
    await story.submitted("deputy", title, ["请尽快安排。"]);
  const page = await enter("office");
  const chip = page.getByRole("button", { name: /^开始审查 / });
  await tabTo(page, chip);
  await page.keyboard.press("Enter");
  await page.waitForURL(/task=start_review/);
  await expect.poll(() => chip.getAttribute("aria-pressed")).toBe("true");
  await page.waitForFunction(() => !document.querySelector("main [aria-busy=true]"));
  const rows = page.getByRole("list", { name: "待办事项" }).getByRole("link");
  const places = await rows.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(places.length).toBeGreaterThanOrEqual(3);
  const [first = "", second = "", third = ""] = places;

  await page.keyboard.press("j");
  await expectFocus(rows.nth(0));
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expectFocus(rows.nth(0));
  await page.keyboard.press("Enter");
  await arrived(page, first);
  await look(page, "keyboard-item");
  await decide(page, "开始审查");
  await look(page, "keyboard-after-action");
  await decide(page, "登记编号");
  await page.getByText("已登记").first().waitFor();

  await page.keyboard.press("j");
  await arrived(page, second);
  await decide(page, "开始审查");
  await sendBack(page);
  await page.getByText("退回修改").first().waitFor();

  await page.keyboard.press("j");
  await arrived(page, third);
  await page.keyboard.press("k");
  await arrived(page, second);
  await page.keyboard.press("j");
  await arrived(page, third);
  await page.keyboard.press("u");
  await page.waitForURL(/\/todo\?task=start_review/);
  await expectFocus(page.locator(`main a[href="${third}"]`));
  expect(await page.locator(`main a[href="${first}"], main a[href="${second}"]`).count()).toBe(0);
  await look(page, "keyboard-back");

  await page.keyboard.press("Enter");
  await arrived(page, third);
  await decide(page, "开始审查");
  await page.keyboard.press("u");
  await page.waitForURL(/\/todo\?task=start_review/);
  const [next] = places.slice(3);
  if (next) await expectFocus(page.locator(`main a[href="${next}"]`));
  await expect.poll(() => page.locator(`main a[href="${third}"]`).count()).toBe(0);

  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "键盘操作" });
  await keys.waitFor();
  await look(page, "keyboard-keys");
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "hidden" });
}, 180_000);

test("a signer finds the reply, types its number and sends it off by keys alone", async () => {
  const item = await story.suggestion("deputy", "关于加密环湖路公交班次的建议", ["请缩短早高峰的发车间隔。"]);
  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);
  await story.draft(item.id, transport, { number: "" });
  const { reply } = await story.part(transport.reviewer, item.id, transport);
  const passes = { pass: true, comment: "", document_no: "" };
  await story.act(transport.reviewer, item.id, `/replies/${reply?.id}/review`, passes);

  const page = await enter(transport.signer);
  const row = page.getByRole("link", { name: new RegExp(item.title) }).first();
  await row.waitFor();
  for (let no = 0; no < 20 && !(await focused(row)); no++) await page.keyboard.press("j");
  await expectFocus(row);
  await page.keyboard.press("Enter");
  await arrived(page, `/suggestions/${item.id}`);

  await page.getByRole("button", { name: "签发并送达代表" }).waitFor();
  await page.keyboard.press("a");
  await expectFocus(page.getByRole("button", { name: "签发并送达代表" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "签发" });
  await expectFocus(dialog.getByLabel("发文字号"));
  await page.keyboard.type("交函〔2026〕501号");
  await page.keyboard.press("Tab");
  await page.keyboard.type("同意。");
  await look(page, "keyboard-sign");
  await tabTo(page, dialog.getByRole("button", { name: "签发并送达代表" }));
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("待反馈").first().waitFor();
  await expectKept(page);
  const { rounds } = await story.item("deputy", item.id);
  expect(rounds[0]?.assignments[0]?.reply).toMatchObject({
    state: "delivered",
    document_no: "交函〔2026〕501号",
  });
}, 180_000);

/** Logs in without the mouse and waits for the to-do. */
async function enter(who: string): Promise<Page> {
  const page = await story.visitor();
  await page.goto("/login");
  await page.getByLabel("登录名").waitFor();
  await tabTo(page, page.getByLabel("登录名"), 5);
  await story.type(page, who);
  await page.getByRole("heading", { level: 1, name: "待办" }).waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

/** A plain decision: to the action, into its dialog, and done; the keyboard then stands where the next is. */
async function decide(page: Page, action: string) {
  const button = page.getByRole("main").getByRole("button", { name: words(action) });
  await button.first().waitFor();
  await page.keyboard.press("a");
  await expectFocus(button.first());
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expectFocus(dialog.getByRole("button", { name: words(action) }));
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await button.first().waitFor({ state: "detached" });
  await expectKept(page);
}

/** Sends the text back with a reason code and words. */
async function sendBack(page: Page) {
  await page.keyboard.press("a");
  await tabTo(page, page.getByRole("main").getByRole("button", { name: "退回修改" }), 5);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "退回修改" });
  await expectFocus(dialog.getByLabel("退回原因"));
  await page.keyboard.press("ArrowDown");
  await page.locator(".ant-select-dropdown:visible").waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".ant-select-dropdown:visible").waitFor({ state: "hidden" });
  await page.keyboard.press("Tab");
  await expectFocus(dialog.getByLabel("具体说明"));
  await page.keyboard.type("请写明具体的地点。");
  await look(page, "keyboard-return");
  await tabTo(page, dialog.getByRole("button", { name: "退回修改" }), 5);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await expectKept(page);
}

async function arrived(page: Page, place: string) {
  await page.waitForURL(`**${place}`);
  await page.getByRole("navigation", { name: "逐件查看" }).waitFor();
  await page.waitForLoadState("networkidle");
}

const focused = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement).catch(() => false);

const expectFocus = (target: Locator) => expect.poll(() => focused(target), { timeout: 5000 }).toBe(true);

/** The focus has not fallen back to the beginning of the page. */
const expectKept = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => document.activeElement?.closest("[data-now], #main") !== null))
    .toBe(true);

async function tabTo(page: Page, target: Locator, most = 60) {
  for (let no = 0; no < most && !(await focused(target)); no++) await page.keyboard.press("Tab");
  await expectFocus(target);
}
