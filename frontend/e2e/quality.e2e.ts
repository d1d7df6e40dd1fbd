import { expect, test } from "vitest";

import { act, look } from "./acting";
import { phone } from "./harness";
import { Story, transport } from "./story";

const title = "关于在北门街增设过街信号灯的建议";

test("the unit rates the suggestion that it answered; the proposer sees it when his own rating is released", async () => {
  const story = await Story.begin();
  const item = await story.suggestion("db0002", title, ["请在北门街与学府路口增设过街信号灯。"]);
  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);
  await story.deliver(item.id, transport, { number: "交函〔2026〕278号" });

  const clerk = await story.at(transport.clerk, item);
  await act(clerk, "评价建议质量", "提交评价", async (dialog) => {
    for (const [aspect, level] of [
      ["选题准确", /^好/],
      ["调研充分", /^一般/],
      ["建议可行", /^好/],
    ] as const)
      await dialog.getByRole("radiogroup", { name: aspect }).getByRole("radio", { name: level }).check();
    await dialog.getByLabel(/^说明/).fill("请补充学校上下学时段的人流数据。");
    await look(clerk, "quality-dialog");
  });
  await clerk.getByRole("heading", { name: "承办单位对建议质量的评价" }).waitFor();
  await clerk.getByText("代表的评价公开以后，代表才能看到").waitFor();
  await look(clerk, "quality-clerk", true);
  await act(clerk, "更改对建议质量的评价", "提交评价", async (dialog) => {
    await dialog.getByRole("radiogroup", { name: "调研充分" }).getByRole("radio", { name: /^好/ }).check();
  });

  const lead = await story.at("db0002", item, phone);
  await lead.getByRole("heading", { level: 1, name: title }).waitFor();
  expect(await lead.getByText("承办单位对建议质量的评价").count()).toBe(0);
  await story.rate("db0002", item.id, "satisfied");
  await story.act("office", item.id, `/suggestions/${item.id}/release-feedback`);
  await story.at("db0002", item, phone);
  await lead.getByRole("heading", { name: "承办单位对建议质量的评价" }).waitFor();
  await lead.getByText("请补充学校上下学时段的人流数据。").waitFor();
  await look(lead, "quality-deputy-phone", true);
  await story.at(transport.clerk, item);
  await clerk.getByRole("heading", { name: "承办单位对建议质量的评价" }).waitFor();
  expect(await clerk.getByRole("button", { name: /建议质量/ }).count()).toBe(0);
}, 300_000);
