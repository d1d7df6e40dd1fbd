import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { quickUser } from "../../testing/quick";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";
import { aRow } from "../../testing/suggestion";

test("a batch assigns what has its unit, and names what was refused", async () => {
  let sent: unknown;
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
    http.post(at("/suggestions/assign-batch"), async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({
        results: [
          { suggestion_id: 7, ok: true, code: "", detail: "" },
          { suggestion_id: 8, ok: false, code: "stale", detail: "内容已被他人更新。" },
        ],
      });
    }),
  );
  const user = quickUser();
  renderApp("/assignment");
  const all = await screen.findByRole("checkbox", { name: "选择本页全部" });
  expect(screen.getByRole("button", { name: "交办所选0件" })).toBeDisabled();
  await user.click(all);
  await user.click(await screen.findByRole("combobox", { name: /为所选建议统一指定单位/ }));
  await user.click(await screen.findByText("市交通运输局"));
  await user.click(screen.getByRole("button", { name: "交办所选2件" }));
  const dialog = await screen.findByRole("dialog", { name: "交办所选的2件建议？" });
  await user.click(within(dialog).getByRole("button", { name: "交办" }));
  expect(await screen.findByText("河滨步道：内容已被他人更新。")).toBeVisible();
  expect(screen.getByText("已交办1件")).toBeVisible();
  await waitFor(() =>
    expect(sent).toEqual({
      items: [
        { suggestion_id: 7, version: 12, units: [{ unit_id: 4, role: "sole" }] },
        { suggestion_id: 8, version: 3, units: [{ unit_id: 4, role: "sole" }] },
      ],
      note: "",
    }),
  );
});
