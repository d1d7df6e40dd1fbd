import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import { act, look, pick } from "./acting";
import { desk, phone } from "./harness";
import { Story, transport } from "./story";

const unclear = "具体建议不明确，请写明希望解决什么、怎样解决";

let story: Story;

beforeAll(async () => {
  story = await Story.begin();
});

test("what the office returns with a reason is mended on the phone and comes back as a second text", async () => {
  const item = await story.suggestion("deputy", "关于修缮望江亭栈道的建议", ["请修缮栈道。"], {
    register: false,
  });
  const office = await story.at("office", item);
  await act(office, "退回修改", "退回修改", async (dialog) => {
    await pick(office, dialog.getByLabel("退回原因"), unclear);
    await dialog.getByLabel("具体说明").fill("请写明是哪一段栈道。");
    await look(office, "return-for-revision");
  });

  const deputy = await story.page("deputy", phone);
  await deputy.goto("/todo");
  await deputy
    .getByRole("link", { name: new RegExp(item.title) })
    .first()
    .click();
  await deputy.getByText("请写明是哪一段栈道。").first().waitFor();
  await deputy.getByText(unclear).first().waitFor();
  await look(deputy, "returned-phone", true);
  await deputy.getByRole("button", { name: "继续填写" }).click();
  await deputy.getByText("本件被退回修改").waitFor();
  await deputy.getByText(`退回原因：${unclear}`).waitFor();
  await deputy.getByLabel("第 1 项", { exact: true }).fill("请修缮望江亭至三号码头的栈道。");
  await deputy.getByText(/已保存 \d/).waitFor();
  await look(deputy, "returned-editor-phone", true);
  await act(deputy, "提交", "提交", (dialog) =>
    dialog.getByLabel("本人确认：以上内容及附件不含国家秘密。").check(),
  );
  await deputy.waitForURL(/\/suggestions\/\d+$/);

  await story.at("office", item);
  await office.getByText("请修缮望江亭至三号码头的栈道。").first().waitFor();
  await office.getByText("第1稿", { exact: true }).waitFor();
  const second = office.getByRole("listitem").filter({ hasText: "第2稿" });
  await second.locator("dt", { hasText: "第1项" }).waitFor();
  expect(await second.locator("del").count()).toBe(0);
  expect(await second.locator("ins").textContent()).toBe("望江亭至三号码头的");
  await look(office, "resubmitted-office", true);
  await act(office, "开始审查", "开始审查");
  await act(office, "登记编号", "登记编号");
  expect((await story.item("office", item.id)).phase).toBe("registered");
}, 180_000);

test("a reply comes back from the reviewer and from the signer, who sees on the phone what was changed since", async () => {
  const item = await story.suggestion("deputy", "关于更新老旧公交站牌的建议", [
    "请更新老城区的公交站牌。",
    "请在站牌上标明末班车时间。",
  ]);
  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);
  await story.draft(item.id, transport, { number: "" });

  const reviewer = await story.at(transport.reviewer, item);
  await act(reviewer, "退回修改", "退回修改", async (dialog) => {
    await dialog.getByRole("button", { name: "退回修改" }).click();
    await dialog.getByText(/请填写退回意见/).waitFor();
    await dialog.getByLabel("退回意见").fill("请写明更新多少块站牌。");
  });
  const clerk = await story.at(transport.clerk, item);
  await clerk
    .getByText(/^核稿退回意见/)
    .first()
    .waitFor();
  await clerk.getByText("请写明更新多少块站牌。").first().waitFor();
  await rewrite(clerk, 1, "年底前更新老城区站牌六十块。");
  await look(clerk, "reply-sent-back-editor", true);
  await act(clerk, "送核稿", "送核稿");
  await story.at(transport.reviewer, item);
  await reviewer.getByText("年底前更新老城区站牌六十块。").first().waitFor();
  await look(reviewer, "reply-second-review", true);
  await act(reviewer, "核稿通过，送签发", "核稿通过，送签发");

  const signer = await story.at(transport.signer, item, phone);
  await act(signer, "退回修改", "退回修改", (dialog) =>
    dialog.getByLabel("退回意见").fill("末班车时间请一并标明。"),
  );
  await story.at(transport.clerk, item);
  await clerk
    .getByText(/^签发退回意见/)
    .first()
    .waitFor();
  await rewrite(clerk, 2, "新站牌标明首末班车时间，月底完成。");
  await act(clerk, "送核稿", "送核稿");
  const { reply } = await story.part(transport.reviewer, item.id, transport);
  const passes = { pass: true, comment: "", document_no: "" };
  await story.act(transport.reviewer, item.id, `/replies/${reply?.id}/review`, passes);

  await story.at(transport.signer, item);
  const bar = signer.getByRole("button", { name: "签发并送达代表" });
  for (const text of [
    "请在站牌上标明末班车时间。",
    "新站牌标明首末班车时间，月底完成。",
    "末班车时间请一并标明。",
  ]) {
    await signer.getByText(text).first().scrollIntoViewIfNeeded();
    await expectInView(signer, text);
    await bar.waitFor();
    expect(await inWindow(signer, await bar.boundingBox()), "the decision stays within reach").toBe(true);
  }
  await signer
    .getByText(/^改动前/)
    .first()
    .waitFor();
  await look(signer, "signer-changes-phone", true);
  await signer
    .getByText(/^改动前/)
    .first()
    .scrollIntoViewIfNeeded();
  await look(signer, "signer-changes-phone-view");
  await act(signer, "签发并送达代表", "签发并送达代表", (dialog) =>
    dialog.getByLabel("发文字号").fill("交函〔2026〕511号"),
  );

  const deputy = await story.at("deputy", item, phone);
  await deputy.getByText("新站牌标明首末班车时间，月底完成。").first().waitFor();
  for (const inner of ["请写明更新多少块站牌。", "末班车时间请一并标明。"])
    expect(await deputy.getByText(inner).count(), "what is said within the unit stays there").toBe(0);
  await papers(
    deputy,
    item.id,
    await story.part("deputy", item.id, transport).then((part) => part.reply?.id),
  );
}, 240_000);

test("a contact is disputed, put right and confirmed, and the deputy sees what goes on meanwhile", async () => {
  const item = await story.suggestion("deputy", "关于治理菜市场周边停车的建议", ["请增设停车位。"]);
  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);

  const clerk = await story.at(transport.clerk, item);
  await act(clerk, "记录进展", "记录进展", (dialog) =>
    dialog.getByLabel("进展情况").fill("已会同街道踏勘现场，拟施划车位四十个。"),
  );
  await act(clerk, "提交办理方案", "提交办理方案", async (dialog) => {
    await dialog.getByText(/^请在.*前提交。/).waitFor();
    await dialog.getByLabel("打算怎样办理").fill("城管科牵头，先划线、再协调夜间开放单位车位。");
    await dialog.getByLabel("什么时候以前拟出答复").fill(story.day(14));
    await look(clerk, "handling-plan");
  });
  await record(clerk, "代表同意暂缓增设停车位。");
  const deputy = await story.at("deputy", item, phone);
  await deputy.getByText("城管科牵头，先划线、再协调夜间开放单位车位。").first().waitFor();
  await deputy
    .getByText(/前拟出答复$/)
    .first()
    .scrollIntoViewIfNeeded();
  await look(deputy, "handling-plan-phone");
  await deputy.getByText("已会同街道踏勘现场，拟施划车位四十个。").first().waitFor();
  await deputy.getByRole("button", { name: "查看并确认沟通情况" }).click();
  await act(deputy, "有异议", "有异议", async (dialog) => {
    await dialog.getByLabel("异议理由").fill("我没有同意暂缓，请更正。");
    await look(deputy, "contact-dispute-phone");
  });
  await deputy.getByText("代表有异议").first().waitFor();
  await look(deputy, "contact-disputed-phone", true);

  await story.at(transport.clerk, item);
  await clerk.getByText("我没有同意暂缓，请更正。").first().waitFor();
  await look(clerk, "contact-disputed-clerk", true);
  await record(clerk, "更正：代表要求年内增设停车位，本局答应研究。");
  await story.at("deputy", item);
  await act(deputy, "属实，确认", "属实，确认");
  await deputy.getByText("代表已确认").first().waitFor();
  const { rounds } = await story.item(transport.clerk, item.id);
  expect(rounds[0]?.assignments[0]?.communications.map(({ state }) => state).sort()).toEqual([
    "confirmed",
    "disputed",
  ]);
}, 180_000);

test("a picture that the deputy adds on the phone is fetched by the unit as a file, and opens nowhere", async () => {
  const deputy = await story.page("deputy", phone);
  await deputy.goto("/suggestions/new");
  await deputy.getByLabel("标题", { exact: true }).fill("关于更换公园破损座椅的建议");
  await deputy.waitForURL(/\/suggestions\/\d+\/edit$/);
  const id = Number(/\d+/.exec(new URL(deputy.url()).pathname)?.[0]);
  await deputy.getByLabel("类别").selectOption("城建环保");
  await deputy.getByLabel("情况").fill("湿地公园有二十余处座椅破损，照片附后。");
  await deputy.getByLabel("第 1 项", { exact: true }).fill("请更换破损的座椅。");
  await deputy.getByRole("radio", { name: "同意全文公开" }).check();
  const picture = await deputy.screenshot();
  const files = deputy.locator("input[type=file]");
  await files.setInputFiles({ name: "座椅.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
  await deputy.getByText(/座椅\.svg.*\.pdf/).waitFor();
  await files.setInputFiles({
    name: "伪装.png",
    mimeType: "image/png",
    buffer: Buffer.from("<html></html>"),
  });
  await deputy.getByRole("alert").getByText(/内容/).first().waitFor();
  await look(deputy, "attachment-refused-phone", true);
  await files.setInputFiles({ name: "座椅照片.png", mimeType: "image/png", buffer: picture });
  await deputy.getByRole("button", { name: "删除附件“座椅照片.png”" }).waitFor();
  await deputy.getByText(/已保存 \d/).waitFor();
  await act(deputy, "提交", "提交", (dialog) =>
    dialog.getByLabel("本人确认：以上内容及附件不含国家秘密。").check(),
  );
  await deputy.waitForURL(/\/suggestions\/\d+$/);
  await story.act("office", id, `/suggestions/${id}/start-review`);
  await story.act("office", id, `/suggestions/${id}/register`);
  await story.assign(id, [transport, "sole"]);

  const clerk = await story.at(transport.clerk, { id, title: "关于更换公园破损座椅的建议" });
  const answer = clerk.waitForResponse(/\/api\/v1\/attachments\/\d+$/);
  const saved = clerk.waitForEvent("download");
  await clerk.getByRole("button", { name: /^下载“座椅照片\.png/ }).click();
  const headers = (await answer).headers();
  expect(headers["content-disposition"]).toMatch(/^attachment/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  const file = await saved;
  expect(file.suggestedFilename()).toBe("座椅照片.png");
  expect(readFileSync(await file.path()).equals(picture)).toBe(true);
  expect(new URL(clerk.url()).pathname).toBe(`/suggestions/${id}`);
  const direct = await clerk.request.get((await answer).url());
  expect(direct.status(), "an address that leaks opens nothing").toBe(401);
}, 180_000);

test("what an office looks at each morning is kept as a view, opens first, and is gone when it is deleted", async () => {
  const office = await story.page("office");
  const menu = office.getByRole("navigation", { name: "主菜单" });
  const views = office.getByLabel("视图", { exact: true });
  const dialog = office.getByRole("dialog", { name: "视图" });
  await office.goto("/suggestions");
  const everything = await total();
  await pick(office, office.getByLabel("类别"), "城建环保");
  await expect.poll(() => new URL(office.url()).searchParams.get("category")).toBe("urban_environment");
  await expect.poll(() => views.locator("option:checked").textContent()).toBe("未保存的视图");
  await expect.poll(total).toBeLessThan(everything);
  const narrowed = await total();
  await office.getByRole("button", { name: "保存视图…" }).click();
  await dialog.getByRole("button", { name: /^保\s*存$/ }).click();
  await dialog.getByText("请填写视图名称").waitFor();
  await dialog.getByLabel("名称").fill("城建环保");
  await dialog.getByLabel("打开建议列表时先显示这个视图").check();
  await look(office, "view-dialog");
  await dialog.getByRole("button", { name: /^保\s*存$/ }).click();
  await dialog.waitFor({ state: "hidden" });

  await menu.getByRole("link", { name: "待办" }).click();
  await menu.getByRole("link", { name: "建议库" }).click();
  await expect.poll(() => views.locator("option:checked").textContent()).toBe("城建环保（默认）");
  await expect.poll(total).toBe(narrowed);
  await look(office, "view-shown");
  await views.selectOption("全部建议");
  await expect.poll(total).toBe(everything);

  await office.getByRole("button", { name: "保存视图…" }).click();
  const kept = dialog.getByRole("list", { name: "已保存的视图" });
  await kept.getByRole("button", { name: /^删\s*除$/ }).click();
  await office
    .getByRole("dialog", { name: "删除视图“城建环保”" })
    .getByRole("button", { name: /^删\s*除$/ })
    .click();
  await kept.waitFor({ state: "detached" });

  /** How many suggestions the list says that there are. */
  async function total() {
    await office.waitForLoadState("networkidle");
    const said = await office
      .getByText(/^共 \d+ [条件]/)
      .first()
      .textContent();
    return Number(/\d+/.exec(said ?? "")?.[0]);
  }
}, 120_000);

/** The clerk writes another answer to one of the requests. */
async function rewrite(clerk: Page, no: number, text: string) {
  await clerk.getByRole("button", { name: "撰写答复" }).click();
  await clerk.getByLabel(`对第${no}项的答复`).fill(text);
  await clerk.getByText(/已自动保存/).waitFor();
}

async function record(clerk: Page, summary: string) {
  await act(clerk, "记录沟通", "记录沟通", async (dialog) => {
    await pick(clerk, dialog.getByLabel("沟通方式"), "电话");
    await dialog.getByLabel("单位参加人员").fill("魏联系");
    await dialog.getByLabel("沟通情况", { exact: true }).fill(summary);
  });
}

/** The suggestion and its reply as they are printed. */
async function papers(page: Page, id: number, reply?: number) {
  await page.setViewportSize(desk);
  for (const [place, heading, name] of [
    [`/print/suggestions/${id}`, /代表建议/, "print-suggestion"],
    [`/print/suggestions/${id}/reply/${reply}`, /答复/, "print-reply"],
  ] as const) {
    await page.goto(place);
    await page.getByRole("article").getByText(heading).first().waitFor();
    await look(page, name, true);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("button", { name: "打印" }).isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
  }
  await page.setViewportSize(phone);
}

type Box = { x: number; y: number; width: number; height: number } | null;

async function inWindow(page: Page, box: Box) {
  const height = page.viewportSize()?.height ?? 0;
  return box !== null && box.y >= 0 && box.y + box.height <= height;
}

async function expectInView(page: Page, text: string) {
  expect(await inWindow(page, await page.getByText(text).first().boundingBox()), text).toBe(true);
}
