import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import type { ConsentRequest, Suggestion } from "../../api/core";
import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { quickUser } from "../../testing/quick";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";
import { aSuggestion, someRules } from "../../testing/suggestion";

const serves = (item: Suggestion) => http.get(at("/suggestions/7"), () => HttpResponse.json(item));
const receipt = { id: 7, version: 13, phase: "under_review" };
const scan = { id: 33, name: "签名页.pdf", size: 10, content_type: "application/pdf", sha256: "" };

beforeEach(() => {
  beginSession(aToken(aPerson("office")));
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(someRules)),
    http.post(at("/attachments"), () => HttpResponse.json(scan, { status: 201 })),
  );
});

function aRequest(change: Partial<ConsentRequest>): ConsentRequest {
  return {
    id: 4,
    kind: "withdrawal",
    state: "open",
    asked_by_name: "周明远",
    asked_for_name: "",
    asked_at: "2026-08-01T02:00:00Z",
    decided_at: null,
    due_on: null,
    clock_kind: "",
    other: null,
    assignment_id: 0,
    commitment_id: 0,
    data: { until: null },
    reason: "所提问题已经解决。",
    actions: [],
    on_paper: [],
    steps: [
      {
        action: "consent_withdrawal",
        role: "deputy",
        body_name: "赵国平",
        current: true,
        decision: "",
        reason: "",
        by_name: "",
        at: null,
      },
    ],
    ...change,
  };
}

test("the office enters a co-signer's refusal from paper, with its reason and the scan", async () => {
  const user = quickUser();
  const sent: unknown[] = [];
  const deputies = [{ id: 11, name: "赵国平" }];
  server.use(
    serves(aSuggestion({ requests: [aRequest({ on_paper: [{ action: "consent_withdrawal", deputies }] })] })),
    http.post(at("/requests/4/decide"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(receipt);
    }),
  );
  renderApp("/suggestions/7");
  const asked = await screen.findByRole("region", { name: "申请事项" });
  expect(within(asked).queryByRole("button", { name: "同意" })).toBeNull();
  await user.click(await within(asked).findByRole("button", { name: "代录：答复是否同意撤回" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("radio", { name: "不同意" }));
  await user.click(within(dialog).getByRole("button", { name: /^录\s*入$/ }));
  expect(await within(dialog).findByText("请上传代表签名的纸质件扫描件。")).toBeVisible();
  expect(sent).toEqual([]);
  await user.type(within(dialog).getByLabelText("理由"), "还没有解决");
  const file = new File(["%PDF-1.7"], "签名页.pdf", { type: "application/pdf" });
  await user.upload(dialog.querySelector<HTMLInputElement>("input[type=file]") as HTMLInputElement, file);
  await within(dialog).findByText("签名页.pdf");
  await user.click(within(dialog).getByRole("button", { name: /^录\s*入$/ }));
  await screen.findByText("已办理：录入");
  expect(sent).toEqual([
    { agree: false, reason: "还没有解决", version: 12, on_paper: { deputy_id: 11, attachment_ids: [33] } },
  ]);
});

test("what the office may enter of the item and its units stands in a panel of its own", async () => {
  const deputies = [{ id: 9, name: "周明远" }];
  const item = aSuggestion({ on_paper: [{ action: "ask_withdrawal", deputies }] });
  const [round] = item.rounds;
  if (round?.assignments[0]) round.assignments[0].on_paper = [{ action: "object_to_assignment", deputies }];
  server.use(serves(item));
  renderApp("/suggestions/7");
  const panel = await screen.findByRole("region", { name: "代录纸质件" });
  expect(await within(panel).findByRole("button", { name: "代录：申请撤回建议" })).toBeVisible();
  expect(within(panel).getByRole("button", { name: "代录：对交办提出异议（市交通运输局）" })).toBeVisible();
});

test("who asked takes it back, which is no decision", async () => {
  const user = quickUser();
  const sent: unknown[] = [];
  server.use(
    serves(aSuggestion({ requests: [aRequest({ kind: "split", actions: ["take_back"] })] })),
    http.post(at("/requests/4/take-back"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(receipt);
    }),
  );
  renderApp("/suggestions/7");
  const asked = await screen.findByRole("region", { name: "申请事项" });
  expect(within(asked).queryByRole("button", { name: "同意" })).toBeNull();
  await user.click(await within(asked).findByRole("button", { name: "收回申请" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "收回申请" }));
  await screen.findByText("已办理：收回申请");
  expect(sent).toEqual([{ reason: "", version: 12 }]);
});

test("a line of the history leads to the paper from which it was entered", async () => {
  const event = {
    id: 99,
    kind: "confirm_signature",
    at: "2026-06-21T02:00:00Z",
    round_no: 0,
    actor_name: "林静",
    actor_role: "office" as const,
    body_name: "",
    data: { text_no: "1", on_paper: "赵国平" },
    scans: [{ id: 33, name: "签名页.pdf", size: 10, content_type: "application/pdf" }],
    letter: null,
  };
  server.use(serves(aSuggestion({ timeline: [event] })));
  renderApp("/suggestions/7");
  const history = await screen.findByRole("list", { name: "办理经过" });
  expect(within(history).getByText(/依赵国平代表签名的纸质件录入/)).toBeVisible();
  expect(within(history).getByText(/签名页.pdf/)).toBeVisible();
});
