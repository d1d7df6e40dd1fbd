import { expect, test } from "vitest";

import { act, look } from "./acting";
import { phone } from "./harness";
import { Story, transport } from "./story";

const reason = "承办单位已经动工，问题即将解决。";

test("a joint suggestion is withdrawn: the co-signer is asked first, then the office; the unit reads that it is over", async () => {
  const story = await Story.begin();
  const item = await story.jointSuggestion(["deputy", "db0002"], "关于修复北门桥人行道的建议", [
    "请修复桥面人行道。",
  ]);
  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);

  const lead = await story.at("deputy", item, phone);
  await act(lead, "申请撤回建议", "申请撤回建议", async (dialog) => {
    await dialog.getByText("须经全体附议代表同意，再由代表工作机构决定。", { exact: false }).waitFor();
    await dialog.getByLabel("理由").fill(reason);
    await look(lead, "withdrawal-ask-phone");
  });
  await lead.getByText("等待决定").first().waitFor();
  await look(lead, "withdrawal-asked-phone", true);

  const office = await story.at("office", item);
  await office.getByText(reason).first().waitFor();
  expect(await office.getByRole("button", { name: /^同\s*意$/ }).count()).toBe(0);

  const cosigner = await story.at("db0002", item, phone);
  await cosigner.getByText("等您决定").waitFor();
  await look(cosigner, "withdrawal-cosigner-phone", true);
  await act(cosigner, "同意", "同意");

  await story.at("office", item);
  await look(office, "withdrawal-office", true);
  await act(office, "同意", "同意", (dialog) => dialog.getByLabel(/意见/).fill("同意撤回。"));
  await office.getByText("已撤回").first().waitFor();
  await office.getByText("已有结果的申请（1项）").click();
  await office.getByRole("link", { name: "打印申请表" }).click();
  await office.getByRole("heading", { name: "撤回代表建议申请表" }).waitFor();
  await office.getByRole("table", { name: "审批意见" }).getByText("同意：同意撤回。").waitFor();
  await look(office, "withdrawal-paper", true);

  const clerk = await story.at(transport.clerk, item);
  await clerk.getByText("已撤回").first().waitFor();
  expect(await clerk.getByRole("heading", { name: "现在可办" }).count()).toBe(0);
  await story.at("deputy", item);
  await lead.getByText("已撤回").first().waitFor();
  await look(lead, "withdrawn-phone", true);
}, 300_000);
