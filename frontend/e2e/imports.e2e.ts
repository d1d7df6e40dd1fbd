import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import { look } from "./acting";
import { desk, phone } from "./harness";
import { Story } from "./story";
import { textsIn, workbook } from "./workbook";

let story: Story;

beforeAll(async () => {
  story = await Story.begin();
});

test("units come in from the template: a bad cell keeps all out and says why, and what is imported again is updated", async () => {
  const office = await story.page("office");
  await office.goto("/units");
  const heads = ["单位名称", "简称", "编号", "系统", "联系电话", "状态"];
  await open(office, heads);
  const rows = (system: string, phone: string) => [
    heads,
    ["市数据资源管理局", "市数据局", "数-01", system, phone, ""],
    ["市机关事务中心", "市机关中心", "机-02", "政府系统", "", "启用"],
  ];
  await send(office, rows("数字系统", ""));
  await bad(office, "数字系统", /没有“数字系统”这一系统/);
  await look(office, "import-units-bad", true);

  await send(office, rows("政府系统", "0700-0001111"));
  await commit(office, "新增 2 行");
  await look(office, "import-units-done", true);
  await send(office, rows("政府系统", "0700-0002222"));
  await office.getByText("无变化 1 行").waitFor();
  await commit(office, "更新 1 行");
  await expectStored(office, "/units", "市数据资源管理局", "0700-0002222");
}, 180_000);

test("deputies come in from the template, with a delegation that is made when it is asked for", async () => {
  const office = await story.page("office");
  await office.goto("/deputies");
  const heads = ["代表证号", "姓名", "性别", "代表层级", "代表团", "选举单位", "手机号"];
  await open(office, heads);
  const rows = (sex: string, phone: string) => [
    heads,
    ["补-9001", "纪远航", sex, "市", "北港区代表团", "北港区", phone],
    ["补-9002", "海棠", "女", "市", "北港区代表团", "北港区", ""],
  ];
  await send(office, rows("未知", "12345"));
  await bad(office, "未知", /男|女/);
  await bad(office, "12345", /手机|电话/);
  await look(office, "import-deputies-bad", true);

  const drawer = office.getByRole("dialog");
  await send(office, rows("男", "13900000001"));
  await drawer.getByText("有误 2 行").waitFor();
  await drawer.getByLabel("新建名册中没有的代表团").check();
  await commit(office, "新增 2 行");
  await send(office, rows("男", "13900000002"));
  await drawer.getByText("无变化 1 行").waitFor();
  await commit(office, "更新 1 行");
  await expectStored(office, "/deputies", "纪远航", "北港区代表团");
}, 180_000);

test("a register of former suggestions is looked at row by row and then brought into the library", async () => {
  const { name, buffer, source } = register();
  console.info(`The register: ${source}`);
  const office = await story.page("office");
  await office.goto("/import");
  await office.locator("input[type=file]").setInputFiles({ name, mimeType: "text/plain", buffer });
  await office.getByText(`检查结果：${name}`).waitFor();
  const skip = office.getByLabel("跳过有误的行，只导入其余各行");
  if (await office.getByText(/^有误 [1-9]/).count()) {
    expect(await office.getByRole("button", { name: "确认导入" }).count()).toBe(0);
    await skip.check();
  }
  await office.getByRole("button", { name: "确认导入" }).waitFor();
  await office.getByLabel("只看有说明的行").uncheck();
  await look(office, "import-register", true);
  const told = await office.getByText(/^新增 \d+ 行$/).textContent();
  const lines = buffer.toString("utf8").trimEnd().split("\n").length - 1;
  const counts = await office.getByText(/^(新增|跳过|有误) \d+ 行$/).allTextContents();
  const sum = counts.reduce((all, text) => all + Number(/\d+/.exec(text)?.[0]), 0);
  expect(sum, `each of the ${lines} rows has a fate`).toBe(lines);
  await office.getByRole("button", { name: "确认导入" }).click();
  await office.getByText("导入完成").waitFor();
  expect(await office.getByText(/^新增 \d+ 行$/).textContent()).toBe(told);
  await look(office, "import-register-done", true);

  await office.locator("input[type=file]").setInputFiles({ name, mimeType: "text/plain", buffer });
  await office.getByText("文件中没有需要导入的内容。").waitFor();
  await office.goto("/suggestions");
  const title = titleIn(buffer);
  await office.getByPlaceholder("标题、事项、编号、代表、单位").fill(title.slice(2, 14));
  await office.getByPlaceholder("标题、事项、编号、代表、单位").press("Enter");
  await office.getByRole("link", { name: title }).first().click();
  await office.getByText("历史导入").first().waitFor();
  await look(office, "imported-item", true);
}, 180_000);

test("a workbook of another system is matched to the columns by its first rows, and the next one needs no choice", async () => {
  const office = await story.page("office");
  await office.goto("/import");
  const export_ = (no: string, title: string) => ({
    name: "省平台导出.xlsx",
    ...workbook([
      ["在湘省人大代表建议一览表（示例）"],
      ["流水号", "议题名称", "承办部门", "交办时间", "办结情况"],
      [no, title, "主办单位：市交通运输局", "2025-03-01", "已办结"],
      [`${no}0`, `${title}（续）`, "市财政局", "2025-03-02", "办理中"],
    ]),
  });
  await office.locator("input[type=file]").setInputFiles(export_("2025-131", "关于打通省道断头路的建议"));
  const columns = office.getByRole("region", { name: "栏目对应" });
  await columns.getByRole("cell", { name: "关于打通省道断头路的建议", exact: true }).waitFor();
  await columns.getByLabel("标题").selectOption("议题名称");
  await columns.getByLabel("建议号").selectOption("流水号");
  await columns.getByLabel("承办单位").selectOption("承办部门");
  await look(office, "import-columns", true);
  await office.setViewportSize(phone);
  await look(office, "import-columns-phone", true);
  await office.setViewportSize(desk);
  await columns.getByRole("button", { name: "按此检查" }).click();
  await office.getByText("新增 2 行").waitFor();
  await look(office, "import-columns-preview", true);
  await office.getByRole("button", { name: "确认导入" }).click();
  await office.getByText("导入完成").waitFor();

  await office.locator("input[type=file]").setInputFiles(export_("2025-231", "关于扩建省级物流园的建议"));
  await columns.getByRole("button", { name: "按此检查" }).click();
  await office.getByText("新增 2 行").waitFor();
}, 180_000);

/** Opens the import and fetches the template, whose headings are those that the rows have. */
async function open(page: Page, heads: string[]) {
  await page.getByRole("button", { name: "Excel 导入" }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "下载模板" }).click();
  const template = await saved;
  expect(template.suggestedFilename()).toMatch(/\.xlsx$/);
  const texts = textsIn(readFileSync(await template.path()));
  expect(texts).toEqual(expect.arrayContaining(heads));
}

async function send(page: Page, rows: string[][]) {
  const drawer = page.getByRole("dialog");
  await drawer.locator("input[type=file]").setInputFiles({ name: "名册.xlsx", ...workbook(rows) });
  await drawer.getByText("检查结果：名册.xlsx").waitFor();
}

/** The cell is marked, its row says why, and nothing can be imported. */
async function bad(page: Page, cell: string, why: RegExp) {
  const row = page.getByRole("dialog").getByRole("row").filter({ hasText: cell });
  await row.getByText(why).first().waitFor();
  const mark = (text: string) =>
    row
      .getByRole("cell")
      .filter({ hasText: new RegExp(`^${text}$`) })
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await mark(cell)).not.toBe(
    await row
      .getByRole("cell")
      .nth(2)
      .evaluate((element) => getComputedStyle(element).backgroundColor),
  );
  await page.getByText("有误的行改正后才能导入。整份文件要么全部导入，要么都不导入。").waitFor();
  expect(await page.getByRole("button", { name: "确认导入" }).count()).toBe(0);
}

async function commit(page: Page, count: string) {
  const drawer = page.getByRole("dialog");
  await drawer.getByText(count).waitFor();
  await drawer.getByRole("button", { name: "确认导入" }).click();
  await drawer.getByText("导入完成").waitFor();
}

async function expectStored(page: Page, place: string, name: string, what: string) {
  await page.goto(`${place}?q=${encodeURIComponent(name)}`);
  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByText(what).first().waitFor();
}

/** The real records where they lie, else some in their shape. */
function register(): { name: string; buffer: Buffer; source: string } {
  const name = "real-suggestions.tsv";
  const folder = process.env.LIANLUO_REAL_DATA;
  if (folder) {
    const file = path.join(folder, name);
    return { name, buffer: readFileSync(file), source: file };
  }
  return {
    name: "历年建议.tsv",
    buffer: Buffer.from(own),
    source: "rows of the test's own, in the shape of the real records",
  };
}

const own = [
  "place\tcongress\tnumber\ttitle\tcategory\thandling_role_unit\treply_class\tdocument_no\treply_date\tsatisfaction\texcerpt\tsource_url",
  "石桥县\t县十六届人大二次会议\t第7号\t关于加固石桥村灌溉水坝的建议\t农业农村\t县水利局\tA\t\t2019-06-12\t满意\t[摘述] 水坝渗漏，请加固。\thttps://example.org/7",
  "石桥县\t县十六届人大二次会议\t第8号\t\t农业农村\t县水利局\tA\t\t2019-06-12\t满意\t[摘述] 缺少标题的一行。\thttps://example.org/8",
].join("\n");

function titleIn(buffer: Buffer): string {
  const [heads = "", ...rows] = buffer.toString("utf8").trimEnd().split("\n");
  const at = heads.split("\t").indexOf("title");
  return rows.map((line) => line.split("\t")[at] ?? "").find((title) => title.length > 8) ?? "";
}
