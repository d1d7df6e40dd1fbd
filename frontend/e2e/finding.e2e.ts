import type { Locator } from "playwright-core";
import { expect, test } from "vitest";

import { act, arrive, look, words } from "./acting";
import { phone } from "./harness";
import { finance, housing, Story, transport } from "./story";

const title = "关于在北门街增设过街信号灯的建议";

test("who assigns is offered the units that handled the same before", async () => {
  const story = await Story.begin();
  const answered = await story.suggestion("db0002", title, ["请在北门街与学府路口增设过街信号灯。"]);
  await story.assign(answered.id, [transport, "sole"]);
  await story.receive(answered.id, transport);
  await story.deliver(answered.id, transport, { number: "交函〔2026〕78号" });
  await story.rate("db0002", answered.id, "satisfied");
  const waiting = await story.suggestion("db0003", "关于北门街增设行人过街信号灯的建议", [
    "请延长绿灯时间。",
  ]);
  await story.assign(waiting.id, [transport, "lead"], [finance, "co"]);
  const other = await story.suggestion("db0004", "关于增设过街信号灯的建议", [
    "请在北门小学门前增设信号灯。",
  ]);
  await story.assign(other.id, [housing, "sole"]);
  const fresh = await story.suggestion("db0005", "关于北门街再增设过街信号灯的建议", ["请尽快安装。"]);

  const small = await story.again("office", phone);
  await arrive(small, fresh.id, fresh.title);
  await small
    .getByRole("button", { name: words("交办") })
    .first()
    .click();
  await small.getByText("办理过相似建议的单位").scrollIntoViewIfNeeded();
  await look(small, "finding-units-phone");
  const office = await story.at("office", fresh);
  await act(office, "交办", "交办", async (dialog) => {
    const offered = dialog.getByRole("region", { name: "办理过相似建议的单位" });
    await offered
      .getByText("2 件 · A类 1、尚未答复 1 · 评价 满意 1")
      .or(offered.getByText("2 件 · 尚未答复 1、A类 1 · 评价 满意 1"))
      .waitFor();
    await offered.getByText("看这 2 件").click();
    expect(await offered.getByRole("link", { name: title }).getAttribute("href")).toBe(
      `/suggestions/${answered.id}`,
    );
    await look(office, "finding-units");
    await offered.getByRole("button", { name: `${transport.name}：独办` }).click();
    await offered.getByRole("button", { name: `${finance.name}：会办` }).click();
    await look(office, "finding-units-chosen");
  });
  const { rounds } = await story.item("office", fresh.id);
  expect(rounds.at(-1)?.assignments.map(({ unit_name, role }) => [unit_name, role])).toEqual([
    [transport.name, "lead"],
    [finance.name, "co"],
  ]);
}, 300_000);

test("they are offered wherever units are chosen: in the batch, when units change, when it is handled again", async () => {
  const story = await Story.begin();
  const before = await story.suggestion("db0002", title, ["请在北门街与学府路口增设过街信号灯。"]);
  await story.assign(before.id, [transport, "lead"], [finance, "co"]);
  const again = await story.suggestion("db0003", "关于北门街增设行人过街信号灯的建议", ["请延长绿灯时间。"]);
  await story.assign(again.id, [housing, "sole"]);
  const fresh = await story.suggestion("db0004", "关于北门街再增设过街信号灯的建议", ["请尽快安装。"]);
  const offered = (part: Locator) => part.getByRole("region", { name: "办理过相似建议的单位" });
  const offers = async (part: Locator) => {
    await offered(part).waitFor();
    return (await offered(part).getByRole("button").allTextContents()).length;
  };

  const office = await story.page("office");
  const small = await story.again("office", phone);
  const ask = `谁办理过相似的建议：${fresh.title}`;
  for (const [page, name] of [
    [small, "units-batch-phone"],
    [office, "units-batch"],
  ] as const) {
    await page.goto("/assignment");
    await page.getByRole("button", { name: ask }).click();
    await offered(page.getByRole("main")).scrollIntoViewIfNeeded();
    await look(page, name);
  }
  await office.getByRole("button", { name: `${transport.name}：独办` }).click();
  await office.getByRole("button", { name: `${finance.name}：会办` }).click();
  await look(office, "units-batch-chosen");
  await office.getByRole("button", { name: "交办所选1件" }).click();
  await office
    .getByRole("dialog")
    .getByRole("button", { name: words("交办") })
    .click();
  await office
    .getByText("已交办 1 件")
    .or(office.getByText("已办 1 件", { exact: false }))
    .first()
    .waitFor();
  const parts = async (id: number) =>
    (await story.item("office", id)).rounds
      .at(-1)
      ?.assignments.map(({ unit_name, role }) => [unit_name, role]);
  expect(await parts(fresh.id)).toEqual([
    [transport.name, "lead"],
    [finance.name, "co"],
  ]);

  await arrive(small, fresh.id, fresh.title);
  await small.getByRole("button", { name: "调整承办单位" }).first().click();
  await offered(small.getByRole("dialog")).scrollIntoViewIfNeeded();
  await look(small, "units-change-phone");
  await arrive(office, fresh.id, fresh.title);
  await act(office, "调整承办单位", "调整承办单位", async (dialog) => {
    // Who has a part already is not offered once more.
    expect(await offers(dialog)).toBe(1);
    await offered(dialog)
      .getByRole("button", { name: `${housing.name}：会办` })
      .click();
    await look(office, "units-change");
    await dialog.getByLabel("调整的理由").fill("灯杆由住建部门管理。");
  });
  expect(await parts(fresh.id)).toContainEqual([housing.name, "co"]);

  await story.receive(again.id, housing);
  await story.deliver(again.id, housing, { number: "建函〔2026〕79号" });
  await story.rate("db0003", again.id, "dissatisfied", "绿灯时间没有延长。");
  const little = await story.again("head", phone);
  await arrive(little, again.id, again.title);
  await little.getByRole("button", { name: "决定重新办理" }).first().click();
  await offered(little.getByRole("dialog")).scrollIntoViewIfNeeded();
  await look(little, "units-again-phone");
  const head = await story.at("head", again);
  await act(head, "决定重新办理", "决定重新办理", async (dialog) => {
    await offered(dialog)
      .getByRole("button", { name: `${transport.name}：独办` })
      .click();
    await offered(dialog)
      .getByRole("button", { name: `${housing.name}：会办` })
      .click();
    await look(head, "units-again");
    await dialog.getByLabel("重新办理的理由和要求").fill("请会同信号灯管理单位答复。");
  });
  expect(await parts(again.id)).toEqual([
    [transport.name, "lead"],
    [housing.name, "co"],
  ]);
}, 300_000);

test("the office compares whole texts and merges from there; a deputy compares what he writes", async () => {
  const story = await Story.begin();
  const before = await story.suggestion("db0002", title, [
    "请在北门街与学府路口增设过街信号灯。",
    "请在学校上下学时段安排交警疏导交通。",
  ]);
  await story.assign(before.id, [transport, "sole"]);
  await story.receive(before.id, transport);
  await story.deliver(before.id, transport, { number: "交函〔2026〕178号" });
  const first = await story.suggestion("db0002", "关于北门街增设行人过街信号灯的建议", [
    "建议在北门街与学府路口增设过街信号灯，并延长绿灯时间。",
  ]);
  const second = await story.suggestion("db0003", "关于北门街再增设过街信号灯的建议", [
    "请尽快安装，学校上下学时段安排交警疏导交通。",
  ]);

  const office = await story.page("office");
  const small = await story.again("office", phone);
  for (const [page, name] of [
    [small, "duplicates-phone"],
    [office, "duplicates"],
  ] as const) {
    await page.goto("/suggestions");
    await page.getByRole("link", { name: "疑似重复" }).click();
    await page.getByRole("listitem").filter({ hasText: second.title }).first().waitFor();
    await look(page, name, true);
  }
  await office
    .getByRole("listitem")
    .filter({ hasText: first.title })
    .filter({ hasText: second.title })
    .getByRole("link", { name: /比较全文、提请并案$/ })
    .click();
  await office.getByRole("article", { name: first.title }).waitFor();
  await arrive(office, second.id, second.title);
  await office.getByRole("link", { name: `与《${title}》全文比较` }).click();
  await office.getByRole("heading", { level: 1, name: "全文比较" }).waitFor();
  const theirs = office.getByRole("article", { name: title });
  await theirs
    .getByText("交函", { exact: false })
    .or(theirs.getByText("市交通运输局的答复"))
    .first()
    .waitFor();
  expect(await theirs.locator("mark").allTextContents()).toContain("学校上下学时段安排交警疏导交通");
  await look(office, "compare", true);
  await small.goto(`/suggestions/${second.id}/compare?with=${first.id}`);
  await small.getByRole("article", { name: first.title }).waitFor();
  await look(small, "compare-phone", true);

  await office.getByLabel("与哪一件比较").selectOption(String(first.id));
  await office.getByRole("article", { name: first.title }).waitFor();
  expect(new URL(office.url()).searchParams.get("with")).toBe(String(first.id));
  await act(office, "提请把本件并入相似的一件", "提请并案", async (dialog) => {
    await dialog.getByTitle(first.title).first().waitFor();
    await dialog.getByLabel("并案的理由").fill("同一路口的同一件事。");
    await look(office, "compare-merge");
  });
  const { requests } = await story.item("office", second.id);
  expect(requests.map(({ kind, state }) => [kind, state])).toEqual([["merge", "open"]]);
  await office.goto("/suggestions/duplicates");
  await office
    .getByRole("listitem")
    .filter({ hasText: first.title })
    .filter({ hasText: second.title })
    .getByText("已提请并案，等待负责人确认")
    .waitFor();

  await office.goto("/suggestions");
  const box = office.getByRole("searchbox", { name: "查询" });
  await box.fill("交警疏導");
  await box.press("Enter");
  await office.locator("mark").nth(1).waitFor();
  expect(new Set(await office.locator("mark").allTextContents())).toEqual(new Set(["交警疏导"]));
  await look(office, "searched");

  const lead = await story.page("db0002", phone);
  await lead.goto("/suggestions/new");
  await lead.getByLabel("标题").first().fill("关于北门街增设过街信号灯的建议");
  await lead.getByLabel("情况").first().fill("北门街增设过街信号灯，群众多次反映。");
  await lead.getByText(/件相似的建议/).click();
  await lead.getByRole("button", { name: `与《${title}》全文比较` }).click();
  const dialog = lead.getByRole("dialog");
  await dialog.getByRole("article", { name: title }).waitFor();
  expect(await dialog.getByRole("article").nth(0).locator("mark").count()).toBeGreaterThan(0);
  await look(lead, "compare-writing-phone");
  expect(await lead.getByRole("button", { name: `与《${second.title}》全文比较` }).count()).toBe(0);
}, 300_000);
