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
