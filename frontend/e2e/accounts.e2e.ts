import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

import { look } from "./acting";
import { desk, login, newPage, phone, startServer } from "./harness";

test("the office finds who forgot the password and hands over a slip; the person then sets a new one", async () => {
  const server = await startServer({ database: "sqlite", demo: true });
  const password = readFileSync(path.join(server.folder, "data/demo-password"), "utf8").trim();
  const office = await newPage(server, desk);
  await login(office, "office", password);
  await office.getByRole("navigation", { name: "主菜单" }).getByRole("link", { name: "账号" }).click();
  await office.getByText(/开设、停用账号由系统管理员办理/).waitFor();
  for (const name of ["新增账号", "为代表开设账号", "停用"])
    expect(await office.getByRole("button", { name }).count(), name).toBe(0);
  await office.getByLabel("姓名或登录名").fill("clerk08");
  await office.getByLabel("姓名或登录名").press("Enter");
  await office.getByText("共 1 条").waitFor();
  await look(office, "users-office");

  const slip = office.getByRole("dialog", { name: "初始密码通知单" });
  await office.getByRole("button", { name: /^重置密码：/ }).click();
  await office.getByRole("dialog").getByRole("button", { name: "重置密码" }).click();
  const initial = (await slip.locator("dt", { hasText: "初始密码" }).locator("+ dd").textContent()) ?? "";
  await look(office, "password-slip");
  await slip.getByRole("button", { name: "已交付，关闭" }).click();
  await expect.poll(() => office.getByText(initial).count()).toBe(0);

  const clerk = await newPage(server, phone);
  await login(clerk, "clerk08", initial);
  await clerk.getByRole("heading", { name: "请先修改密码" }).waitFor();
  await look(clerk, "forced-change");
  await clerk.getByLabel("当前密码").fill(initial);
  await clerk.getByLabel("新密码", { exact: true }).fill("Shanqing-2046-mu");
  await clerk.getByLabel("再次输入新密码").fill("Shanqing-2046-mu");
  await clerk.getByRole("button", { name: "修改密码" }).click();
  await clerk.getByRole("heading", { level: 1, name: "待办" }).waitFor();

  await office.goto("/deputies");
  await office
    .getByRole("button", { name: /^重置密码：/ })
    .first()
    .click();
  await office.getByRole("dialog").getByRole("button", { name: "重置密码" }).click();
  await slip.waitFor();
  await look(office, "password-slip-register");
}, 180_000);
