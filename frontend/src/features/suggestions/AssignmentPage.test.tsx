import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { quickUser } from "../../testing/quick";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";
import { anAssignment, aRound, aRow, aSuggestion, someRules } from "../../testing/suggestion";

test("a batch assigns what has its unit, names what was refused, and can be undone", async () => {
  const sent: unknown[] = [];
  const recalled: unknown[] = [];
  beginSession(aToken(aPerson("office")));
  server.use(
    http.get(at("/units"), () =>
      HttpResponse.json({ items: [{ id: 4, name: "市交通运输局" }], total: 1, page: 1, size: 50 }),
    ),
    http.get(at("/suggestions"), () =>
      HttpResponse.json({
        items: [
          aRow({ id: 7, title: "学府路公交", phase: "registered" }),
          aRow({ id: 8, version: 3, title: "河滨步道", phase: "registered" }),
        ],
        total: 2,
        page: 1,
        size: 50,
      }),
    ),
    http.post(at("/suggestions/:id/assign"), async ({ request, params }) => {
      sent.push({ id: params.id, ...((await request.json()) as object) });
      if (params.id === "7") return HttpResponse.json({ id: 7, version: 13, phase: "assigned" });
      return HttpResponse.json(
        {
          type: "/problems/stale",
          title: "Conflict",
          status: 409,
          code: "stale",
          detail: "内容已被他人更新。",
        },
        { status: 409 },
      );
    }),
    http.get(at("/suggestions/:id"), ({ params }) =>
      HttpResponse.json(
        aSuggestion({
          id: Number(params.id),
          version: recalled.length > 0 ? 14 : 13,
          rounds: [
            aRound({
              assignments: [
                anAssignment({ id: 70, actions: recalled.length > 0 ? [] : ["recall_assignment"] }),
              ],
            }),
          ],
        }),
      ),
    ),
    http.post(at("/assignments/:id/recall"), async ({ params, request }) => {
      recalled.push({ id: params.id, ...((await request.json()) as object) });
      return HttpResponse.json({ id: 7, version: 14, phase: "registered" });
    }),
  );
  const user = quickUser();
  renderApp("/assignment");
  const all = await screen.findByRole("checkbox", { name: "选择本页全部" });
  expect(screen.getByRole("button", { name: "交办所选0件" })).toBeDisabled();
  await user.click(all);
  await user.click(await screen.findByRole("combobox", { name: /承办单位.*统一指定单位/ }));
  await user.click(await screen.findByText("市交通运输局"));
  await user.click(screen.getByRole("button", { name: "交办所选2件" }));
  const dialog = await screen.findByRole("dialog", { name: "交办所选的2件建议？" });
  await user.click(within(dialog).getByRole("button", { name: "交办" }));
  expect(await screen.findByText("内容已被他人更新。", { exact: false })).toBeVisible();
  expect(screen.getByText("已办 1 件，未办成 1 件，共 2 件。")).toBeVisible();
  expect(sent).toEqual([
    { id: "7", version: 12, units: [{ unit_id: 4, role: "sole" }], note: "" },
    { id: "8", version: 3, units: [{ unit_id: 4, role: "sole" }], note: "" },
  ]);
  await user.click(await screen.findByRole("button", { name: "撤销这次交办" }));
  const undo = await screen.findByRole("dialog", { name: "撤销这次交办" });
  await user.click(within(undo).getByRole("button", { name: "撤销这次交办" }));
  expect(await screen.findByText("已收回 1 件。")).toBeVisible();
  expect(recalled).toEqual([{ id: "70", version: 13, reason: "批量交办后撤销" }]);
});

test("who handled similar items is asked for row by row, and put in by a click", async () => {
  const asked: (string | null)[] = [];
  const sent: unknown[] = [];
  let broken = true;
  beginSession(aToken(aPerson("office")));
  server.use(
    http.get(at("/units"), () => HttpResponse.json({ items: [], total: 0, page: 1, size: 50 })),
    http.get(at("/rules"), () => HttpResponse.json(someRules)),
    http.get(at("/suggestions"), () =>
      HttpResponse.json({
        items: [
          aRow({ id: 7, title: "学府路公交", phase: "registered" }),
          aRow({ id: 8, version: 3, title: "河滨步道", phase: "registered" }),
        ],
        total: 2,
        page: 1,
        size: 50,
      }),
    ),
    http.get(at("/suggestions/alike/units"), ({ request }) => {
      const title = new URL(request.url).searchParams.get("title");
      asked.push(title);
      if (title === "学府路公交") return HttpResponse.json({ units: [] });
      if (broken) return new HttpResponse(null, { status: 500 });
      return HttpResponse.json({ units: [{ unit_id: 5, name: "市住建局", precedents: [aPrecedent] }] });
    }),
    http.post(at("/suggestions/:id/assign"), async ({ request, params }) => {
      sent.push({ id: params.id, ...((await request.json()) as object) });
      return HttpResponse.json({ id: 8, version: 4, phase: "assigned" });
    }),
  );
  const user = quickUser();
  renderApp("/assignment");
  const first = await screen.findByRole("button", { name: "谁办理过相似的建议：学府路公交" });
  const second = screen.getByRole("button", { name: "谁办理过相似的建议：河滨步道" });
  expect(asked).toEqual([]);
  await user.click(first);
  expect(await screen.findByText("您能查看的建议中，没有单位办理过标题相似的。")).toBeVisible();
  expect(asked).toEqual(["学府路公交"]);
  await user.click(first);
  expect(screen.queryByRole("region", { name: "办理过相似建议的单位" })).toBeNull();

  await user.click(second);
  const panel = within(await screen.findByRole("region", { name: "办理过相似建议的单位" }));
  expect(await panel.findByRole("alert")).toBeVisible();
  broken = false;
  await user.click(panel.getByRole("button", { name: "重试" }));
  await user.click(await panel.findByRole("button", { name: "市住建局：独办" }));
  expect(
    await screen.findByText("市住建局", { selector: ".ant-select-content *, .ant-select *" }),
  ).toBeVisible();
  await user.click(screen.getByRole("button", { name: "交办所选1件" }));
  const dialog = await screen.findByRole("dialog", { name: "交办所选的1件建议？" });
  await user.click(within(dialog).getByRole("button", { name: "交办" }));
  await waitFor(() =>
    expect(sent).toEqual([{ id: "8", version: 3, units: [{ unit_id: 5, role: "sole" }], note: "" }]),
  );
});

const aPrecedent = {
  id: 41,
  title: "关于河滨步道的建议",
  number_text: "第41号",
  year: 2025,
  percent: 92,
  same: true,
  role: "sole",
  answered: true,
  class_label: "A类",
  result: "satisfied",
};
