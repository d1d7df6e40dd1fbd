import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";

import { act, look, pick, words } from "./acting";
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
import { workbook } from "./workbook";

const password = "Shanqing-2046-mu";
const administrators = [
  { group: /^系统管理员/, name: "任一鸣", login: "admin-system", first: "/users" },
  { group: /^安全管理员/, name: "柏若兰", login: "admin-security", first: "/roles" },
  { group: /^审计管理员/, name: "苏景行", login: "admin-audit", first: "/audit" },
];

for (const database of ["sqlite", "postgres"] as const) {
  test(`a first start on ${database} goes from the set-up to the first suggestion in the pages alone`, async () => {
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

    const own: Page[] = [];
    for (const each of administrators) {
      const at = await newPage(server);
      await login(at, each.login, password);
      await at.waitForURL(`**${each.first}`);
      await at.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
      expect(await at.getByRole("banner").getByRole("button", { name: each.name }).count()).toBe(1);
      await expectNoAxeViolations(at);
      own.push(at);
    }
    await page.goto("/setup");
    await page.getByText("系统已经启用，请直接登录。").waitFor();

    const [system, security] = own as [Page, Page];
    const office = await openAccount(server, system, security, "方向南", "fangxn", "代表工作机构工作人员");
    await prepare(office, database === "sqlite");
    await submitFirst(server, system, office);
  }, 240_000);
}

/** A congress of a province or of the state is none that the server takes. */
async function onlyServedLevels(page: Page) {
  await page.getByLabel("层级").click();
  await page.getByTitle("乡（镇）").waitFor();
  const offered = await page.locator(".ant-select-item-option").allTextContents();
  expect(offered).toEqual(["设区的市（自治州）", "县（市、区）", "乡（镇）"]);
  await page.keyboard.press("Escape");
}

/** The system administrator opens an account, the security administrator gives it a role, the person replaces the password. */
async function openAccount(
  server: Server,
  system: Page,
  security: Page,
  name: string,
  loginName: string,
  role: string,
): Promise<Page> {
  await system.getByRole("button", { name: "新增账号" }).click();
  const form = system.getByRole("dialog", { name: "新增账号" });
  await form.getByLabel("姓名").fill(name);
  await form.getByLabel("登录名").fill(loginName);
  await form.getByRole("button", { name: "新增账号" }).click();
  const initial = await takeSlip(system);

  await security.reload();
  await security.getByRole("button", { name: `为“${name}”授予角色` }).click();
  const grant = security.getByRole("dialog");
  await pick(security, grant.getByLabel("角色"), role);
  await grant.getByRole("button", { name: "授予角色" }).click();
  await grant.waitFor({ state: "hidden" });
  return firstLogin(server, loginName, initial, desk);
}

/** Reads the initial password on the first slip, and closes all of them. */
async function takeSlip(page: Page): Promise<string> {
  const slip = page.getByRole("dialog", { name: /^初始密码通知单/ });
  const secret = await slip.locator("dt", { hasText: "初始密码" }).first().locator("+ dd").textContent();
  await slip.getByRole("button", { name: "已交付，关闭" }).click();
  await slip.waitFor({ state: "hidden" });
  return secret ?? "";
}

async function firstLogin(server: Server, name: string, initial: string, size: typeof desk): Promise<Page> {
  const page = await newPage(server, size);
  await login(page, name, initial);
  await page.getByRole("heading", { name: "请先修改密码" }).waitFor();
  await page.getByLabel("当前密码").fill(initial);
  await page.getByLabel("新密码", { exact: true }).fill(password);
  await page.getByLabel("再次输入新密码").fill(password);
  await page.getByRole("button", { name: "修改密码" }).click();
  await page.waitForURL("**/todo");
  return page;
}

const dayFromNow = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** The office is led from its empty to-do through the first steps: term, session, deputies, units. */
async function prepare(page: Page, picture: boolean) {
  await page.getByText(/代表还不能提交建议/).waitFor();
  await page.goto("/deputies");
  await page.getByRole("alert").getByRole("link", { name: "前往届次设置" }).first().click();
  const steps = page.getByRole("region", { name: "启用准备" });
  await steps.getByText("还有 5 步").waitFor();
  if (picture) await looksAt(page, "terms-empty");

  await steps.getByRole("button", { name: "添加本届" }).click();
  await fillDrawer(page, async (form) => {
    await form.getByLabel("届次").fill("9");
    await form.getByLabel("起始日期").fill("2022-01-08");
  });
  await steps.getByText("还有 4 步").waitFor();
  await steps.getByRole("button", { name: "添加会议" }).click();
  await fillDrawer(page, async (form) => {
    await form.getByLabel("开幕日期").fill(dayFromNow(-1));
    await form.getByLabel("闭幕日期").fill(dayFromNow(3));
    await form.getByLabel("建议提交截止日期").fill(dayFromNow(2));
    await form.getByLabel("附议截止日期").fill(dayFromNow(4));
    await form.getByRole("button", { name: words("保存") }).click();
    await form.getByText("附议截止日期不能晚于建议提交截止日期。").first().waitFor();
    if (picture) await look(page, "session-form");
    await form.getByLabel("附议截止日期").fill(dayFromNow(1));
  });
  await page.getByRole("heading", { name: "第九届人民代表大会第一次会议" }).waitFor();
  await page.getByText("正在举行").waitFor();

  await page.getByRole("button", { name: "修改“第九届人民代表大会第一次会议”" }).click();
  const form = page.getByRole("dialog", { name: "修改“第九届人民代表大会第一次会议”" });
  await form.getByLabel("附议截止日期").fill(dayFromNow(2));
  await form.getByRole("button", { name: words("保存") }).click();
  const asked = page.getByRole("dialog", { name: "保存前请核对" });
  await asked.getByText(/已经开始计算的期限不变/).waitFor();
  if (picture) await look(page, "session-confirm");
  await asked.getByRole("button", { name: "确认保存" }).click();
  await form.waitFor({ state: "hidden" });

  await steps.getByRole("button", { name: "前往代表名册" }).click();
  await importRows(page, deputies, "新建名册中没有的代表团");
  await page.goto("/terms");
  await steps.getByRole("button", { name: "前往承办单位" }).click();
  await importRows(page, units);
  await page.goto("/terms");
  await steps.getByText("还有 1 步").waitFor();
  await steps.getByText("名册中有 2 名代表").waitFor();
  if (picture) await looksAt(page, "terms");
}

const deputies = [
  ["代表证号", "姓名", "性别", "代表团"],
  ["0001", "李文博", "男", "东城代表团"],
  ["0002", "王雅琴", "女", "西城代表团"],
];
const units = [
  ["单位名称", "简称", "系统"],
  ["云岭市交通运输局", "市交通局", "政府系统"],
];

async function fillDrawer(page: Page, fill: (form: Locator) => Promise<void>) {
  const form = page.getByRole("dialog");
  await fill(form);
  await form.getByRole("button", { name: words("保存") }).click();
  await form.waitFor({ state: "hidden" });
}

async function importRows(page: Page, rows: string[][], choice?: string) {
  await page.getByRole("button", { name: "Excel 导入" }).click();
  const drawer = page.getByRole("dialog");
  if (choice) await drawer.getByLabel(choice).check();
  await drawer.getByLabel("选择文件").setInputFiles({ name: "名册.xlsx", ...workbook(rows) });
  await drawer.getByText(`新增 ${rows.length - 1} 行`).waitFor();
  await drawer.getByRole("button", { name: "确认导入" }).click();
  await drawer.getByText("导入完成").waitFor();
}

/** The deputies get their accounts, and one of them hands in the first suggestion on the phone. */
async function submitFirst(server: Server, system: Page, office: Page) {
  await system.getByRole("button", { name: "为代表开设账号" }).click();
  const open = system.getByRole("dialog", { name: "为代表开设账号" });
  await open.getByRole("button", { name: words("开设") }).click();
  const slips = system.getByRole("dialog", { name: "初始密码通知单（2 份）" });
  const name = await slips.locator("dt", { hasText: "登录名" }).first().locator("+ dd").textContent();
  const deputy = await firstLogin(server, name ?? "", await takeSlip(system), phone);

  await deputy.getByRole("link", { name: "写建议" }).first().click();
  await deputy.getByLabel("标题", { exact: true }).fill("关于在石桥村口增设路灯的建议");
  await deputy.waitForURL(/\/suggestions\/\d+\/edit$/);
  await deputy.getByLabel("类别").selectOption("城建环保");
  await deputy.getByLabel("情况").fill("石桥村口夜间没有照明，今年已发生三起事故。");
  await deputy.getByLabel("第 1 项", { exact: true }).fill("请在村口增设路灯。");
  await deputy.getByRole("radio", { name: "同意全文公开" }).check();
  await deputy.getByText(/已保存 \d/).waitFor();
  await act(deputy, "提交", "提交", (dialog) =>
    dialog.getByLabel("本人确认：以上内容及附件不含国家秘密。").check(),
  );
  await deputy.waitForURL(/\/suggestions\/\d+$/);
  await deputy.getByText("已提交").first().waitFor();

  await office.goto("/todo");
  await office.getByRole("link", { name: /关于在石桥村口增设路灯的建议/ }).click();
  await office.getByText("第九届人民代表大会第一次会议").first().waitFor();
  await act(office, "开始审查", "开始审查");
  await act(office, "登记编号", "登记编号");
  await office.getByText("第1号").first().waitFor();
}

/** A picture at a desk and one on a phone. */
async function looksAt(page: Page, name: string) {
  await look(page, `${name}-desk`, true);
  await page.setViewportSize(phone);
  await look(page, `${name}-phone`, true);
  await page.setViewportSize(desk);
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
