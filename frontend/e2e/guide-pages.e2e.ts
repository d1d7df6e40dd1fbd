import type { Page } from "playwright-core";
import { beforeAll, test } from "vitest";

import { act, choose } from "./acting";
import { illustrate, newPage, phone, startServer } from "./harness";
import { Story, transport } from "./story";

let story: Story;

const main = (page: Page) => page.getByRole("main");
const box = (page: Page) => page.locator(".ant-modal-container");

beforeAll(async () => {
  story = await Story.begin();
});

test("the guide shows what deputies find beside their suggestions", async () => {
  const deputy = await story.page("deputy", phone);
  await deputy.goto("/notices");
  await deputy.getByRole("button", { name: "标为已读" }).first().waitFor();
  await illustrate(deputy, "notices");
  await deputy.goto("/upward");
  await deputy.getByRole("link", { name: "关于加强山岳型景区应急救援能力建设的建议" }).first().click();
  await deputy.getByText("请各位代表阅读后签名", { exact: false }).waitFor();
  await illustrate(deputy, "upward");
  await deputy.goto("/me");
  await deputy.getByRole("switch", { name: "长辈版（大字）" }).click();
  await deputy.goto("/todo");
  await deputy.getByRole("heading", { level: 1, name: "待办" }).waitFor();
  await illustrate(deputy, "elder");
}, 300_000);

test("the guide shows what the office enters, prints, imports and keeps watch on", async () => {
  const office = await story.page("office");
  await office.goto("/print/forms/suggestion");
  await office.getByRole("heading", { name: "代表建议、批评和意见专用纸" }).waitFor();
  await illustrate(office, "form", { height: 1090, part: office.getByRole("article") });
  await enter(office, await office.getByRole("article").screenshot());

  await office.goto("/commitments");
  await main(office).getByRole("row").nth(3).waitFor();
  await illustrate(office, "commitments", { height: 640, part: main(office) });

  await office.goto("/stats");
  await office.locator("figure svg text").first().waitFor();
  await illustrate(office, "figures", { height: 1280, part: main(office) });
  await office.goto("/stats/wall");
  await office.locator("figure svg text").first().waitFor();
  await illustrate(office, "wall");

  await office.goto("/import");
  await office.locator("input[type=file]").setInputFiles({
    name: "2025年建议登记表.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(register),
  });
  await office.getByText("检查结果：2025年建议登记表.csv").waitFor();
  await illustrate(office, "import", { height: 860, part: main(office) });
}, 300_000);

test("the guide shows how key items go", async () => {
  const leader = await story.page("supervising_leader");
  await leader.goto("/key-items");
  const board = leader.getByRole("list", { name: "重点督办建议" });
  await board.waitFor();
  await illustrate(leader, "key-items");
  await board.getByRole("heading", { level: 2 }).getByRole("link").first().click();
  await leader.getByRole("heading", { name: "督办方案" }).waitFor();
  await illustrate(leader, "key-item");
}, 300_000);

test("the guide shows where the rules and the calendar are changed, and what that would move", async () => {
  const head = await story.page("head");
  await head.goto("/rules");
  await head.getByRole("button", { name: "修改日历" }).waitFor();
  await illustrate(head, "rules", { height: 2400, part: head.getByRole("region", { name: "办理期限" }) });
  await head.getByRole("button", { name: "修改日历" }).click();
  await head.getByRole("button", { name: "设置一段日期" }).click();
  await head.getByLabel("从", { exact: true }).fill(story.day(5));
  // More days than any holiday has: some of them are working days, whatever today is.
  await head.getByLabel("到", { exact: true }).fill(story.day(14));
  await head.getByRole("textbox", { name: "名称" }).fill("防汛停工");
  await head.getByRole("button", { name: "加入改动" }).click();
  await head.getByRole("button", { name: "查看影响并保存" }).click();
  await head.getByText(/其中 \d+ 项的到期日改变/).waitFor();
  await illustrate(head, "calendar", { height: 820, part: box(head) });

  await head.goto("/rules/edit");
  await head.getByRole("spinbutton", { name: "承办单位签收：数量" }).fill("2");
  await head.getByRole("spinbutton", { name: "代表反馈：数量" }).fill("20");
  await head.getByLabel("修订说明").fill("市人大常委会第三次会议通过");
  await head.getByRole("button", { name: "查看改动并发布" }).click();
  await head.getByRole("rowheader", { name: "办理期限 · 承办单位签收 · 时长" }).waitFor();
  await illustrate(head, "rule-change", { height: 760, part: box(head) });

  await head.goto("/todo");
  await head
    .getByRole("link", { name: /决定延期申请/ })
    .first()
    .click();
  await head.getByRole("region", { name: "申请事项" }).waitFor();
  await illustrate(head, "request", { part: head.getByRole("region", { name: "申请事项" }) });
}, 300_000);

test("the guide shows a unit's work and who stands in for whom", async () => {
  const clerk = await story.page(transport.clerk);
  await clerk.goto("/todo");
  await illustrate(clerk, "todo-unit", { height: 590 });
  const signer = await story.page(transport.signer);
  await signer.goto("/me/settings");
  await act(signer, "设置代理", "设置代理", async (dialog) => {
    await dialog.getByLabel("代理人").press("Enter");
    await signer.locator(".ant-select-item-option").first().waitFor();
    await dialog.getByLabel("代理人").press("Enter");
  });
  await signer.getByRole("button", { name: /^结束代理/ }).waitFor();
  await illustrate(signer, "settings", { height: 760, part: main(signer) });
}, 300_000);

test("the guide shows the administrators' pages and the first start", async () => {
  for (const [who, place, name] of [
    ["sysadmin", "/users", "accounts"],
    ["secadmin", "/roles", "roles"],
    ["auditor", "/audit", "audit"],
  ] as const) {
    const page = await story.page(who);
    await page.goto(place);
    await main(page).getByRole("row").nth(3).waitFor();
    if (who === "auditor") await sinceLastWeek(page);
    await illustrate(page, name, { height: 640, part: main(page) });
  }
  const empty = await newPage(await startServer({ database: "sqlite" }));
  await empty.goto("/setup");
  await empty.getByLabel("名称", { exact: true }).fill("云岭市人民代表大会");
  await illustrate(empty, "setup", { height: 960, part: main(empty) });
}, 300_000);

async function sinceLastWeek(page: Page) {
  await page.getByLabel("起始日期").fill(story.day(-7));
  await page.getByLabel("截止日期").fill(story.day(0));
}

/** The office takes down a paper; its scan is a picture of the form. */
async function enter(office: Page, scan: Buffer) {
  await office.goto("/suggestions/enter");
  await choose(office, office.getByLabel("领衔代表"), await story.nameOf("db0004"));
  await choose(office, office.getByLabel("附议代表"), await story.nameOf("db0005"));
  await office.keyboard.press("Escape");
  await office.getByLabel("收到日期").fill(story.day(-1));
  await office.getByLabel("标题", { exact: true }).fill("关于恢复石桥村渡口夜间照明的建议");
  await office.getByLabel("类别").selectOption("城建环保");
  await office
    .getByLabel("情况")
    .fill("渡口每天有两百多名群众往返，夜间没有照明，上下船不便，去年冬天有三人滑倒。");
  await office.getByLabel("第 1 项", { exact: true }).fill("恢复渡口夜间照明，明确日常维护单位。");
  await office
    .locator("input[type=file]")
    .setInputFiles({ name: "签名原件.png", mimeType: "image/png", buffer: scan });
  await office.getByText("签名原件.png").waitFor();
  await office.getByRole("radio", { name: "同意全文公开" }).check();
  await illustrate(office, "entry", { height: 2000, part: main(office).locator("> div"), margin: 14 });
}

/** Some rows of a register of former years: one of them without a title, one with a day that there is not. */
const register = `届次会议,建议号,标题,类别,承办单位,答复日期,满意度
九届三次会议,第012号,关于增设滨江路过街天桥的建议,城建环保,市住房和城乡建设局,2025-06-30,满意
九届三次会议,第013号,关于扶持稻香镇粮食烘干中心的建议,农业农村,市农业农村局,2025-06-18,满意
九届三次会议,第014号,,教科文卫,市教育局,2025-07-02,基本满意
九届三次会议,第015号,关于延长图书室开放时间的建议,教科文卫,市文化和旅游局,2025-07-39,满意
九届三次会议,第016号,关于整治学府路街道背街小巷积水的建议,城建环保,市水务局,2025-05-28,基本满意
`;
