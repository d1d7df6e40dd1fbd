import { beforeAll, expect, test } from "vitest";

import { act, arrive, look } from "./acting";
import { phone } from "./harness";
import { finance, Story, transport } from "./story";

let story: Story;

beforeAll(async () => {
  story = await Story.begin();
});

test("what asks for two matters becomes two items when the deputy agrees on the phone", async () => {
  const item = await story.suggestion(
    "deputy",
    "关于修补环城路路面和增设路灯的建议",
    ["请修补环城路东段的路面。", "请在环城路西段增设路灯。"],
    { register: false },
  );
  const other = "关于在环城路西段增设路灯的建议";
  const office = await story.at("office", item);
  await act(office, "拆分建议", "拆分建议", async (dialog) => {
    await dialog.getByLabel(/请在环城路西段增设路灯。/).check();
    await dialog.getByLabel("另立一件的标题").fill(other);
    await dialog.getByLabel("拆分的理由").fill("两项请求由不同的单位办理。");
    await look(office, "split-dialog");
  });

  const deputy = await story.at("deputy", item, phone);
  await deputy.getByText(`另立一件：${other}`).or(deputy.getByText(other)).first().waitFor();
  await look(deputy, "split-deputy-phone", true);
  await act(deputy, "同意", "同意");
  await story.at("deputy", item);
  const { content } = await story.item("deputy", item.id);
  expect(content.points.map(({ text }) => text)).toEqual(["请修补环城路东段的路面。"]);

  await office.goto(`/suggestions?q=${encodeURIComponent(other)}`);
  await office
    .getByRole("link", { name: new RegExp(other) })
    .first()
    .click();
  await office.getByRole("heading", { level: 1, name: other }).waitFor();
  await office.getByText("请在环城路西段增设路灯。").first().waitFor();
  await look(office, "split-off", true);
}, 240_000);

test("the deputy objects to the unit, the office follows, and the right one replaces its reply before it is rated", async () => {
  const item = await story.suggestion("deputy", "关于延长城西公交末班车时间的建议", [
    "请把末班车延长到22时。",
  ]);
  await story.assign(item.id, [finance, "sole"]);
  const deputy = await story.at("deputy", item, phone);
  await act(deputy, "对交办提出异议", "对交办提出异议", async (dialog) => {
    await dialog.getByLabel("理由").fill("公交运营由交通运输部门主管。");
    await look(deputy, "objection-phone");
  });
  const office = await story.at("office", item);
  await office.getByText("公交运营由交通运输部门主管。").first().waitFor();
  await act(office, "同意", "同意");
  await office.getByRole("button", { name: /^交\s*办$/ }).waitFor();
  await look(office, "objection-granted", true);

  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);
  await story.deliver(item.id, transport, { number: "交函〔2026〕601号" });
  const clerk = await story.at(transport.clerk, item);
  await act(clerk, "重新答复", "重新答复", (dialog) =>
    dialog.getByLabel("替换的理由").fill("末班车时间有误，应为22时30分。"),
  );
  await look(clerk, "supersede-editor", true);
  const passes = { pass: true, comment: "", document_no: "" };
  const { reply } = await story.part(transport.clerk, item.id, transport);
  await story.act(transport.clerk, item.id, `/replies/${reply?.id}/submit`);
  await story.act(transport.reviewer, item.id, `/replies/${reply?.id}/review`, passes);
  await story.act(transport.signer, item.id, `/replies/${reply?.id}/sign`, {
    ...passes,
    document_no: "交函〔2026〕602号",
  });
  await story.at("deputy", item);
  await deputy.getByText("交函〔2026〕602号").first().waitFor();
  await deputy
    .getByText(/送达的答复（已被替换）/)
    .first()
    .waitFor();
  await look(deputy, "superseded-phone", true);
}, 240_000);

test("dissatisfied, yet nothing more can be done: the head explains, the deputy reads why, and it is closed", async () => {
  const item = await story.suggestion("deputy", "关于将城区绕城路段改为高架的建议", ["请改建高架。"]);
  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);
  await story.deliver(item.id, transport, { number: "交函〔2026〕611号" });
  await story.rate("deputy", item.id, "dissatisfied", "仍然希望改建。");
  const head = await story.at("head", item);
  await act(head, "说明后办结", "说明后办结", async (dialog) => {
    await dialog.getByRole("textbox").first().fill("经论证，现有路基不具备改建条件，已列入下一轮规划研究。");
    await look(head, "explain-dialog");
  });
  const deputy = await story.at("deputy", item, phone);
  await deputy.getByText("经论证，现有路基不具备改建条件，已列入下一轮规划研究。").waitFor();
  await deputy.getByText("已办结").first().waitFor();
  await look(deputy, "explained-phone", true);
  expect((await story.item("deputy", item.id)).phase).toBe("closed");
}, 180_000);

test("what is for reference only is acknowledged by the unit and closed without a reply", async () => {
  const item = await story.suggestion("deputy", "关于编印公交出行指南的建议", ["可以编印出行指南。"], {
    referenceOnly: true,
  });
  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);
  const clerk = await story.at(transport.clerk, item);
  expect(await clerk.getByRole("button", { name: "提交办理方案" }).count()).toBe(0);
  await act(clerk, "阅知", "阅知", () => look(clerk, "acknowledge-dialog"));
  const office = await story.at("office", item);
  await act(office, "办结", "办结");
  await office.getByText("已办结").first().waitFor();
  expect((await story.item("deputy", item.id)).rounds[0]?.assignments[0]?.done_at).not.toBeNull();
}, 180_000);

test("what must not be on the platform is gone from it", async () => {
  const secret = "请核查某涉密工程的进出道路。";
  const item = await story.suggestion("deputy", "关于核查郊区一处工程道路的建议", [secret]);
  const head = await story.at("head", item);
  await act(head, "转为线下办理", "清除内容，转为线下办理", async (dialog) => {
    await dialog.getByLabel("理由").fill("内容不宜在平台处理。");
    await look(head, "stub-dialog");
  });
  await head.getByText("这件建议已转为线下办理，内容不在平台保存。", { exact: false }).waitFor();
  expect(await head.getByText(secret).count()).toBe(0);
  await look(head, "stub", true);
  const deputy = await story.page("deputy", phone);
  await arrive(deputy, item.id, (await story.item("deputy", item.id)).title);
  expect(await deputy.getByText(secret).count()).toBe(0);
  await deputy.goto(`/suggestions?q=${encodeURIComponent("涉密工程")}`);
  await deputy.getByText(/没有/).first().waitFor();
}, 180_000);
