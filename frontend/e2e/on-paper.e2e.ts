import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { act, choose, look, pick } from "./acting";
import { phone } from "./harness";
import { Story, transport } from "./story";

const title = "关于在城西菜市场增设无障碍坡道的建议";
/** The smallest picture there is. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

test("what deputies put on paper on the way is entered with its scan, and what was asked for is taken back", async () => {
  const story = await Story.begin();
  const [first, second] = [await story.nameOf("deputy"), await story.nameOf("db0002")];
  const id = await story.write("deputy", title, ["请在市场入口增设无障碍坡道。"]);
  const item = { id, title };

  const lead = await story.at("deputy", item, phone);
  await act(lead, "邀请附议", "邀请附议", async (dialog) => {
    await choose(lead, dialog.getByLabel("受邀代表"), second);
    await dialog.getByText("受邀代表会收到通知", { exact: false }).click();
    await lead.locator(".ant-select-dropdown:visible").waitFor({ state: "hidden" });
    await dialog.getByLabel("有代表以纸质签名附议，请代表工作机构代录").check();
    await look(lead, "paper-invite-phone");
  });

  const office = await story.at("office", item);
  await enter(office, "确认附议", "附议签名页.png", async () => {
    const dialog = office.getByRole("dialog");
    await dialog.getByText(`代表签名附议的是第1稿《${title}》。`).waitFor();
    await dialog.getByRole("button", { name: /^录\s*入$/ }).click();
    await dialog.getByText("请上传代表签名的纸质件扫描件。").waitFor();
    await look(office, "paper-signature-dialog");
  });
  await office.getByText(/已确认 · 第1稿/).waitFor();
  await office.getByText(`依${second}代表签名的纸质件录入`, { exact: false }).waitFor();
  await office.getByRole("button", { name: /下载.*附议签名页\.png/ }).waitFor();
  await look(office, "paper-signature-entered", true);

  await story.act("deputy", id, `/suggestions/${id}/submit`, { no_state_secrets: true });
  await story.act("office", id, `/suggestions/${id}/start-review`);
  await story.at("office", item);
  await act(office, "提请不作为建议处理", "提请不作为建议处理", async (dialog) => {
    await pick(office, dialog.getByLabel("情形"), "其他不宜作为建议处理的情形");
    await dialog.getByLabel("理由").fill("拟请相关部门直接答复。");
  });
  await office.getByText("等待代表工作机构负责人决定是否作建议处理").waitFor();
  expect(await office.getByRole("button", { name: "登记编号" }).count()).toBe(0);
  await act(office, "收回申请", "收回申请", async (dialog) => {
    await dialog.getByText("收回后不再需要决定", { exact: false }).waitFor();
    await dialog.getByLabel(/理由/).fill("经研究仍按建议办理。");
    await look(office, "paper-take-back-dialog");
  });
  await office.getByText("收回不作建议处理的提请").first().waitFor();
  await look(office, "paper-taken-back", true);
  await act(office, "登记编号", "登记编号");

  await story.assign(id, [transport, "sole"]);
  await story.receive(id, transport);
  await story.deliver(id, transport, { number: "交函〔2026〕88号" });
  await story.at("office", item);
  await enter(office, "确认沟通情况", "沟通确认单.png", async () => {
    const dialog = office.getByRole("dialog");
    await dialog.getByRole("radio", { name: "属实" }).check();
    await look(office, "paper-contact-dialog");
  });
  await office.getByText("代表已确认", { exact: false }).first().waitFor();

  await enter(office, "申请撤回建议", "撤回申请.png", async () => {
    await office.getByRole("dialog").getByLabel("理由").fill("坡道已经修好。");
    await look(office, "paper-withdrawal-dialog");
  });
  await office.getByText(`${first}代表以纸质提出`, { exact: false }).waitFor();
  await look(office, "paper-withdrawal-asked", true);
  await story.at("deputy", item);
  await lead.getByText(`${first}代表以纸质提出`, { exact: false }).waitFor();
  await look(lead, "paper-withdrawal-phone", true);

  await enter(office, "收回申请", "收回说明.png");
  await office.getByText("收回撤回申请，继续办理").first().waitFor();
  await look(office, "paper-withdrawal-taken-back", true);

  await enter(office, "申请撤回建议", "再次申请.png", async () => {
    await office.getByRole("dialog").getByLabel("理由").fill("坡道确已修好。");
  });
  await enter(office, "答复是否同意撤回", "附议代表意见.png", async () => {
    await office.getByRole("dialog").getByRole("radio", { name: "同意", exact: true }).check();
  });
  // Who entered the papers does not decide: a colleague does.
  expect(await office.getByRole("button", { name: /^同\s*意$/ }).count()).toBe(0);
  await story.at("deputy", item);
  await lead.getByRole("button", { name: /下载.*附议代表意见\.png/ }).waitFor();
  await look(lead, "paper-history-phone", true);
  const states = (await story.item("deputy", id)).requests.map(({ kind, state }) => [kind, state]);
  expect(states).toEqual([
    ["withdrawal", "taken_back"],
    ["withdrawal", "open"],
  ]);
}, 300_000);

/** The office enters what one deputy put on paper. */
async function enter(office: Page, what: string, scan: string, fill?: () => Promise<unknown>) {
  await act(office, `代录：${what}`, "录入", async (dialog) => {
    await fill?.();
    await dialog
      .locator("input[type=file]")
      .setInputFiles({ name: scan, mimeType: "image/png", buffer: picture });
    await dialog.getByText(scan).waitFor();
  });
}

test("what a delegation hands in on paper is entered under its head", async () => {
  const story = await Story.begin();
  const office = await story.page("office");
  await office.goto("/suggestions/enter");
  await office.getByRole("radio", { name: "代表团（全团建议）" }).check();
  expect(await office.getByLabel("领衔代表").count()).toBe(0);
  await office.getByLabel("代表团", { exact: true }).press("Enter");
  const chosen = office.locator(".ant-select-dropdown:visible .ant-select-item-option").first();
  const [delegation = ""] = ((await chosen.getAttribute("title")) ?? "").split(" · ");
  await chosen.click();
  await office.getByLabel("收到日期").fill(story.day(0));
  await office.getByLabel("标题", { exact: true }).fill("关于建设城东河滨公园的建议");
  await office.getByLabel("类别").selectOption("城建环保");
  await office.getByLabel("情况").fill("城东片区没有公园。");
  await office.getByLabel("第 1 项", { exact: true }).fill("请建设城东河滨公园。");
  await office.getByRole("radio", { name: "同意全文公开" }).check();
  await office
    .locator("input[type=file]")
    .setInputFiles({ name: "全团建议.png", mimeType: "image/png", buffer: picture });
  await office.getByText("全团建议.png").waitFor();
  await look(office, "paper-delegation", true);
  await office.getByRole("button", { name: /^录\s*入$/ }).click();
  await office.getByText(/已提交，收件编号/).waitFor();
  await office.getByRole("link", { name: "查看本件，开始审查" }).click();
  await office.getByRole("heading", { level: 1, name: "关于建设城东河滨公园的建议" }).waitFor();
  await office.getByText(delegation, { exact: false }).first().waitFor();
  const { proposer } = await story.item("office", Number(new URL(office.url()).pathname.split("/")[2]));
  expect([proposer.kind, proposer.delegation_name]).toEqual(["delegation", delegation]);
}, 300_000);
