import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import { choose, look } from "./acting";
import { phone } from "./harness";
import { finance, Story, transport } from "./story";

let story: Story;

beforeAll(async () => {
  story = await Story.begin();
});

test("a person who is given a second hat sees which one he wears, changes it, and finds the pages of that hat", async () => {
  const admin = await story.page("secadmin");
  await admin.goto("/roles");
  await admin.getByLabel("姓名或登录名").fill(finance.clerk);
  await admin.getByLabel("姓名或登录名").press("Enter");
  await admin.getByText("共 1 条").waitFor();
  await grant(admin, "代表工作机构工作人员");
  await admin.getByRole("button", { name: /^收回：代表工作机构工作人员/ }).waitFor();
  await grant(admin, "审计管理员", "不能兼任");
  await grant(admin, "承办单位核稿人", undefined, transport.name);
  await look(admin, "roles-granted", true);

  const page = await story.page(finance.clerk);
  const header = page.getByRole("banner");
  const menu = page.getByRole("navigation", { name: "主菜单" });
  await header.getByRole("button", { name: /市财政局/ }).waitFor();
  expect(await menu.getByRole("link").allTextContents()).not.toContain("交办");
  await header.getByRole("button", { name: /市财政局/ }).click();
  const hats = page.getByRole("menuitem");
  await expect.poll(() => hats.count()).toBe(3);
  await look(page, "hats-menu");
  await hats.filter({ hasText: "代表工作机构工作人员" }).click();
  await header.getByRole("button", { name: /代表工作机构工作人员/ }).waitFor();
  await menu.getByRole("link", { name: "交办" }).click();
  await page.waitForURL("**/assignment");
  await look(page, "hats-office");

  await page.setViewportSize(phone);
  await page.goto("/me");
  const list = page.getByRole("region", { name: "我的身份" });
  await list.getByText("当前").waitFor();
  await look(page, "hats-phone", true);
  await list.getByRole("button", { name: /切换.*市交通运输局/ }).click();
  await page
    .getByRole("banner")
    .getByRole("link", { name: /市交通运输局/ })
    .waitFor();
  await page.goto("/assignment");
  await expect.poll(() => new URL(page.url()).pathname === "/assignment").toBe(true);
  expect(await page.getByRole("button", { name: /^交\s*办$/ }).count()).toBe(0);

  await admin.getByRole("button", { name: /^收回：.*市交通运输局/ }).click();
  await admin
    .getByRole("dialog")
    .getByRole("button", { name: /^收\s*回$/ })
    .click();
  await admin.getByText("角色已收回。").waitFor();
  await page.goto("/me");
  await list.getByText("当前").waitFor();
  await expect.poll(() => list.getByText(transport.name).count()).toBe(0);
}, 180_000);

test("a person sees where he is logged in, and ends a log-in that he does not know", async () => {
  const own = await story.page(transport.signer, phone);
  const stranger = await story.again(transport.signer);
  await own.goto("/me");
  await own.getByRole("link", { name: "登录与密码" }).click();
  const logins = own.getByRole("region", { name: "我的登录" }).getByRole("listitem");
  await expect.poll(() => logins.count()).toBe(2);
  expect(await logins.filter({ hasText: "本次登录" }).count()).toBe(1);
  await look(own, "logins-phone", true);
  const ended = Date.now();
  await own.getByRole("button", { name: "退出这次登录" }).click();
  const dialog = own.getByRole("dialog", { name: "退出这次登录？" });
  await dialog.getByRole("button", { name: "退出这次登录" }).click();
  await own.getByText("已退出。").waitFor();
  await expect.poll(() => logins.count()).toBe(1);

  const expired = stranger.getByRole("dialog", { name: "登录已失效" });
  await expect
    .poll(
      async () => {
        await stranger
          .getByRole("link", { name: /^消息/ })
          .first()
          .click({ timeout: 1000 })
          .catch(() => {});
        await stranger
          .getByRole("link", { name: "待办" })
          .first()
          .click({ timeout: 1000 })
          .catch(() => {});
        return expired.isVisible();
      },
      { timeout: 10_000 },
    )
    .toBe(true);
  expect(Date.now() - ended).toBeLessThan(15_000);
  await look(stranger, "login-ended");
  await stranger.reload();
  await stranger.waitForURL("**/login");
  await own.reload();
  await own.getByRole("heading", { level: 1 }).waitFor();
  expect(new URL(own.url()).pathname).not.toBe("/login");
}, 120_000);

/** Gives the person of the only row a role; one that may not be combined is refused with the reason. */
async function grant(admin: Page, role: string, refusal?: string, unit?: string) {
  await admin.getByRole("button", { name: /^为“.+”授予角色$/ }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("角色").press("Enter");
  // The last ones of the list come when one goes down to them.
  await admin.locator(".ant-select-dropdown:visible").getByTitle("人大代表").waitFor();
  if (refusal) await dialog.getByLabel("角色").press("ArrowUp");
  await admin.locator(".ant-select-dropdown:visible").getByTitle(role, { exact: true }).click();
  if (unit) await choose(admin, dialog.getByLabel("承办单位"), unit);
  await dialog.getByRole("button", { name: "授予角色" }).click();
  if (refusal) {
    await dialog.getByText(refusal, { exact: false }).first().waitFor();
    await look(admin, "role-refused");
    await dialog.getByRole("button", { name: /^取\s*消$/ }).click();
  }
  await dialog.waitFor({ state: "hidden" });
}
