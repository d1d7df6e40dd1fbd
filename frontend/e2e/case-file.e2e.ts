import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { look } from "./acting";
import { phone } from "./harness";
import { Story, transport } from "./story";
import { entriesOf } from "./workbook";

test("the office takes the case file of an item along, which is whole and tells whether it was changed", async () => {
  const story = await Story.begin();
  const item = await story.suggestion("deputy", "关于修缮城南过街天桥的建议", [
    "请修缮天桥台阶。",
    "请加装照明。",
  ]);
  await story.assign(item.id, [transport, "sole"]);
  await story.receive(item.id, transport);
  await story.deliver(item.id, transport, { number: "云交函〔2026〕88号" });

  const office = await story.at("office", item);
  await office.getByRole("button", { name: "导出案卷" }).waitFor();
  await look(office, "case-file", true);
  const files = await fetched(office);
  const names = files.map(({ name }) => name);
  expect(names[0]).toBe("00-目录.docx");
  expect(names).toContain("01-建议及办理情况.docx");
  expect(names.filter((name) => /^函件\/.*答复函（市交通运输局）\.docx$/.test(name))).toHaveLength(1);
  const sums = files.at(-1);
  expect(sums?.name).toBe("SHA256SUMS.txt");
  const lines = files
    .slice(0, -1)
    .map(({ name, data }) => `${createHash("sha256").update(data).digest("hex")}  ${name}\n`);
  expect(sums?.text).toBe(lines.join(""));
  const told = JSON.parse(files.find(({ name }) => name === "02-办理经过.json")?.text ?? "{}");
  expect(told.events.map(({ what }: { what: string }) => what)).toContain("签发答复，送达代表");
  const inner = files.find(({ name }) => name === "01-建议及办理情况.docx");
  const text = entriesOf(inner?.data ?? Buffer.alloc(0)).find(
    ({ name }) => name === "word/document.xml",
  )?.text;
  expect(text).toContain("请修缮天桥台阶。");

  await office.route("**/case-file", (route) => route.abort());
  await office.getByRole("button", { name: "导出案卷" }).click();
  await office
    .getByRole("alert")
    .getByText(/网络|连接/)
    .first()
    .waitFor();
  await look(office, "case-file-failed");

  const head = await story.at("head", item, phone);
  await head.getByText("打印", { exact: true }).click();
  await head.getByRole("button", { name: "导出案卷" }).waitFor();
  await look(head, "case-file-phone");
  const deputy = await story.at("deputy", item);
  await deputy.getByRole("link", { name: "打印答复" }).waitFor();
  expect(await deputy.getByRole("button", { name: "导出案卷" }).count()).toBe(0);
}, 180_000);

/** The files of the archive that the page's button fetches. */
async function fetched(page: Page) {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出案卷" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/号-关于修缮城南过街天桥的建议\.zip$/);
  return entriesOf(readFileSync(await file.path()));
}
