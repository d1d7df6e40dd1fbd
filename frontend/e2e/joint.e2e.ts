import { expect, test } from "vitest";

import { act, choose, look } from "./acting";
import { phone } from "./harness";
import { Story } from "./story";

const title = "关于在滨江绿道增设饮水点的建议";

test("two colleagues are asked to co-sign: one reads the text on the phone and confirms, one declines, and it is submitted jointly", async () => {
  const story = await Story.begin();
  const lead = await story.page("deputy", phone);
  await lead.goto("/suggestions/new");
  await lead.getByLabel("标题", { exact: true }).fill(title);
  await lead.waitForURL(/\/suggestions\/\d+\/edit$/);
  const id = Number(new URL(lead.url()).pathname.split("/")[2]);
  await lead.getByLabel("类别").selectOption("城建环保");
  await lead.getByLabel("情况").fill("滨江绿道全长六公里，沿线没有饮水点。");
  await lead.getByLabel("第 1 项", { exact: true }).fill("请在绿道沿线增设饮水点。");
  await lead.getByRole("radio", { name: "同意全文公开" }).check();
  await lead.getByText(/已保存 \d/).waitFor();

  const invited = await Promise.all(["db0002", "db0003"].map((who) => story.nameOf(who)));
  await act(lead, "邀请附议", "邀请附议", async (dialog) => {
    await dialog.getByRole("button", { name: "邀请附议" }).click();
    await dialog.getByText("请选择受邀代表").waitFor();
    const field = dialog.getByLabel("受邀代表");
    for (const name of invited) await choose(lead, field, name);
    await dialog.getByText("受邀代表会收到通知", { exact: false }).click();
    await lead.locator(".ant-select-dropdown:visible").waitFor({ state: "hidden" });
    await look(lead, "cosigners-invite-phone");
  });
  await lead.getByText("0位已确认，2位尚未答复。").waitFor();
  await look(lead, "cosigners-invited-phone", true);

  const item = { id, title };
  const willing = await story.at("db0002", item, phone);
  await willing.getByText("请您附议").first().waitFor();
  await willing.getByText("滨江绿道全长六公里，沿线没有饮水点。").first().waitFor();
  await look(willing, "cosigner-asked-phone", true);
  await act(willing, "确认附议", "确认附议");
  await willing.getByText(/已确认 · 第1稿/).waitFor();

  const unwilling = await story.at("db0003", item);
  await look(unwilling, "cosigner-asked", true);
  await act(unwilling, "谢绝", "谢绝", (dialog) => dialog.getByLabel(/理由/).fill("与本人所提建议重复。"));
  await unwilling.waitForURL("**/todo");

  await lead.goto(`/suggestions/${id}/edit`);
  await lead.getByText("已有1位代表确认附议，内容暂时锁定").waitFor();
  expect(await lead.getByLabel("标题", { exact: true }).isDisabled()).toBe(true);
  await look(lead, "cosigners-answered-phone", true);
  await lead.getByRole("button", { name: /^提\s*交$/ }).click();
  const dialog = lead.getByRole("dialog", { name: "提交建议" });
  await dialog.getByText("提交时已有1位代表确认附议。").waitFor();
  await dialog.getByLabel("本人确认：以上内容及附件不含国家秘密。").check();
  await look(lead, "submit-joint-phone");
  await dialog.getByRole("button", { name: /^提\s*交$/ }).click();
  await lead.waitForURL(new RegExp(`/suggestions/${id}$`));
  await lead.getByRole("heading", { level: 1, name: title }).waitFor();

  const shown = await story.item("office", id);
  expect(shown.proposer.kind).toBe("joint");
  expect(shown.signatures.map(({ name, state }) => [name, state])).toEqual([
    [invited[0], "confirmed"],
    [invited[1], "declined"],
  ]);
  const office = await story.at("office", item);
  await office.getByText("1位已确认，0位尚未答复。").waitFor();
  await look(office, "joint-office", true);
  await office.getByRole("link", { name: "打印建议" }).click();
  await office.getByText("附议代表（1人）").waitFor();
  await look(office, "joint-paper", true);
}, 300_000);
