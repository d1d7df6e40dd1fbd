import { expect, test } from "vitest";

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

const password = "Shanqing-2046-mu";
const administrators = [
  { group: /^系统管理员/, name: "任一鸣", login: "admin-system", first: "/users" },
  { group: /^安全管理员/, name: "柏若兰", login: "admin-security", first: "/roles" },
  { group: /^审计管理员/, name: "苏景行", login: "admin-audit", first: "/audit" },
];

for (const database of ["sqlite", "postgres"] as const) {
  test(`the first start on ${database} is set up in the browser, and each of the three administrators then logs in`, async () => {
    const server = await startServer({ database });
    const page = await newPage(server);
    await page.goto("/");
    await page.waitForURL("**/setup");
    await onlyServedLevels(page);
    if (database === "sqlite") await looks(server);

    await page.getByRole("button", { name: "完成启用" }).click();
    await page.getByText("请填写名称").first().waitFor();
    await page.getByLabel("名称", { exact: true }).fill("云岭市人民代表大会");
    for (const each of administrators) {
      const group = page.getByRole("group", { name: each.group });
      await group.getByLabel("姓名").fill(each.name);
      await group.getByLabel("登录名").fill("admin-same");
      await group.getByLabel("密码").fill(password);
    }
    await page.getByRole("button", { name: "完成启用" }).click();
    await page.getByRole("alert").first().waitFor();
    expect(await page.getByLabel("名称", { exact: true }).inputValue()).toBe("云岭市人民代表大会");

    for (const each of administrators) {
      await page.getByRole("group", { name: each.group }).getByLabel("登录名").fill(each.login);
    }
    await page.getByRole("button", { name: "完成启用" }).click();
    await page.getByText("系统已启用").waitFor();
    await page.getByRole("link", { name: "前往登录" }).click();
    await page.waitForURL("**/login");

    for (const each of administrators) {
      const own = await newPage(server);
      await login(own, each.login, password);
      await own.waitForURL(`**${each.first}`);
      await own.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
      expect(await own.getByRole("banner").getByRole("button", { name: each.name }).count()).toBe(1);
      await expectNoAxeViolations(own);
      await own.context().close();
    }
    await page.goto("/setup");
    await page.getByText("系统已经启用，请直接登录。").waitFor();
  });
}

/** A congress of a province or of the state is none that the server takes. */
async function onlyServedLevels(page: Awaited<ReturnType<typeof newPage>>) {
  await page.getByLabel("层级").click();
  await page.getByTitle("乡（镇）").waitFor();
  const offered = await page.locator(".ant-select-item-option").allTextContents();
  expect(offered).toEqual(["设区的市（自治州）", "县（市、区）", "乡（镇）"]);
  await page.keyboard.press("Escape");
}

async function looks(server: Server) {
  for (const [size, name] of [
    [desk, "setup-desk"],
    [phone, "setup-phone"],
  ] as const) {
    const page = await newPage(server, size);
    await page.goto("/setup");
    await page.getByRole("button", { name: "完成启用" }).waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, name, { fullPage: true });
    await page.context().close();
  }
}
