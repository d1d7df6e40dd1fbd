import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import { act, arrive, choose, look } from "./acting";
import { phone } from "./harness";
import { finance, Story, transport } from "./story";

let story: Story;

beforeAll(async () => {
  story = await Story.begin();
});

test("an item is merged into another: it keeps its number, and each proposer has a copy of the reply and rates it", async () => {
  const kept = await story.suggestion("deputy", "关于完善滨江步道护栏的建议", ["请更换锈蚀的护栏。"]);
  const merged = await story.suggestion("db0002", "关于加固滨江路亲水平台栏杆的建议", [
    "请检查亲水平台的栏杆。",
  ]);
  const { number_text } = await story.item("office", merged.id);

  const office = await story.at("office", merged);
  await act(office, "提请并案", "提请并案", async (dialog) => {
    await choose(office, dialog.getByLabel("并入哪一件"), kept.title, "滨江步道护栏");
    await dialog.getByLabel("并案的理由").fill("两件反映同一处设施。");
    await look(office, "merge-dialog");
  });
  await office.getByText("等待代表工作机构负责人决定是否并案").waitFor();
  expect(await office.getByRole("button", { name: /^交\s*办$/ }).count()).toBe(0);

  const head = await story.at("head", merged);
  await look(head, "merge-head", true);
  await act(head, "同意", "同意");
  await head.getByText("已并案").first().waitFor();

  await story.assign(kept.id, [transport, "sole"]);
  const clerk = await story.at(transport.clerk, kept);
  await clerk.getByRole("region", { name: "并案办理" }).getByText(merged.title).waitFor();
  await story.receive(kept.id, transport);
  await story.deliver(kept.id, transport, { number: "交函〔2026〕401号" });

  const other = await story.at("db0002", merged, phone);
  await other.getByText(number_text).first().waitFor();
  await other.getByRole("region", { name: "并案办理" }).getByText(kept.title).waitFor();
  await other.getByText("关于“请更换锈蚀的护栏。”，已经安排。").waitFor();
  await look(other, "merged-deputy-phone", true);
  await rate(other, "满意");
  const first = await story.at("deputy", kept, phone);
  await rate(first, "满意");
  expect(await first.getByText(merged.title).count()).toBe(0);

  await story.at("office", kept);
  await act(office, "办结", "办结");
  await office.getByText("已办结").first().waitFor();
  await arrive(office, merged.id, merged.title);
  await office.getByRole("link", { name: new RegExp(kept.title) }).waitFor();
  const { rounds } = await story.item("office", merged.id);
  expect(rounds[0]?.feedbacks.map(({ result, released }) => [result, released])).toEqual([
    ["satisfied", true],
  ]);
  await look(office, "merged-office", true);
}, 300_000);

test("twice dissatisfied, an item is escalated with a meeting, a plan and more units, and then closed", async () => {
  const item = await story.suggestion("deputy", "关于治理城东片区内涝的建议", [
    "请查明内涝的原因。",
    "请更新排水管网。",
  ]);
  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);
  await story.deliver(item.id, transport, { number: "交函〔2026〕411号" });
  const deputy = await story.at("deputy", item, phone);
  await rate(deputy, "不满意", "没有查明原因。");

  const head = await story.at("head", item);
  expect(await head.getByRole("button", { name: "决定提级办理" }).count()).toBe(0);
  await act(head, "决定重新办理", "决定重新办理", async (dialog) => {
    await dialog.getByTitle(transport.name).waitFor();
    await dialog.getByLabel("重新办理的理由和要求").fill("请查明原因后再答复。");
  });
  await story.receive(item.id, transport);
  await story.deliver(item.id, transport, { number: "交函〔2026〕412号" });
  await story.at("deputy", item);
  await rate(deputy, "不满意", "管网更新没有时间表。");

  await story.at("head", item);
  await act(head, "决定提级办理", "决定提级办理", async (dialog) => {
    await dialog.getByRole("button", { name: "决定提级办理" }).click();
    await dialog.getByText("请填写会议情况和办理要求").waitFor();
    await dialog.getByLabel("会议情况和办理要求").fill("分管副市长召集专题会议，明确分期更新管网。");
    await dialog.getByLabel("方案确定的完成日期").fill(story.day(45));
    await dialog.getByText("主办和会办").click();
    await choose(head, dialog.getByLabel("会办单位", { exact: true }), finance.name);
    await dialog.getByLabel("方案确定的完成日期").press("Tab");
    await look(head, "escalate-dialog");
  });
  await head.getByText(`等待承办单位经办人（${finance.name}）签收`).waitFor();
  await look(head, "escalated-head", true);

  await story.receive(item.id, transport, finance);
  const clerk = await story.at(transport.clerk, item);
  await clerk.getByText("分管副市长召集专题会议，明确分期更新管网。").first().waitFor();
  const plan = (await story.item(transport.clerk, item.id)).clocks.filter(({ kind }) => kind === "T9");
  expect(plan.map(({ due_on, state }) => [due_on, state])).toContainEqual([story.day(45), "running"]);
  await look(clerk, "escalated-clerk", true);

  const help = await story.part(finance.clerk, item.id, finance);
  const opinion = { text: "资金列入明年预算。", hand_over: true };
  await story.act(finance.clerk, item.id, `/assignments/${help.id}/opinion`, opinion);
  await story.act(finance.signer, item.id, `/assignments/${help.id}/opinion/sign`, {
    pass: true,
    comment: "",
  });
  await story.deliver(item.id, transport, { number: "交函〔2026〕413号" });
  await story.at("deputy", item);
  await rate(deputy, "满意");
  await look(deputy, "escalated-deputy-phone", true);

  const office = await story.at("office", item);
  await act(office, "办结", "办结");
  await office.getByText(/第1轮办理（首次办理）/).click();
  await office.getByText(/第2轮办理（代表不满意）/).click();
  for (const number of ["411", "412", "413"])
    await office
      .locator("dd", { hasText: `交函〔2026〕${number}号` })
      .first()
      .waitFor();
  await look(office, "three-rounds", true);
}, 300_000);

test("a promise is changed once and kept a year later, long after the item was archived", async () => {
  const item = await story.suggestion("deputy", "关于新建城南公交首末站的建议", ["请在城南新建公交首末站。"]);
  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);
  const promise = "明年建成城南公交首末站。";
  await story.deliver(item.id, transport, {
    number: "交函〔2026〕421号",
    class_code: "B",
    commitment_text: promise,
    commitment_due_on: story.day(300),
  });
  await story.rate("deputy", item.id, "satisfied");
  await story.act("office", item.id, `/suggestions/${item.id}/close`);
  await story.act("office", item.id, `/suggestions/${item.id}/archive`);

  await story.later(290);
  const early = await story.at(transport.clerk, item);
  await act(early, "申请变更或说明", "申请变更或说明", async (dialog) => {
    await dialog.getByLabel("原因").fill("征地尚未完成。");
    await dialog.getByLabel(/新的完成日期/).fill(story.day(90));
    await look(early, "promise-change");
  });
  await decide(transport.signer, `等待承办单位签发人（${transport.name}）审核承诺变更`);
  await decide("office", "等待代表工作机构工作人员决定承诺变更");

  await story.later(75);
  const clerk = await story.page(transport.clerk);
  await clerk.goto("/todo?task=report_commitment"); // a year later much else is late
  await clerk
    .getByRole("link", { name: new RegExp(item.title) })
    .first()
    .waitFor();
  await story.at(transport.clerk, item);
  await clerk.getByText("已归档").first().waitFor();
  await clerk.getByText(`等待承办单位经办人（${transport.name}）落实承诺并报告`).waitFor();
  await look(clerk, "promise-clerk", true);
  await act(
    clerk,
    "报告落实情况",
    "报告落实情况",
    (dialog) => dialog.getByLabel("落实情况").fill("城南公交首末站已于本月建成启用。"),
    clerk.getByRole("region", { name: "承诺事项" }),
  );
  const signer = await story.at(transport.signer, item, phone);
  await look(signer, "promise-signer-phone", true);
  await decide(transport.signer, `等待承办单位签发人（${transport.name}）签发承诺落实情况`);
  await decide("office", "等待代表工作机构工作人员确认承诺是否落实");

  const deputy = await story.at("deputy", item, phone);
  const promises = deputy.getByRole("region", { name: "承诺事项" });
  await promises.getByText(/已落实/).waitFor();
  await promises.getByText("城南公交首末站已于本月建成启用。").waitFor();
  await promises.getByText(/已变更/).waitFor();
  await look(deputy, "promise-deputy-phone", true);
  expect((await story.item("deputy", item.id)).phase).toBe("archived");

  async function decide(who: string, waits: string) {
    const page = await story.at(who, item);
    await page.getByText(waits).waitFor();
    await act(page, "同意", "同意");
  }
}, 300_000);

async function rate(page: Page, result: string, reasons?: string) {
  await act(page, "评价办理情况", "提交反馈", async (dialog) => {
    const option = (group: string, word: string) =>
      dialog.getByRole("radiogroup", { name: group }).getByRole("radio", { name: new RegExp(`^${word}`) });
    await option("办理态度", "满意").check();
    await option("办理结果", result).check();
    if (reasons) await dialog.getByLabel("不满意的理由").fill(reasons);
  });
}
