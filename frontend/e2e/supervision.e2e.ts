import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { act, look, pick, scan, words } from "./acting";
import { desk, login, newPage, phone, startServer } from "./harness";

const pdf = {
  name: "主任会议纪要.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"),
};

/** The smallest picture that is one. */
const photo = {
  name: "现场照片.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

test("a suggestion is nominated, compared, decided on, planned, visited, urged, looked back at, and stands on the board", async () => {
  const server = await startServer({ database: "sqlite", demo: true });
  const password = readFileSync(path.join(server.folder, "data/demo-password"), "utf8").trim();
  const enter = async (name: string, size: typeof desk) => {
    const page = await newPage(server, size);
    await login(page, name, password);
    await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
    return page;
  };

  // The leader sees in one look how all of them go.
  const leader = await enter("supervising_leader", desk);
  await leader.goto("/key-items");
  await leader.getByRole("list", { name: "重点督办建议" }).waitFor();
  expect(
    await leader.getByRole("list", { name: "重点督办建议" }).getByRole("heading", { level: 2 }).count(),
  ).toBe(10);
  await inOneLook(leader);
  await look(leader, "supervision-board", true);
  const leaderPhone = await enter("supervising_leader", phone);
  await leaderPhone.goto("/key-items");
  await leaderPhone.getByRole("list", { name: "重点督办建议" }).waitFor();
  await look(leaderPhone, "supervision-board-phone", true);
  await leader.goto("/todo");
  await leader.getByText("确认督办方案").first().waitFor();
  await look(leader, "supervision-leader-todo");

  // Nominate.
  const committee = await enter("committee", desk);
  const id = await handled(committee);
  await committee.goto(`/suggestions/${id}`);
  await act(committee, "推荐为重点督办建议", "推荐为重点督办建议", (dialog) =>
    dialog.getByLabel("理由").fill("群众反映集中，需要高位协调。"),
  );
  await committee.getByText("您已推荐这件建议为重点督办建议").waitFor();
  const title = await committee.getByRole("heading", { level: 1 }).innerText();

  // Compare and decide.
  const office = await enter("office", desk);
  await office.goto("/candidates");
  await office.getByRole("list", { name: "候选建议" }).waitFor();
  await act(office, `${title} 填写比选意见`, "填写比选意见", async (dialog) => {
    await dialog.getByLabel(/^比选意见/).fill("建议列入，年内有条件见到成效。");
    for (const label of [/^牵头督办领导/, /^牵头领办领导/, /^对口督办委员会/]) {
      await dialog.getByLabel(label).press("Enter");
      await office.locator(".ant-select-dropdown:visible .ant-select-item-option").first().click();
    }
    await pick(office, dialog.getByLabel(/^对口督办委员会/), "城乡建设和环境资源保护委员会");
  });
  await look(office, "supervision-candidates", true);
  await office.goto("/print/candidates");
  await office.getByRole("table").waitFor();
  await look(office, "supervision-candidates-paper", true);
  await office.goto("/candidates");
  await office.getByRole("button", { name: "登记会议决定" }).click();
  const decision = office.getByRole("dialog");
  await decision.getByLabel("会议名称").fill("常委会第45次主任会议");
  const verdict = decision.getByRole("group", { name: title });
  await verdict.getByRole("radio", { name: "列入", exact: true }).check();
  await decision.getByRole("button", { name: "登记会议决定" }).click();
  await decision.getByText("请上传会议纪要或决定文件。").waitFor();
  await decision.locator("input[type=file]").setInputFiles(pdf);
  await decision.getByText(pdf.name, { exact: true }).waitFor();
  await look(office, "supervision-decision");
  await decision.getByRole("button", { name: "登记会议决定" }).click();
  await decision.waitFor({ state: "hidden" });
  await office.getByText("常委会第45次主任会议").first().waitFor();

  // Plan and confirm.
  await committee.goto("/key-items");
  await committee.getByRole("link", { name: title }).click();
  await committee.waitForURL(/\/key-items\/\d+$/);
  const place = new URL(committee.url()).pathname;
  await act(committee, "编制方案", "编制方案", async (dialog) => {
    await dialog.getByLabel("督办目标").fill("年内完成整改，群众满意。");
    await dialog.getByLabel("第 1 步", { exact: true }).fill("完成现场勘察");
    await dialog.getByLabel("第 1 步的期限").fill(inDays(3));
    await dialog.getByRole("button", { name: "增加一步" }).click();
    await dialog.getByLabel("第 2 步", { exact: true }).fill("完成施工");
    await dialog.getByLabel("第 2 步的期限").fill(inDays(40));
    await look(committee, "supervision-plan-edit");
  });
  await act(committee, "提交确认", "提交确认");
  await committee.getByText("等待牵头督办领导确认").waitFor();
  await arrive(leaderPhone, place, title);
  await act(leaderPhone, "确认方案", "确认方案");
  await leaderPhone.getByText("已确认", { exact: true }).waitFor();
  await look(leaderPhone, "supervision-item-phone", true);

  // The unit reports.
  const clerk = await enter("clerk", desk);
  await arrive(clerk, place, title);
  await act(clerk, "完成现场勘察 报告进展", "报告进展", async (dialog) => {
    await dialog.getByLabel("进展情况").fill("三处点位勘察完毕，方案已报审。");
    await dialog.getByLabel("这一步已经完成").check();
  });
  await clerk.getByText("1/2 步完成").waitFor();

  // A changed plan keeps what is reached, and is confirmed again.
  await arrive(committee, place, title);
  await act(committee, "编制方案", "编制方案", async (dialog) => {
    expect(await dialog.getByRole("button", { name: "去掉第 1 步" }).count()).toBe(0);
    await dialog.getByLabel("第 2 步的期限").fill(inDays(50));
  });
  await act(committee, "提交确认", "提交确认");
  await committee.getByText("1/2 步完成").waitFor();
  await arrive(leaderPhone, place, title);
  await act(leaderPhone, "确认方案", "确认方案");
  await leaderPhone.getByText("已确认", { exact: true }).waitFor();

  // An activity: invitation, answer, sign-in by code.
  await arrive(committee, place, title);
  await act(committee, "安排活动", "安排活动", async (dialog) => {
    await dialog.getByRole("radio", { name: "现场督办" }).check();
    await dialog.getByLabel("日期").fill(inDays(0));
    await dialog.getByLabel("地点").fill("锦桥街道施工现场");
    await dialog.getByLabel("主题").fill("察看整改进度");
    await dialog.getByLabel("另外邀请的代表").fill("YS09001");
    await committee.locator(".ant-select-dropdown:visible .ant-select-item-option").first().click();
    await dialog.getByLabel("主题").click();
    await look(committee, "supervision-activity-plan");
  });
  await committee.getByRole("link", { name: /现场督办 · 察看整改进度/ }).click();
  await committee.waitForURL(/\/activities\/\d+$/);
  const activity = new URL(committee.url()).pathname;
  const deputy = await enter("deputy", phone);
  await deputy.goto("/todo");
  await deputy.getByText("答复活动邀请").filter({ visible: true }).first().waitFor();
  await deputy.goto(activity);
  await act(deputy, "答复邀请", "答复邀请", (dialog) =>
    dialog.getByRole("radio", { name: "参加", exact: true }).check(),
  );
  await deputy.getByText("您的答复：参加").waitFor();
  await look(deputy, "supervision-activity-phone", true);
  await committee.goto(`/print${activity}/code`);
  await committee.getByRole("button", { name: "生成签到码" }).click();
  const shown = committee.getByRole("img", { name: "签到二维码" });
  await shown.waitFor();
  await look(committee, "supervision-code", true);
  const scanned = await scan(committee, shown);
  const code = new URL(scanned).searchParams.get("code");
  // Somebody who is not logged in is sent to the log-in and comes back.
  const visitor = await newPage(server, phone);
  await visitor.goto(scanned);
  await visitor.getByLabel("登录名").fill("deputy");
  await visitor.getByLabel("密码").fill(password);
  await visitor.getByRole("button", { name: /^登\s*录$/ }).click();
  await visitor.getByText("签到成功").waitFor();
  await look(visitor, "supervision-signed-in-phone");
  await office.goto(`/sign-in?code=${code}`);
  await office.getByText("您当前的身份不在这次活动的邀请名单中").first().waitFor();
  await office.goto(activity);
  await office
    .getByText(/已签到/)
    .first()
    .waitFor();
  await office
    .getByRole("button", { name: /代为签到$/ })
    .first()
    .click();
  const byHand = office.getByRole("dialog");
  await byHand.getByLabel("情况说明").fill("晚到，未带手机。");
  await byHand.getByRole("button", { name: "代为签到" }).click();
  await byHand.waitFor({ state: "hidden" });
  await act(office, "记录活动情况", "记录活动情况", async (dialog) => {
    await dialog.getByLabel("活动情况").fill("代表察看了三处点位，提出两条意见，承办单位当场答复。");
    await dialog.locator("input[type=file]").setInputFiles(photo);
    await dialog.getByText(photo.name, { exact: true }).waitFor();
  });
  await office.getByRole("img", { name: `照片：${photo.name}` }).waitFor();
  await look(office, "supervision-activity", true);

  // A letter and its answer.
  await arrive(office, place, title);
  await act(office, "发函", "发函", (dialog) =>
    dialog.getByLabel("正文").fill("请加快推进，并书面回复进展。"),
  );
  await office.getByRole("link", { name: /^打印 人代催/ }).click();
  await office.getByText("请加快推进，并书面回复进展。").waitFor();
  await look(office, "supervision-letter", true);
  await arrive(clerk, place, title);
  await clerk.getByRole("button", { name: /^回复 人代催/ }).click();
  const reply = clerk.getByRole("dialog");
  await reply.getByLabel("回复内容").fill("正在施工，月底完成。");
  await reply.getByRole("button", { name: words("回复") }).click();
  await reply.waitFor({ state: "hidden" });
  await clerk.getByText("正在施工，月底完成。").first().waitFor();
  await look(clerk, "supervision-item", true);

  // A look back, at one whose replies are delivered.
  await lookBack(office);

  // The board tells of it.
  await leader.goto("/key-items");
  await leader.getByRole("link", { name: title }).waitFor();
  const card = leader.getByRole("listitem").filter({ hasText: title }).first();
  await card.getByText("1/2 步完成").waitFor();
  await leader.getByRole("button", { name: /有风险/ }).click();
  await leader.waitForURL(/status=at_risk/);
  const official = await enter("leading_official", phone);
  await official.goto("/key-items");
  await official.getByRole("link", { name: title }).waitFor();
  await look(official, "supervision-official-phone");
}, 300_000);

/** What a leader must know is inside the first screen: the counts, which add up, and every item that is late or at risk. */
async function inOneLook(page: Page) {
  await page.evaluate(() => scrollTo(0, 0));
  const counts = page.getByRole("group", { name: "按状态筛选" }).getByRole("button");
  const numbers = await counts.locator("strong").allInnerTexts();
  const list = page.getByRole("list", { name: "重点督办建议" });
  const cards = list.locator(":scope > li");
  expect(numbers.reduce((sum, n) => sum + Number(n), 0)).toBe(await cards.count());
  const urgent = list.locator(':scope > li[data-status="late"], :scope > li[data-status="at_risk"]');
  expect(await urgent.count()).toBe(Number(numbers[0]) + Number(numbers[1]));
  expect(await urgent.count()).toBeGreaterThan(1);
  for (const one of [...(await counts.all()), ...(await urgent.all())]) {
    const box = await one.boundingBox();
    expect(box && box.y >= 0 && box.y + box.height).toBeLessThanOrEqual(desk.height);
  }
}

/** An item that the printed unit handles and that is no key item yet. */
async function handled(page: Page): Promise<number> {
  await page.goto("/suggestions?phase=in_handling");
  const rows = page.getByRole("row").filter({ hasText: "市交通运输局" }).filter({ hasNotText: "重点督办" });
  await rows.first().waitFor();
  const href = await rows.first().getByRole("link").first().getAttribute("href");
  return Number(href?.split("/").at(-1));
}

async function lookBack(page: Page) {
  await page.goto("/key-items");
  await page.getByRole("list", { name: "重点督办建议" }).waitFor();
  const links = await page
    .getByRole("list", { name: "重点督办建议" })
    .getByRole("heading", { level: 2 })
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  for (const href of links) {
    await page.goto(href);
    await page.waitForLoadState("networkidle");
    const button = page.getByRole("main").getByRole("button", { name: "记录回头看" });
    if ((await button.count()) === 0) continue;
    await button.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("总体情况").fill("会同代表逐项核对，总体落实。");
    const promises = await dialog.getByRole("group").count();
    for (let at = 0; at < promises; at++)
      await pick(page, dialog.getByRole("group").nth(at).getByLabel("落实情况"), "已落实");
    await look(page, "supervision-look-back");
    await dialog.getByRole("button", { name: "记录回头看" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByText("会同代表逐项核对，总体落实。").first().waitFor();
    return;
  }
  throw new Error("the office finds no key item to look back at");
}

const inDays = (days: number) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" }).format(
    new Date(Date.now() + days * 86_400_000),
  );

async function arrive(page: Page, place: string, title: string) {
  await page.goto(place);
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.waitForLoadState("networkidle");
}
