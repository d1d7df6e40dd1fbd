import { beforeAll, expect, test } from "vitest";

import { act, choose, look, pick } from "./acting";
import { phone } from "./harness";
import { finance, housing, Story, transport } from "./story";

let story: Story;

beforeAll(async () => {
  story = await Story.begin();
});

test("a unit's return is refused once and granted the second time, and the government office proposes another unit", async () => {
  const item = await story.suggestion("deputy", "关于延长环城路夜间照明时间的建议", [
    "请将环城路路灯关闭时间延后一小时。",
  ]);
  await story.assign(item.id, [finance, "sole"]);

  const clerk = await story.at(finance.clerk, item);
  await askReturn();
  await look(clerk, "return-asked", true);

  const signer = await story.at(finance.signer, item, phone);
  await look(signer, "return-signer-phone", true);
  await act(signer, "同意", "同意");
  const government = await story.at("gov_office", item);
  await look(government, "return-government", true);
  await act(government, "不同意", "不同意", async (dialog) => {
    await dialog.getByRole("button", { name: /^不同意$/ }).click();
    await dialog.getByText("请填写理由").waitFor();
    await dialog.getByLabel("理由").fill("照明经费由贵局统筹，请先行研究。");
  });

  await story.at(finance.clerk, item);
  await clerk.getByText("已有结果的申请（1项）").click();
  await clerk.getByText("照明经费由贵局统筹，请先行研究。").first().waitFor();
  await clerk.getByText("等待承办单位经办人（市财政局）签收").waitFor();
  await act(clerk, "签收", "签收");
  await askReturn();

  await story.at(finance.signer, item);
  await act(signer, "同意", "同意", (dialog) => dialog.getByLabel(/意见/).fill("属实。"));
  await story.at("gov_office", item);
  await act(government, "同意", "同意");

  const office = await story.at("office", item);
  await office.getByText("等待代表工作机构工作人员交办").waitFor();
  await act(office, "转政府办公室提出承办单位", "转政府办公室提出承办单位");
  await office.getByText("等待政府办公室提出承办单位").waitFor();

  await story.at("gov_office", item);
  await act(government, "提出承办单位", "提出承办单位", (dialog) =>
    choose(government, dialog.getByLabel("承办单位", { exact: true }), transport.name),
  );
  await story.at("office", item);
  await office.getByText(`独办：${transport.name}`).waitFor();
  await act(office, "交办", "交办", async (dialog) => {
    await dialog.getByText("已按所提承办单位填好，可以调整。").waitFor();
    await dialog.getByTitle(transport.name).waitFor();
    await look(office, "assign-proposed");
  });
  await office.getByText(`等待承办单位经办人（${transport.name}）签收`).waitFor();
  await office.getByText(/市财政局 · 独办 · .*已退回/).click();
  await office.getByText("不属于本单位职责", { exact: false }).first().waitFor();
  await look(office, "return-granted", true);
  const next = await story.at(transport.clerk, item);
  await next.getByRole("button", { name: /^签\s*收$/ }).waitFor();

  async function askReturn() {
    await act(clerk, "申请退回", "申请退回", async (dialog) => {
      await dialog.getByRole("button", { name: "申请退回" }).click();
      await dialog.getByText("请选择申退原因").waitFor();
      await pick(clerk, dialog.getByLabel("申退原因"), "不属于本单位职责");
      await dialog.getByLabel("具体理由").fill("路灯由交通部门管理。");
      await choose(clerk, dialog.getByLabel("建议由哪个单位承办"), transport.name);
    });
    await clerk.getByText("等待承办单位签发人（市财政局）审核退回申请").waitFor();
  }
}, 300_000);

test("an extension goes through its steps, never past the law's limit, and the deputy is told the new day", async () => {
  const item = await story.suggestion("deputy", "关于整治大桥北路口拥堵的建议", [
    "请在大桥北路口增设左转车道。",
    "请优化信号灯配时。",
  ]);
  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);
  const before = (await story.item(transport.clerk, item.id)).clocks.find(({ kind }) => kind === "T5");
  const until = story.day(120);

  const clerk = await story.at(transport.clerk, item);
  await act(clerk, "申请延期", "申请延期", async (dialog) => {
    await dialog.getByLabel("延期到").fill(story.day(300));
    await dialog.getByLabel("延期的理由").fill("需要勘测地下管线。");
    await dialog.getByRole("button", { name: "申请延期" }).click();
    await dialog
      .getByText(/依法最长的答复期限/)
      .first()
      .waitFor();
    await look(clerk, "extension-too-far");
    await dialog.getByLabel("延期到").fill(until);
  });
  await decide(transport.signer, item, `等待承办单位签发人（${transport.name}）审核延期申请`);
  await decide("gov_office", item, "等待政府办公室审核延期申请");
  const head = await story.at("head", item, phone);
  await look(head, "extension-head-phone", true);
  await decide("head", item, "等待代表工作机构负责人决定延期申请");

  const deputy = await story.at("deputy", item, phone);
  await deputy.getByText("同意延期答复").waitFor();
  const [year, month, day] = until.split("-").map(Number);
  await deputy.getByText(`${year}年${month}月${day}日到期`, { exact: false }).first().waitFor();
  await look(deputy, "extension-deputy-phone", true);
  const after = (await story.item("deputy", item.id)).clocks.find(({ kind }) => kind === "T5");
  expect(after?.due_on).toBe(until);
  expect(before && after && before.due_on < after.due_on).toBe(true);
}, 300_000);

test("a lead unit answers with its co-handler's opinion, which came after its limit and was sent back once", async () => {
  const item = await story.suggestion("deputy", "关于加装老旧小区电梯的建议", [
    "请简化加装电梯的审批。",
    "请明确补助标准。",
  ]);
  const office = await story.at("office", item);
  await act(office, "交办", "交办", async (dialog) => {
    await dialog.getByText("主办和会办").click();
    await choose(office, dialog.getByLabel("主办单位", { exact: true }), transport.name);
    await choose(office, dialog.getByLabel("会办单位", { exact: true }), finance.name);
    await office.keyboard.press("Escape");
    await choose(office, dialog.getByLabel("会办单位", { exact: true }), housing.name);
    await office.keyboard.press("Escape");
    await look(office, "assign-several");
  });
  await story.receive(item.id, transport, finance, housing);
  const early = await story.part(housing.clerk, item.id, housing);
  await story.act(housing.clerk, item.id, `/assignments/${early.id}/opinion`, {
    text: "审批事项可以合并办理。",
    hand_over: true,
  });
  await story.act(housing.signer, item.id, `/assignments/${early.id}/opinion/sign`, {
    pass: true,
    comment: "",
  });

  await story.later(40);
  const clerk = await story.at(transport.clerk, item);
  await clerk.getByText(`等待承办单位经办人（${finance.name}）撰写会办意见`).waitFor();
  await clerk.getByRole("button", { name: "撰写答复" }).click();
  await clerk.getByLabel("对第1项的答复").fill("第1项：由本局公路科牵头合并审批。");
  await clerk.getByText(/还有会办单位没有签发会办意见/).waitFor();
  await clerk.getByLabel(/未取得会办意见的原因/).fill("多次催要，尚未收到。");
  await clerk.getByText(/还有会办单位没有签发会办意见/).waitFor({ state: "detached" });
  await clerk.getByText(/已自动保存/).waitFor();
  await look(clerk, "lead-without-opinion", true);

  const helper = await story.at(finance.clerk, item);
  await opine("补助标准正在拟定。");
  const signer = await story.at(finance.signer, item, phone);
  await look(signer, "opinion-signer-phone", true);
  await act(signer, "签发会办意见", "签发会办意见");

  await story.at(transport.clerk, item);
  const opinion = clerk
    .getByRole("region", { name: `${finance.name}的会办意见` })
    .getByText("补助标准正在拟定。");
  await act(clerk, "退回重提", "退回重提", (dialog) =>
    dialog.getByLabel("退回的理由").fill("请写明每台电梯的补助金额和拨付时间。"),
  );
  await opinion.waitFor({ state: "detached" });
  await story.at(finance.clerk, item);
  await helper.getByText("请写明每台电梯的补助金额和拨付时间。").first().waitFor();
  await opine("每台补助八万元，年内拨付。");
  await story.at(finance.signer, item);
  await act(signer, "签发会办意见", "签发会办意见");

  await story.at(transport.clerk, item);
  await clerk.getByText("每台补助八万元，年内拨付。").waitFor();
  const own = clerk.getByRole("region", { name: `${finance.name}的会办意见` });
  expect(await own.getByRole("button", { name: "退回重提" }).count()).toBe(0);
  await look(clerk, "lead-with-opinions", true);
  const late = (await story.item(transport.clerk, item.id)).clocks.filter(({ kind }) => kind === "T4");
  // One in time, one late, and the month that began again when it was sent back.
  expect(late.map(({ plan_breached, state }) => [plan_breached, state]).sort()).toEqual([
    [false, "stopped"],
    [false, "stopped"],
    [true, "stopped"],
  ]);

  await story.deliver(item.id, transport, { number: "交函〔2026〕301号" });
  const deputy = await story.at("deputy", item, phone);
  await deputy.getByText("交函〔2026〕301号").first().waitFor();
  expect(await deputy.getByText("每台补助八万元，年内拨付。").count()).toBe(0);
  await look(deputy, "several-deputy-phone", true);

  async function opine(text: string) {
    await helper.getByRole("button", { name: "撰写会办意见" }).click();
    await helper.getByLabel("会办意见", { exact: true }).fill(text);
    await act(helper, "送签", "送签");
    await helper.getByText(`等待承办单位签发人（${finance.name}）签发会办意见`).waitFor();
  }
}, 300_000);

test("where the rules say so, the government office checks a reply: sent back once, then passed and delivered", async () => {
  const head = await story.page("head");
  await head.goto("/rules/edit");
  await head.getByRole("checkbox", { name: "政府系统单位的答复须经政府办审核后送达" }).check();
  await head.getByLabel("修订说明").fill("市政府办公室对答复审核把关");
  await head.getByRole("button", { name: "查看改动并发布" }).click();
  const changes = head.getByRole("dialog");
  await changes.getByRole("rowheader", { name: /须经政府办审核/ }).waitFor();
  await look(head, "rule-check");
  await changes.getByRole("button", { name: "发布" }).click();
  await changes.waitFor({ state: "hidden" });

  const item = await story.suggestion("deputy", "关于增开城北早班公交的建议", ["请在早上六点前增开班次。"]);
  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);
  await story.deliver(item.id, transport, { number: "交函〔2026〕401号" });
  const deputy = await story.at("deputy", item, phone);
  expect(await deputy.getByText("已经安排", { exact: false }).count()).toBe(0);

  const government = await story.page("gov_office");
  await government.goto("/todo");
  await government
    .getByRole("link", { name: new RegExp(`审核答复.*${item.title}|${item.title}.*审核答复`) })
    .first()
    .click();
  await government.getByText("已经安排", { exact: false }).first().waitFor();
  await look(government, "check-reply", true);
  await act(government, "退回修改", "退回修改", async (dialog) => {
    await dialog.getByRole("button", { name: "退回修改" }).click();
    await dialog.getByText(/请填写退回意见/).waitFor();
    await dialog.getByLabel("退回意见").fill("请写明从哪一天起增开。");
  });

  const clerk = await story.at(transport.clerk, item);
  await clerk.getByText("请写明从哪一天起增开。").first().waitFor();
  await clerk.getByRole("button", { name: "撰写答复" }).click();
  await clerk.getByLabel("对第1项的答复").fill("自下月一日起，首班提前到五点四十分。");
  await clerk.getByText(/已自动保存/).waitFor();
  await look(clerk, "check-sent-back-editor", true);
  await act(clerk, "送核稿", "送核稿");
  const passes = { pass: true, comment: "", document_no: "" };
  const { reply } = await story.part(transport.reviewer, item.id, transport);
  await story.act(transport.reviewer, item.id, `/replies/${reply?.id}/review`, passes);
  await story.act(transport.signer, item.id, `/replies/${reply?.id}/sign`, {
    ...passes,
    document_no: "交函〔2026〕402号",
  });

  await story.at("gov_office", item);
  await act(government, "审核通过，送达代表", "审核通过，送达代表");
  await story.at("deputy", item, phone);
  await deputy.getByText("自下月一日起，首班提前到五点四十分。").first().waitFor();
  await deputy.getByRole("button", { name: "评价办理情况" }).waitFor();
  expect(await deputy.getByText("请写明从哪一天起增开。").count()).toBe(0);
  await look(deputy, "checked-deputy-phone", true);
}, 300_000);

test("who stands in for the head decides in his place, is named so, and no longer may once it has ended", async () => {
  const item = await story.suggestion("deputy", "关于修建城东客运站连接路的建议", ["请修建连接路。"]);
  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);
  const part = await story.part(transport.clerk, item.id, transport);
  await story.act(transport.clerk, item.id, `/assignments/${part.id}/extension-request`, {
    until: story.day(120),
    reason: "需要勘测。",
  });

  await decide(transport.signer, item, `等待承办单位签发人（${transport.name}）审核延期申请`);
  await decide("gov_office", item, "等待政府办公室审核延期申请");

  const names = { head: await story.personOf("head"), office: await story.personOf("office") };
  const head = await story.again("head", phone);
  await head.goto("/me/settings");
  await act(head, "设置代理", "设置代理", async (dialog) => {
    await pick(head, dialog.getByLabel("代理人"), names.office);
    await look(head, "substitute-phone");
  });
  await head.getByRole("button", { name: `结束代理：${names.office}代理${names.head}` }).waitFor();
  await look(head, "substituted-phone", true);

  const office = await story.page("office");
  await office.reload();
  const hat = office.getByRole("banner").getByRole("button", { name: /代表工作机构/ });
  await hat.click();
  await office.getByRole("menuitem", { name: new RegExp(`^代表工作机构负责人.*，代${names.head}$`) }).click();
  await decide("office", item, "等待代表工作机构负责人决定延期申请", () => look(office, "decides-for-head"));
  const history = office.getByRole("region", { name: "办理经过" });
  await history.getByText(`${names.office}（代${names.head}）`).first().waitFor();

  await act(head, `结束代理：${names.office}代理${names.head}`, "结束代理");
  await office.reload();
  const banner = office.getByRole("banner");
  await banner.getByText("代表工作机构工作人员").waitFor();
  expect(await banner.getByText(names.head).count()).toBe(0);
}, 300_000);

/** Agrees to what was asked, on the page of the item, once it is this person's turn. */
async function decide(
  who: string,
  item: { id: number; title: string },
  waits: string,
  seen?: () => Promise<void>,
) {
  const page = await story.at(who, item);
  await page.getByText(waits).waitFor();
  await act(page, "同意", "同意", seen);
}
