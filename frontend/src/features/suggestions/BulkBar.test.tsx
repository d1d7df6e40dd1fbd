import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { quickUser } from "../../testing/quick";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";
import { aRow, someRules } from "../../testing/suggestion";

const rows = [
  aRow({ id: 9, title: "河滨步道", number_text: "第9号", actions: ["close"] }),
  aRow({ id: 7, title: "学府路公交", number_text: "第7号", actions: ["close"] }),
  aRow({ id: 8, title: "老旧小区", number_text: "第8号", actions: [] }),
];

test("the chosen ones are closed one after the other, oldest first; a lost connection can be taken up again", async () => {
  beginSession(aToken(aPerson("office")));
  const asked: { id: unknown; key: string | null }[] = [];
  let down = true;
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(someRules)),
    http.get(at("/suggestions"), () => HttpResponse.json({ items: rows, total: 3, page: 1, size: 20 })),
    http.post(at("/suggestions/:id/close"), ({ params, request }) => {
      asked.push({ id: params.id, key: request.headers.get("Idempotency-Key") });
      if (params.id === "9" && down) return HttpResponse.error();
      return HttpResponse.json({ id: Number(params.id), version: 13, phase: "closed" });
    }),
  );
  const user = quickUser();
  renderApp("/suggestions");
  await user.click(await screen.findByRole("checkbox", { name: "选择本页全部" }));
  const bar = screen.getByRole("region", { name: "批量办理" });
  expect(within(bar).getByText("已选 3 件（含其他页）")).toBeVisible();
  await user.click(within(bar).getByRole("button", { name: "办结（2 件）" }));
  const dialog = await screen.findByRole("dialog", { name: "办结：2 件" });
  await waitFor(() =>
    expect(within(dialog).getByText("另有 1 件目前不能进行这项操作，保持不变。")).toBeVisible(),
  );
  await user.click(within(dialog).getByRole("button", { name: "办结" }));
  expect(await within(dialog).findByText("已办 1 件，未办成 0 件，共 2 件。")).toBeVisible();
  down = false;
  await user.click(await within(dialog).findByRole("button", { name: "继续办理其余各件" }));
  expect(await within(dialog).findByText("已办 2 件，未办成 0 件，共 2 件。")).toBeVisible();
  expect(asked.map(({ id }) => id)).toEqual(["7", "9", "9"]);
  expect(asked[1]?.key).toBe(asked[2]?.key);
});
