import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { beginSession } from "../../api/session";
import type { SheetHead, SheetPreview } from "../../api/sheet";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";

const preview: SheetPreview = {
  columns: ["title", "reply_date"],
  rows: [
    { row: 2, action: "create", cells: { title: "修路", reply_date: "2022-07-20" }, problems: [] },
    {
      row: 3,
      action: "invalid",
      cells: { title: "装灯", reply_date: "2022-13-40" },
      problems: [{ column: "reply_date", code: "malformed", reason: "没有这一天。" }],
    },
    {
      row: 4,
      action: "skip",
      cells: { title: "修路", reply_date: "" },
      problems: [{ column: "", code: "duplicate", reason: "建议库中已有此件。" }],
    },
  ],
  ignored_columns: [],
  counts: { create: 1, skip: 1, invalid: 1, units_to_create: 0 },
};

const file = new File(["title\treply_date"], "suggestions.tsv", { type: "text/tab-separated-values" });

beforeEach(() => beginSession(aToken(aPerson("office"))));

test("a preview names each row's fate and marks the bad cell with its reason", async () => {
  server.use(http.post(at("/imports/suggestions/preview"), () => HttpResponse.json(preview)));
  const { user } = renderApp("/import");
  await user.upload(await screen.findByLabelText("选择文件"), file);
  expect(await screen.findByText("有误 1 行")).toBeVisible();
  const bad = screen.getByRole("cell", { name: /2022-13-40/ });
  expect(within(bad.closest("tr") as HTMLElement).getByText("没有这一天。")).toBeVisible();
  expect(bad.className).toMatch(/bad/);
  expect(screen.getByText("建议库中已有此件。")).toBeVisible();
  expect(screen.queryByRole("rowheader", { name: "2" })).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: "只看有说明的行" }));
  expect(screen.getByRole("rowheader", { name: "2" })).toBeVisible();
});

test("the import sends file and choice under one key, and says what came of it", async () => {
  const seen: { key: string | null; units: unknown; skip: unknown }[] = [];
  const previewed: unknown[] = [];
  server.use(
    http.post(at("/imports/suggestions/preview"), async ({ request }) => {
      previewed.push((await request.formData()).get("skip_invalid"));
      return HttpResponse.json(preview);
    }),
    http.post(at("/imports/suggestions"), async ({ request }) => {
      const form = await request.formData();
      seen.push({
        key: request.headers.get("Idempotency-Key"),
        units: form.get("create_units"),
        skip: form.get("skip_invalid"),
      });
      return seen.length === 1 ? HttpResponse.error() : HttpResponse.json(preview);
    }),
  );
  const { user } = renderApp("/import");
  await user.click(await screen.findByRole("checkbox", { name: "新建名册中没有的承办单位" }));
  await user.upload(screen.getByLabelText("选择文件"), file);
  expect(await screen.findByText(/^有误的行改正后才能导入/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "确认导入" })).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: "跳过有误的行，只导入其余各行" }));
  await user.click(await screen.findByRole("button", { name: "确认导入" }));
  expect(previewed).toEqual(["false", "true"]);
  expect(await screen.findByText("暂时无法连接服务器")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "确认导入" }));
  expect(await screen.findByText("导入完成")).toBeVisible();
  expect(seen[0]).toMatchObject({ units: "true", skip: "true" });
  expect(seen[1]).toEqual(seen[0]);
});

test("a file that is no table is refused in words", async () => {
  server.use(
    http.post(at("/imports/suggestions/preview"), () =>
      refusal(422, "not-a-sheet", "文件不是表格，请改存为 xlsx 后再上传。"),
    ),
  );
  const { user } = renderApp("/import");
  await user.upload(await screen.findByLabelText("选择文件"), file);
  expect(await screen.findByText("文件不是表格，请改存为 xlsx 后再上传。")).toBeVisible();
});

test("a file that is headed its own way is matched to the columns, and the next one like it is not asked about again", async () => {
  const head: SheetHead = {
    headings: ["流水号", "议题名称", "标题"],
    rows: [["2025-0131", "关于甲的建议", "张三"]],
    columns: [
      { name: "number", label: "建议号", note: "", required: false, heading: "" },
      { name: "title", label: "标题", note: "", required: true, heading: "" },
      { name: "category", label: "类别", note: "", required: false, heading: "" },
    ],
  };
  const sent: unknown[] = [];
  server.use(
    http.post(at("/imports/suggestions/columns"), () => HttpResponse.json(head)),
    http.post(at("/imports/suggestions/preview"), async ({ request }) => {
      const columns = (await request.formData()).get("columns");
      sent.push(columns);
      return columns
        ? HttpResponse.json(preview)
        : refusal(422, "invalid-fields", "请检查。", [
            { name: "file", code: "no_heading", reason: "没有找到表头。" },
          ]);
    }),
  );
  const { user } = renderApp("/import");
  await user.upload(await screen.findByLabelText("选择文件"), file);
  const columns = await screen.findByRole("region", { name: "栏目对应" });
  expect(within(columns).getByRole("cell", { name: "关于甲的建议" })).toBeVisible();
  await user.click(within(columns).getByRole("button", { name: "按此检查" }));
  expect(within(columns).getByRole("alert")).toHaveTextContent("请指定哪一栏是标题。");
  await choose("标题", "议题名称");
  await choose("建议号", "议题名称");
  await choose("标题", "议题名称");
  await choose("建议号", "流水号");
  await user.click(within(columns).getByRole("button", { name: "按此检查" }));
  expect(await screen.findByText("有误 1 行")).toBeVisible();
  expect(JSON.parse(sent.at(-1) as string)).toEqual({ title: "议题名称", number: "流水号" });

  await user.upload(screen.getByLabelText("选择文件"), file);
  const again = await screen.findByRole("region", { name: "栏目对应" });
  await user.click(within(again).getByRole("button", { name: "按此检查" }));
  await waitFor(() => expect(sent).toHaveLength(4));
  expect(JSON.parse(sent.at(-1) as string)).toEqual({ title: "议题名称", number: "流水号" });

  async function choose(column: string, heading: string) {
    const part = await screen.findByRole("region", { name: "栏目对应" });
    await user.selectOptions(within(part).getByRole("combobox", { name: column }), heading);
  }
});

test("what is imported is what was looked at: a choice whose preview failed does not count", async () => {
  let refused = false;
  const sent: unknown[] = [];
  server.use(
    http.post(at("/imports/suggestions/preview"), () =>
      refused ? HttpResponse.error() : HttpResponse.json({ ...preview, counts: { create: 1, invalid: 0 } }),
    ),
    http.post(at("/imports/suggestions"), async ({ request }) => {
      sent.push((await request.formData()).get("create_units"));
      return HttpResponse.json(preview);
    }),
  );
  const { user } = renderApp("/import");
  await user.upload(await screen.findByLabelText("选择文件"), file);
  await screen.findByText("新增 1 行");
  refused = true;
  await user.click(screen.getByRole("checkbox", { name: "新建名册中没有的承办单位" }));
  expect(await screen.findByText("暂时无法连接服务器")).toBeVisible();
  expect(screen.getByRole("checkbox", { name: "新建名册中没有的承办单位" })).not.toBeChecked();
  await user.click(screen.getByRole("button", { name: "确认导入" }));
  expect(await screen.findByText("导入完成")).toBeVisible();
  expect(sent).toEqual(["false"]);
});
