import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { fill, quickUser } from "../../testing/quick";
import { renderApp } from "../../testing/render";
import { aRuleData, aRules } from "../../testing/rules";
import { at, server } from "../../testing/server";
import type { Publication } from "./api";

let previewed: Publication[];
let published: Publication[];

beforeEach(() => {
  previewed = [];
  published = [];
  beginSession(aToken(aPerson("head")));
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(aRules())),
    http.get(at("/rules/versions"), () =>
      HttpResponse.json({
        items: [
          {
            version: 3,
            valid_from: "2026-05-01",
            state: "in_force",
            note: "常委会修订",
            created_at: "2026-04-20T02:00:00Z",
            created_by_name: "周宁",
          },
          {
            version: 2,
            valid_from: "2026-01-01",
            state: "past",
            note: "",
            created_at: "2026-01-01T02:00:00Z",
            created_by_name: "",
          },
        ],
      }),
    ),
    http.get(at("/rules/versions/3"), () => HttpResponse.json({ version: 3, rules: aRuleData() })),
    http.get(at("/rules/preset"), () =>
      HttpResponse.json({
        rules: aRuleData(),
        schemes: [
          { name: "four_class", classes: [] },
          { name: "three_class", classes: aRuleData().reply_classes },
        ],
      }),
    ),
    http.get(at("/rules/differences"), () =>
      HttpResponse.json({
        from: 2,
        to: 3,
        differences: [{ name: "limits.T2.term", before: "3wd", after: "5d" }],
      }),
    ),
    http.post(at("/rules/preview"), async ({ request }) => {
      previewed.push((await request.json()) as Publication);
      return HttpResponse.json({
        differences: [{ name: "limits.T2.term", before: "3wd", after: "5wd" }],
        supersedes: [],
      });
    }),
    http.post(at("/rules"), async ({ request }) => {
      published.push((await request.json()) as Publication);
      return HttpResponse.json({ version: 4 }, { status: 201 });
    }),
  );
});

test("a changed limit is looked at and published on the version that was seen", async () => {
  const { router } = renderApp("/rules/edit");
  const user = quickUser();
  fill(await screen.findByRole("spinbutton", { name: "承办单位签收：数量" }), "5");
  expect(await screen.findByText("已改动，发布后即为本级人大的规定")).toBeVisible();
  await user.click(screen.getByRole("checkbox", { name: "提交至交办 核定为本级人大的规定" }));
  await user.click(screen.getByRole("button", { name: "查看改动并发布" }));
  const dialog = await screen.findByRole("dialog", { name: "核对改动并发布" });
  const row = within(dialog).getByRole("rowheader", { name: "办理期限 · 承办单位签收 · 时长" }).closest("tr");
  expect(row).toHaveTextContent("3 个工作日5 个工作日");
  await user.click(within(dialog).getByRole("button", { name: /发\s*布/ }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/rules"));
  expect(published).toEqual(previewed);
  const [body] = published;
  expect(body?.base_version).toBe(3);
  expect(body?.limits.T2?.term).toBe("5wd");
  expect(body?.limits.T1).toMatchObject({ borrowed: false, term: "7wd", in_session_term: "30d" });
  expect(body?.limits.T5).toEqual(aRuleData().limits.T5);
  expect(body?.reminders).toEqual(aRuleData().reminders);
});

test("the server's reasons stand at their fields, and nothing is lost", async () => {
  server.use(
    http.post(at("/rules/preview"), () =>
      HttpResponse.json(
        {
          status: 422,
          code: "invalid-fields",
          detail: "填写的内容有误。",
          fields: [{ name: "limits.T5.term", code: "above_law", reason: "不能长于法律规定的上限 3 个月。" }],
        },
        { status: 422 },
      ),
    ),
  );
  renderApp("/rules/edit");
  const user = quickUser();
  const reply = await screen.findByRole("spinbutton", { name: "答复代表：数量" });
  fill(reply, "4");
  await user.click(screen.getByRole("button", { name: "查看改动并发布" }));
  await waitFor(() => expect(screen.getAllByText("不能长于法律规定的上限 3 个月。").length).toBe(2));
  expect(reply).toHaveValue("4");
  await user.click(screen.getByLabelText("恢复预设：答复代表"));
  await waitFor(() => expect(screen.getByLabelText("答复代表：数量")).toHaveValue("3"));
});

test("classes are those of a scheme, or changed one by one", async () => {
  renderApp("/rules/edit");
  const user = quickUser();
  const panel = (await screen.findByRole("heading", { name: "答复分类" })).closest("section") as HTMLElement;
  await user.click(within(panel).getByRole("button", { name: "增加一项" }));
  fill(within(panel).getByRole("textbox", { name: "第 2 项代码" }), "E");
  fill(within(panel).getByRole("textbox", { name: "第 2 项名称" }), "E类");
  await user.click(within(panel).getByRole("checkbox", { name: "第 2 项 须说明原因" }));
  await user.click(screen.getByRole("button", { name: "查看改动并发布" }));
  await waitFor(() => expect(previewed).toHaveLength(1));
  expect(previewed[0]?.reply_classes[1]).toEqual({
    code: "E",
    label: "E类",
    meaning: "",
    requires_commitment_date: false,
    requires_reason: true,
    counts_as_resolved: false,
  });
});

test("versions are listed with their state, and two are compared", async () => {
  renderApp("/rules/versions");
  const newest = (await screen.findByRole("rowheader", { name: "第 3 版" })).closest("tr");
  expect(newest).toHaveTextContent("现行常委会修订周宁");
  const row = (await screen.findByRole("rowheader", { name: "办理期限 · 承办单位签收 · 时长" })).closest(
    "tr",
  );
  expect(row).toHaveTextContent("3 个工作日5 天");
});
