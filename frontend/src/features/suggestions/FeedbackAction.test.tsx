import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { fill, quickUser } from "../../testing/quick";
import { renderPlain } from "../../testing/render";
import { at, server } from "../../testing/server";
import { aSuggestion, someRules } from "../../testing/suggestion";
import { FeedbackAction } from "./FeedbackAction";

test("both ratings are chosen by the deputy, and a dissatisfied one is explained", async () => {
  let sent: unknown;
  beginSession(aToken(aPerson("deputy")));
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(someRules)),
    http.post(at("/suggestions/7/feedback"), async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ id: 7, version: 13, phase: "rehandling_review" });
    }),
  );
  const user = quickUser();
  renderPlain(
    <FeedbackAction
      item={aSuggestion({ phase: "awaiting_feedback", actions: ["give_decisive_feedback"] })}
    />,
  );
  await user.click(await screen.findByRole("button", { name: "评价办理情况" }));
  const dialog = await screen.findByRole("dialog", { name: "评价办理情况" });
  expect(await within(dialog).findAllByRole("radio")).toHaveLength(6);
  for (const radio of within(dialog).getAllByRole("radio")) expect(radio).not.toBeChecked();
  const send = within(dialog).getByRole("button", { name: "提交反馈" });
  await user.click(send);
  expect(await within(dialog).findByText("请选择办理态度。")).toBeVisible();
  expect(within(dialog).getByText("请选择办理结果。")).toBeVisible();

  const attitude = within(dialog).getByRole("radiogroup", { name: "办理态度" });
  const result = within(dialog).getByRole("radiogroup", { name: "办理结果" });
  await user.click(within(attitude).getByRole("radio", { name: /^满意/ }));
  await user.click(within(result).getByRole("radio", { name: /^不满意/ }));
  await user.click(send);
  expect(await within(dialog).findByText("请填写不满意的理由。")).toBeVisible();
  expect(sent).toBeUndefined();
  fill(within(dialog).getByLabelText("不满意的理由"), "停靠站没有答复");
  await user.click(send);
  await waitFor(() =>
    expect(sent).toEqual({
      version: 12,
      attitude: "satisfied",
      result: "dissatisfied",
      reasons: "停靠站没有答复",
    }),
  );
});
