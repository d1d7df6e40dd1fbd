import type { Locator, Page } from "playwright-core";
import { beforeAll, test } from "vitest";

import { act, arrive, choose, pick } from "./acting";
import { illustrate, phone } from "./harness";
import { Story, transport } from "./story";

const title = "关于开通城北社区至市人民医院公交专线的建议";
const situation =
  "城北片区六个社区有六十岁以上老人四千二百多人。到市人民医院看病要换乘两次，单程一个多小时；末班车下午五点半，做完检查常常赶不上。";
const analysis =
  "现有线路按上下班的客流设置，没有顾及就医的时段。医院门前没有站点，下车后还要走八百米，雨天尤其不便。";
const points = [
  "开通城北社区直达市人民医院的公交专线，首班不晚于七点。",
  "将末班车延长到晚上七点。",
  "在医院门诊楼前增设站点和候车座椅。",
];
const answers = [
  "专线方案已经编制完成，途经六个社区，全程三十五分钟，首班六点五十分，每半小时一班，计划明年三月开通。",
  "专线开通前，先将现有两条线路的末班车延长到晚上七点，自下月一日起实行。",
  "已与市人民医院现场选定站位，候车亭和座椅与专线同时启用。",
];

let story: Story;
let id: number;

const item = () => ({ id, title });
const main = (page: Page) => page.getByRole("main");
const region = (page: Page, name: string) => main(page).getByRole("region", { name });

beforeAll(async () => {
  story = await Story.begin();
});

test("the guide shows how a deputy writes, invites and submits on the phone", async () => {
  const empty = await story.visitor(phone);
  await empty.goto("/login");
  await empty.getByLabel("登录名").fill("deputy");
  await illustrate(empty, "login", { height: 620 });

  const deputy = await story.page("deputy", phone);
  await illustrate(deputy, "todo-deputy");
  await deputy.goto("/suggestions/new");
  await deputy.getByLabel("标题", { exact: true }).fill(title);
  await deputy.waitForURL(/\/suggestions\/\d+\/edit$/);
  id = Number(new URL(deputy.url()).pathname.split("/")[2]);
  await deputy.getByLabel("类别").selectOption("城建环保");
  await deputy.getByLabel("情况").fill(situation);
  await deputy.getByLabel("分析").fill(analysis);
  await deputy.getByLabel("第 1 项", { exact: true }).fill(points[0] ?? "");
  for (const [index, text] of points.slice(1).entries()) {
    await deputy.getByRole("button", { name: "增加一项" }).click();
    await deputy.getByLabel(`第 ${index + 2} 项`, { exact: true }).fill(text);
  }
  await deputy.getByRole("radio", { name: "同意全文公开" }).check();
  await deputy.getByLabel("建议的承办单位").fill(transport.name);
  await deputy.getByText(/已保存 \d/).waitFor();
  await illustrate(deputy, "write", { height: 1180 });

  const invited = await Promise.all(["db0002", "db0003"].map((who) => story.nameOf(who)));
  await act(deputy, "邀请附议", "邀请附议", async (dialog) => {
    for (const name of invited) await choose(deputy, dialog.getByLabel("受邀代表"), name);
    await dialog.getByText("受邀代表会收到通知", { exact: false }).click();
    await deputy.locator(".ant-select-dropdown:visible").waitFor({ state: "hidden" });
    await illustrate(deputy, "invite", { height: 620 });
  });
  const willing = await story.at("db0002", item(), phone);
  await willing.getByText("请您附议").first().waitFor();
  await willing.getByRole("button", { name: "确认附议" }).waitFor();
  await illustrate(willing, "cosign");
  await act(willing, "确认附议", "确认附议");

  await deputy.goto(`/suggestions/${id}/edit`);
  await deputy.getByRole("button", { name: /^提\s*交$/ }).click();
  const dialog = deputy.getByRole("dialog", { name: "提交建议" });
  await dialog.getByLabel("本人确认：以上内容及附件不含国家秘密。").check();
  await illustrate(deputy, "submit");
  await dialog.getByRole("button", { name: /^提\s*交$/ }).click();
  await deputy.waitForURL(new RegExp(`/suggestions/${id}$`));
}, 300_000);

test("the guide shows how the office reviews, registers and assigns", async () => {
  const office = await story.at("office", item());
  await act(office, "开始审查", "开始审查");
  await office.getByRole("button", { name: "登记编号" }).waitFor();
  await illustrate(office, "review", { height: 760, part: main(office) });
  await act(office, "登记编号", "登记编号");
  await office.goto("/suggestions?phase=in_handling&light=soon");
  await list(office);

  await office.goto("/assignment");
  await batch(office);
  await office.goto(`/print/assignments?from=${story.day(-9)}`);
  await office.getByText(title).waitFor();
  await illustrate(office, "assignment-list", { height: 700, part: office.getByRole("article") });
}, 300_000);

test("the guide shows how a unit answers, and how the reply is reviewed and signed", async () => {
  const clerk = await story.at(transport.clerk, item());
  await act(clerk, "签收", "签收");
  await act(clerk, "记录沟通", "记录沟通", async (dialog) => {
    await pick(clerk, dialog.getByLabel("沟通方式"), "座谈面商");
    await dialog.getByLabel(/地点/).fill("城北社区服务中心");
    await dialog.getByLabel("参加人员").fill("公交科科长、市公交集团调度员");
    await dialog
      .getByLabel("沟通情况", { exact: true })
      .fill("介绍了专线走向和班次，代表希望早班车提前到七点以前。");
  });
  const deputy = await story.at("deputy", item(), phone);
  await deputy.getByRole("button", { name: "查看并确认沟通情况" }).click();
  await illustrate(deputy, "contact", { stay: true });
  await act(deputy, "属实，确认", "属实，确认");

  await arrive(clerk, id, title);
  await answer(clerk, "已列入明年计划。");
  await illustrate(clerk, "reply-editor", { height: 1150, part: region(clerk, "撰写答复") });
  await act(clerk, "送核稿", "送核稿");

  const reviewer = await story.at(transport.reviewer, item());
  await act(reviewer, "退回修改", "退回修改", (dialog) =>
    dialog.getByLabel("退回意见").fill("请写明专线的班次和开通时间。"),
  );
  await arrive(clerk, id, title);
  await answer(clerk, answers[0] ?? "");
  await act(clerk, "送核稿", "送核稿");
  await arrive(reviewer, id, title);
  await reviewer.getByText("上次退回后的改动").waitFor();
  await illustrate(reviewer, "changes", { height: 1180, part: region(reviewer, "请求事项与答复") });
  await act(reviewer, "核稿通过，送签发", "核稿通过，送签发");

  const signer = await story.at(transport.signer, item(), phone);
  await signer.getByRole("button", { name: "签发并送达代表" }).waitFor();
  await illustrate(signer, "sign-phone");
  await act(signer, "签发并送达代表", "签发并送达代表", (dialog) =>
    dialog.getByLabel("发文字号").fill("交函〔2026〕128号"),
  );
}, 300_000);

test("the guide shows how a deputy follows and rates, and how the head decides on handling again", async () => {
  const deputy = await story.at("deputy", item(), phone);
  await deputy.getByText("为什么是这一天").first().click();
  await illustrate(deputy, "item-deputy", { height: 1000 });
  await act(deputy, "评价办理情况", "提交反馈", async (dialog) => {
    await rated(dialog, "办理态度", "满意");
    await rated(dialog, "办理结果", "不满意");
    await dialog.getByLabel("不满意的理由").fill("专线明年才开通，请先增开就医高峰的班次。");
    await illustrate(deputy, "feedback", { height: 1040 });
  });
  const head = await story.at("head", item());
  await head.getByRole("button", { name: "决定重新办理" }).click();
  const dialog = head.getByRole("dialog");
  await dialog.getByTitle(transport.name).waitFor();
  await dialog
    .getByLabel("重新办理的理由和要求")
    .fill("请会同市人民医院研究，在专线开通以前增开就医高峰的班次，并当面听取代表意见。");
  await illustrate(head, "rehandling", { part: head.locator(".ant-modal-container") });
  await dialog.getByRole("button", { name: "决定重新办理" }).click();
  await dialog.waitFor({ state: "hidden" });
  const office = await story.at("office", item());
  await office.getByText("为什么是这一天").first().click();
  await illustrate(office, "item-office", { height: 800, part: main(office) });
}, 300_000);

async function list(office: Page) {
  await office.getByRole("button", { name: "保存视图…" }).click();
  const dialog = office.getByRole("dialog");
  await dialog.getByLabel("名称").fill("即将到期");
  await dialog.getByRole("button", { name: /^保\s*存$/ }).click();
  await dialog.waitFor({ state: "hidden" });
  await illustrate(office, "list", { height: 760, part: main(office) });
}

/** Three at once, each with a unit of its own: two as their deputies wish it, and the one of this journey. */
async function batch(office: Page) {
  const rows = office.getByRole("row");
  await rows.nth(1).waitFor();
  for (const row of [rows.nth(1), rows.nth(2), rows.filter({ hasText: title })]) {
    const wish = /代表希望交由：(\S+?)(?:\s|$)/.exec(await row.innerText())?.[1] ?? "";
    await choose(office, row.getByLabel(/^承办单位/), wish);
  }
  await office.getByLabel("交办说明").fill("请按期办理，答复前与代表沟通。");
  await office.getByText("已选3件，其中3件已确定单位").waitFor();
  await illustrate(office, "assign", { height: 800, part: main(office) });
  await office.getByRole("button", { name: "交办所选3件" }).click();
  await office
    .getByRole("dialog")
    .getByRole("button", { name: /^交\s*办$/ })
    .click();
  await office.getByText("已交办3件").waitFor();
}

/** Answers all points, the first one so; a class with a promise. */
async function answer(clerk: Page, first: string) {
  await clerk.getByRole("button", { name: "撰写答复" }).click();
  await clerk
    .getByLabel(/^开头语/)
    .fill(`您提出的《${title}》收悉。我局会同市公交集团到六个社区和医院实地调查，现答复如下。`);
  for (const [index, text] of [first, ...answers.slice(1)].entries())
    await clerk.getByLabel(`对第${index + 1}项的答复`).fill(text);
  await clerk.getByRole("radio", { name: /^B类/ }).check();
  await clerk.getByLabel("承诺事项").fill("开通城北社区至市人民医院公交专线。");
  await clerk.getByLabel("承诺办结日期").fill(story.day(120));
  await clerk.getByLabel(/^联系人/).fill("魏联系");
  await clerk.getByLabel(/^联系电话/).fill("0000-0001234");
  await clerk.getByText("各项要求已经完成，可以送核稿。").waitFor();
  await clerk.getByText(/已自动保存/).waitFor();
}

const rated = (dialog: Locator, group: string, word: string) =>
  dialog
    .getByRole("radiogroup", { name: group })
    .getByRole("radio", { name: new RegExp(`^${word}`) })
    .check();
