import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";

import { look } from "./acting";
import { desk, phone } from "./harness";
import { Story } from "./story";

const title = "关于设立省级山地旅游安全示范区的建议";

test("a topic becomes a suggestion to the province, is signed, handed in, answered, followed up and concluded", async () => {
  const story = await Story.begin();
  const deputy = await story.page("deputy", phone);
  const own = await story.nameOf("deputy");
  await deputy.goto("/upward");
  await deputy.getByText("关于支持少数民族村寨非遗工坊发展的建议").waitFor();
  await look(deputy, "upward-list-phone");
  await act(deputy, "提出选题", (dialog) => dialog.getByLabel("标题").fill(title));
  await deputy.waitForURL(/\/upward\/\d+$/);
  const place = new URL(deputy.url()).pathname;
  await deputy.getByText("目前只有选题，尚未起草内容。").waitFor();

  const head = await story.page("head", desk);
  await arrive(head, place);
  await act(head, "确定选题", async (dialog) => {
    await dialog.getByLabel("领衔代表").fill(own);
    await head.getByTitle(own).last().click();
    await look(head, "upward-adopt");
  });
  await head.getByText(`确定选题，由${own}代表领衔`).waitFor();

  await arrive(deputy, place);
  await act(deputy, "修改内容", async (dialog) => {
    await dialog.getByLabel("情况和理由").fill("山地景区救援、气象和客流信息各成一套，游客迷路后定位困难。");
    await dialog.getByLabel("具体建议").fill("统一山地旅游安全信息平台\n支持救援装备更新");
    await look(deputy, "upward-edit-phone");
  });
  await act(deputy, "开始征集签名");
  await act(deputy, "签名");
  await deputy.getByText("已有 1 名代表签名").waitFor();
  await look(deputy, "upward-signing-phone", true);

  const office = await story.page("office", desk);
  await arrive(office, place);
  await handIn(office);
  await act(office, "登记答复", async (dialog) => {
    await dialog.getByLabel("答复单位").fill("省文化和旅游厅");
    await dialog.getByLabel("答复日期").fill(today());
    await dialog.getByRole("button", { name: "登记答复" }).click();
    await dialog.getByText("请录入答复内容，或上传答复函扫描件。").first().waitFor();
    await dialog.getByLabel("答复内容").fill("已列入研究课题。");
  });

  await arrive(deputy, place);
  await rate(deputy, "不满意", "没有实施时间。");
  await arrive(office, place);
  await office.getByText("代表对答复不满意，继续跟踪，等待新的答复。").waitFor();
  await act(office, "记录跟踪情况", (dialog) => dialog.getByLabel("跟踪情况").fill("已与省厅联系。"));
  await act(office, "登记答复", async (dialog) => {
    await dialog.getByLabel("答复单位").fill("省文化和旅游厅");
    await dialog.getByLabel("答复日期").fill(today());
    await dialog.getByLabel("答复内容").fill("明年启动两处试点。");
  });
  await arrive(deputy, place);
  await rate(deputy, "满意");
  await deputy.getByText("已办结", { exact: true }).first().waitFor();

  await arrive(office, place);
  await look(office, "upward-item", true);
  expect(await office.getByRole("region", { name: /第 \d 次答复/ }).count()).toBe(2);
  await office.getByRole("link", { name: "打印专用纸" }).click();
  await office.getByRole("table", { name: "提出建议的代表（1 名）" }).waitFor();
  await look(office, "upward-paper", true);

  const clerk = await story.page("clerk", desk);
  await clerk.goto(place);
  await clerk.getByText("没有找到这条内容").first().waitFor();
}, 180_000);

/** The number, the day and the scan go with the submission; what is missing is named. */
async function handIn(page: Page) {
  await act(page, "登记提交", async (dialog) => {
    await dialog.getByLabel("会议名称").fill("省第十四届人民代表大会第五次会议");
    await dialog.getByLabel("上级编号").fill("第0333号");
    await dialog.getByLabel("提交日期").fill(today());
    await dialog.getByRole("button", { name: "登记提交" }).click();
    await dialog.getByText("请上传代表签名的纸质件扫描件。").waitFor();
    await dialog.locator("input[type=file]").setInputFiles({
      name: "签名页.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n",
      ),
    });
    await dialog.getByText("签名页.pdf", { exact: true }).waitFor();
  });
  await page.getByRole("button", { name: "下载 签名页.pdf" }).waitFor();
}

async function rate(page: Page, result: string, reasons?: string) {
  await act(page, "反馈意见", async (dialog) => {
    await dialog.getByRole("radio", { name: result, exact: true }).check();
    if (reasons) await dialog.getByLabel(/^说明/).fill(reasons);
  });
}

async function act(page: Page, button: string, fill?: (dialog: Locator) => Promise<unknown>) {
  await page
    .getByRole("main")
    .getByRole("button", { name: words(button) })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await fill?.(dialog);
  await dialog.getByRole("button", { name: words(button) }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.waitForLoadState("networkidle");
}

/** A button of two characters has a space between them. */
const words = (text: string) => new RegExp(`${text.length === 2 ? text.split("").join("\\s*") : text}$`);

const today = () =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" }).format(new Date());

async function arrive(page: Page, place: string) {
  await page.goto(place);
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.waitForLoadState("networkidle");
}
