import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { act, choose, look, words } from "./acting";
import { phone } from "./harness";
import { Story, transport } from "./story";

const title = "关于恢复石桥村渡口夜间照明的建议";
/** The smallest picture there is. */
const scan = {
  name: "原件.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
    "base64",
  ),
};

test("what a deputy hands in on paper is entered with its scan, answered on paper too, and rated on paper", async () => {
  const story = await Story.begin();
  const office = await story.page("office");
  await enter(office, story);
  await office.getByRole("link", { name: "打印收件回执" }).click();
  await office.getByText(`您领衔、${await story.nameOf("db0005")}附议的《${title}》已经收到。`).waitFor();
  await look(office, "receipt", true);
  await office.getByRole("button", { name: "返回" }).click();
  await office.getByRole("link", { name: "查看本件，开始审查" }).click();
  await office.getByRole("heading", { level: 1, name: title }).waitFor();
  const item = { id: Number(new URL(office.url()).pathname.split("/")[2]), title };
  await act(office, "开始审查", "开始审查");
  await act(office, "登记编号", "登记编号");

  const lead = await story.at("db0004", item, phone);
  await lead.getByText(scan.name, { exact: false }).first().waitFor();
  await look(lead, "entered-phone", true);

  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);
  await story.deliver(item.id, transport, { number: "交函〔2026〕77号" });
  const clerk = await story.at(transport.clerk, item);
  await act(clerk, "登记纸质送达", "登记纸质送达", async (dialog) => {
    await dialog.getByLabel(/送达日期/).fill(story.day(0));
  });
  await clerk.getByText("纸质送达", { exact: false }).first().waitFor();
  await look(clerk, "paper-delivery", true);

  await verifyPrint(clerk, await story.stranger(phone));
  await story.at("office", item);
  await act(office, "录入纸质反馈", "录入纸质反馈", async (dialog) => {
    for (const part of ["办理态度", "办理结果"])
      await dialog.getByRole("radiogroup", { name: part }).getByRole("radio", { name: /^满意/ }).check();
    await dialog.getByRole("button", { name: "录入纸质反馈" }).click();
    await dialog.getByText("请上传代表签名的纸质反馈表扫描件。").waitFor();
    await dialog.locator("input[type=file]").setInputFiles({ ...scan, name: "反馈表.png" });
    await dialog.getByText("反馈表.png").waitFor();
  });
  await office.getByRole("button", { name: /下载.*反馈表\.png/ }).waitFor();
  await look(office, "paper-feedback", true);
  await story.at(transport.clerk, item);
  expect(await clerk.getByText("反馈表.png").count()).toBe(0);
  await story.act("office", item.id, `/suggestions/${item.id}/release-feedback`);
  await story.at(transport.clerk, item);
  await clerk.getByRole("button", { name: /下载.*反馈表\.png/ }).waitFor();
}, 300_000);

test("empty forms are printed from the page where papers are entered", async () => {
  const story = await Story.begin();
  const office = await story.page("office");
  await office.goto("/suggestions/enter");
  await office.getByRole("link", { name: "代表建议专用纸" }).click();
  await office.getByRole("heading", { name: "代表建议、批评和意见专用纸" }).waitFor();
  await look(office, "form-suggestion", true);
  await office.goto("/print/forms/feedback");
  await office.getByText("□不满意").first().waitFor();
  await look(office, "form-feedback", true);
});

/** The office takes the paper down; the page is left in between, and nothing is lost. */
/** The unit prints its reply and takes it as a Word file; whoever holds the print checks it without a log-in. */
async function verifyPrint(clerk: Page, stranger: Page) {
  await clerk.getByRole("link", { name: "打印答复" }).first().click();
  const code = clerk.locator("aside strong");
  await code.waitFor();
  await look(clerk, "reply-print", true);
  const [file] = await Promise.all([
    clerk.waitForEvent("download"),
    clerk.getByRole("button", { name: "下载 Word" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/代表建议的答复\.docx$/);
  await stranger.goto("/verify");
  await stranger.getByLabel("验证码").fill("0000 0000 0000");
  await stranger.getByRole("button", { name: words("核对") }).click();
  await stranger.getByText("没有这个验证码对应的函件").first().waitFor();
  await stranger.getByLabel("验证码").fill((await code.innerText()).toLowerCase().replaceAll("-", " "));
  await stranger.getByRole("button", { name: words("核对") }).click();
  await stranger.getByRole("heading", { name: "确系本系统发出，现行有效" }).waitFor();
  await stranger.getByText("交函〔2026〕77号").waitFor();
  await look(stranger, "verify-phone", true);
}

async function enter(office: Page, story: Story) {
  await office.getByRole("navigation", { name: "主菜单" }).getByRole("link", { name: "录入纸质件" }).click();
  const [lead, cosigner] = [await story.nameOf("db0004"), await story.nameOf("db0005")];
  await choose(office, office.getByLabel("领衔代表"), lead);
  await choose(office, office.getByLabel("附议代表"), cosigner);
  await office.getByLabel("收到日期").fill(story.day(-1));
  await office.getByLabel("标题", { exact: true }).fill(title);
  await office.getByLabel("类别").selectOption("城建环保");
  await office.reload();
  await office.getByText("已恢复上次未录完的内容").waitFor();
  await office.getByTitle(lead).first().waitFor();
  await office.getByLabel("情况").fill("渡口夜间没有照明，群众上下船不便。");
  await office.getByLabel("第 1 项", { exact: true }).fill("请恢复渡口夜间照明。");
  await office.getByRole("radio", { name: "同意全文公开" }).check();
  await office.getByRole("button", { name: /^录\s*入$/ }).click();
  await office.getByText("请上传代表签名的原件扫描件。").waitFor();
  await office.locator("input[type=file]").setInputFiles(scan);
  await office.getByText(scan.name).waitFor();
  await look(office, "entry", true);
  await office.getByRole("button", { name: /^录\s*入$/ }).click();
  await office.getByText(/已提交，收件编号/).waitFor();
  await look(office, "entered");
}
