import { readFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";

import { act, look } from "./acting";
import { desk, phone } from "./harness";
import { Story } from "./story";

const unit = "市交通运输局";
const material = suggestionText();

test.each(["sqlite", "postgres"] as const)(
  "on %s one suggestion goes the whole line with everyone logged in, is handled again and closed",
  async (database) => {
    console.info(`The suggestion's text: ${material.source}`);
    const story = await Story.begin(database);
    const login0 = await story.visitor();
    await login0.goto("/login");
    await login0.getByLabel("登录名").waitFor();
    await look(login0, "login");

    const deputy = await story.page("deputy", phone);
    await look(deputy, "todo-deputy");
    const office = await story.page("office", desk);
    const head = await story.page("head", desk);
    const clerk = await story.page("clerk", desk);
    const reviewer = await story.page("reviewer", desk);
    const signer = await story.page("signer", phone);

    const place = await write(deputy);
    await register(office, place);
    await receive(clerk, place);

    await arrive(deputy, place);
    await act(deputy, "属实，确认", "属实，确认");
    await reply(clerk, place, { answer: "已列入计划", picture: true });
    await passReview(reviewer, place);
    await sign(signer, place, "交函〔2026〕101号", true);

    await arrive(deputy, place);
    await rate(deputy, ["基本满意", "不满意"], "答复没有说明完成的时间，请明确。");
    await arrive(head, place);
    await act(head, "决定重新办理", "决定重新办理", async (dialog) => {
      await chooseUnit(head, dialog);
      await dialog.getByLabel("重新办理的理由和要求").fill("请明确完成时间，并当面听取代表意见。");
    });

    await arrive(clerk, place);
    await act(clerk, "签收", "签收");
    await contact(clerk, "重新办理后，就完成时间与代表面商。");
    await reply(clerk, place, { answer: "本月底前完成" });
    await passReview(reviewer, place);
    await sign(signer, place, "交函〔2026〕118号");
    await arrive(deputy, place);
    await rate(deputy, ["满意", "满意"]);

    await arrive(office, place);
    await act(office, "办结", "办结");
    await office.getByText("已办结").first().waitFor();
    await office.getByText(/第1轮办理/).click();
    expect(await office.getByText("交函〔2026〕101号").first().isVisible()).toBe(true);
    expect(await office.getByText("交函〔2026〕118号").first().isVisible()).toBe(true);
    await look(office, "item-rounds", true);
    await arrive(deputy, place);
    expect(await deputy.getByRole("heading", { name: "现在可办" }).count()).toBe(0);
    await look(deputy, "item-deputy");
  },
  180_000,
);

/** The deputy writes on the phone: typed, pasted from a word processor, saved by itself, submitted. */
async function write(page: Page): Promise<string> {
  await page.getByRole("link", { name: "写建议" }).first().click();
  await page.getByLabel("标题", { exact: true }).fill(material.title);
  await page.waitForURL(/\/suggestions\/\d+\/edit$/);
  await page.getByText(/已保存 \d/).waitFor();
  await page.getByLabel("类别").selectOption("城建环保");
  await page.getByLabel("情况").fill(material.text);
  await paste(
    page.getByLabel("分析"),
    "<p class=MsoNormal><b>成因</b>：<o:p></o:p>长期缺少养护。</p><style>p{}</style>",
  );
  expect(await page.getByLabel("分析").inputValue()).toBe("成因：长期缺少养护。");
  await paste(
    page.getByLabel("第 1 项", { exact: true }),
    "<p>1、请查明情况，明确由谁负责。</p><p>2、请拿出解决办法和完成时间。</p>",
  );
  expect(await page.getByLabel("第 2 项", { exact: true }).inputValue()).toBe("请拿出解决办法和完成时间。");
  await page.getByLabel("建议的承办单位").fill(unit);
  await page.getByRole("radio", { name: "同意全文公开" }).check();
  await page.getByText(/已保存 \d/).waitFor();
  await look(page, "editor", true);

  await page.getByRole("button", { name: /^提\s*交$/ }).click();
  const dialog = page.getByRole("dialog", { name: "提交建议" });
  await dialog.getByRole("button", { name: /^提\s*交$/ }).click();
  await dialog.getByText("请先确认内容不含国家秘密。").waitFor();
  await dialog.getByLabel("本人确认：以上内容及附件不含国家秘密。").check();
  await look(page, "submit-phone");
  await dialog.getByRole("button", { name: /^提\s*交$/ }).click();
  await page.waitForURL(/\/suggestions\/\d+$/);
  await page.getByRole("heading", { level: 1, name: material.title }).waitFor();
  return new URL(page.url()).pathname;
}

/** The office finds it by words of its title, reviews, registers and assigns it. */
async function register(page: Page, place: string) {
  await page.getByRole("navigation", { name: "主菜单" }).getByRole("link", { name: "建议库" }).click();
  await page.getByPlaceholder("标题、事项、编号、代表、单位").fill(material.title.slice(2, 12));
  await page.getByPlaceholder("标题、事项、编号、代表、单位").press("Enter");
  await page.getByText("共 1 条").waitFor();
  await look(page, "list-office");
  await page.getByRole("link", { name: material.title }).first().click();
  await page.waitForURL(`**${place}`);
  await act(page, "开始审查", "开始审查");
  await act(page, "登记编号", "登记编号");
  await look(page, "item-office");
  await act(page, "交办", "交办", async (dialog) => {
    await chooseUnit(page, dialog);
    await dialog.getByLabel(/交办说明/).fill("请按期办理，并在答复前与代表沟通。");
  });
}

async function receive(page: Page, place: string) {
  await arrive(page, place);
  await act(page, "签收", "签收");
  await contact(page, "向代表说明了现场勘查的情况，代表表示理解。");
}

async function contact(page: Page, summary: string) {
  await act(page, "记录沟通", "记录沟通", async (dialog) => {
    await dialog.getByLabel("沟通方式").press("Enter");
    await page.getByTitle("座谈面商").last().waitFor();
    await dialog.getByLabel("沟通方式").press("Enter");
    await dialog.getByLabel(/地点/).fill("现场");
    await dialog.getByLabel("参加人员").fill("经办人、代表");
    await dialog.getByLabel("沟通情况", { exact: true }).fill(summary);
  });
}

/** The clerk answers point by point; what is missing is named until nothing is. */
async function reply(
  page: Page,
  place: string,
  { answer, picture = false }: { answer: string; picture?: boolean },
) {
  await arrive(page, place);
  await page.getByRole("button", { name: "撰写答复" }).click();
  await page.getByLabel(/^开头语/).fill("您提出的建议收悉，现答复如下。");
  await page.getByLabel("对第1项的答复").fill(`第1项：${answer}。由本局公路科负责。`);
  await page.getByText(/已自动保存/).waitFor();
  await page.getByText("还有请求事项没有答复").waitFor();
  await page.getByLabel("对第2项的答复").fill(`第2项：${answer}。`);
  await page.getByRole("radio", { name: /^A类/ }).check();
  await page.getByLabel(/^联系人/).fill("魏联系");
  await page.getByLabel(/^联系电话/).fill("0000-0001234");
  await page.getByText("各项要求已经完成，可以送核稿。").waitFor();
  await page.getByText(/已自动保存/).waitFor();
  if (picture) await look(page, "reply-editor", true);
  await act(page, "送核稿", "送核稿");
}

async function passReview(page: Page, place: string) {
  await arrive(page, place);
  await act(page, "核稿通过，送签发", "核稿通过，送签发");
}

async function sign(page: Page, place: string, number: string, picture = false) {
  await arrive(page, place);
  await page.getByRole("button", { name: "签发并送达代表" }).waitFor();
  if (picture) await look(page, "sign-phone");
  await act(page, "签发并送达代表", "签发并送达代表", (dialog) => dialog.getByLabel("发文字号").fill(number));
}

/** Nothing is chosen beforehand, and whoever is dissatisfied says why. */
async function rate(page: Page, [attitude, result]: [string, string], reasons?: string) {
  await act(page, "评价办理情况", "提交反馈", async (dialog) => {
    expect(await dialog.getByRole("radio", { checked: true }).count()).toBe(0);
    await option(dialog.getByRole("radiogroup", { name: "办理态度" }), attitude).check();
    await option(dialog.getByRole("radiogroup", { name: "办理结果" }), result).check();
    if (!reasons) return;
    await dialog.getByRole("button", { name: "提交反馈" }).click();
    await dialog.getByText("请填写不满意的理由").waitFor();
    await dialog.getByLabel("不满意的理由").fill(reasons);
    await look(page, "feedback");
  });
}

const option = (group: Locator, word: string) => group.getByRole("radio", { name: new RegExp(`^${word}`) });

async function chooseUnit(page: Page, dialog: Locator) {
  await dialog.getByLabel("承办单位").fill(unit);
  await page.getByTitle(unit, { exact: true }).last().click();
}

async function arrive(page: Page, place: string) {
  await page.goto(place);
  await page.getByRole("heading", { level: 1, name: material.title }).waitFor();
  await page.waitForLoadState("networkidle");
}

async function paste(field: Locator, html: string) {
  await field.focus();
  await field.evaluate((element, content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", content);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

/** A record of the real ones where they lie, else one in their shape. */
function suggestionText(): { title: string; text: string; source: string } {
  const folder = process.env.LIANLUO_REAL_DATA;
  if (!folder) {
    return {
      title: "关于加快修缮石桥村灌溉水坝的建议",
      text: "石桥村灌溉水坝年久失修，两侧渗漏，下游约三百亩水田灌溉无保障。",
      source: "one of the test's own, in the shape of the real records",
    };
  }
  const file = path.join(folder, "real-suggestions.tsv");
  const [heads = [], ...rows] = readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  const [title, excerpt] = [heads.indexOf("title"), heads.indexOf("excerpt")];
  const index = rows.findIndex((row) => row[title] && (row[excerpt] ?? "").length > 20);
  const row = rows[index];
  if (!row) throw new Error(`${file} has no record with a title and an excerpt`);
  return {
    title: row[title] ?? "",
    text: `${row[title]}。${row[excerpt]}`,
    source: `record ${index + 1} of ${file}`,
  };
}
