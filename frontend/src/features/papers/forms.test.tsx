import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import type { Suggestion } from "../../api/core";
import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { aSignature } from "../../testing/draft";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";
import { aClock, anAssignment, aReply, aRound, aSuggestion, someRules } from "../../testing/suggestion";

const cosigners = [
  aSignature({ state: "confirmed", text_no: 2 }),
  aSignature({ deputy_id: 12, name: "孙丽华", state: "lapsed" }),
];
const answered = anAssignment({
  reply: aReply({
    state: "delivered",
    document_no: "交函〔2026〕18号",
    delivered_at: "2026-09-01T03:00:00Z",
  }),
});

const serves = (change: Partial<Suggestion>) =>
  server.use(http.get(at("/suggestions/7"), () => HttpResponse.json(aSuggestion(change))));

beforeEach(() => {
  beginSession(aToken(aPerson("office")));
  server.use(http.get(at("/rules"), () => HttpResponse.json(someRules)));
});

test("the form names who signs along, and nobody whose invitation lapsed", async () => {
  serves({ signatures: cosigners });
  renderApp("/print/suggestions/7");
  const table = await screen.findByRole("table", { name: "附议代表（1人）" });
  expect(within(table).getByRole("row", { name: "赵国平 西城代表团 已在线确认（第2稿）" })).toBeVisible();
  expect(screen.queryByText("孙丽华")).toBeNull();
  expect(screen.getByText("领衔代表签名：")).toBeVisible();
});

test("what came in on paper was signed on paper", async () => {
  serves({ origin: "paper", signatures: cosigners });
  renderApp("/print/suggestions/7");
  expect(await screen.findByRole("row", { name: "赵国平 西城代表团 签名见纸质原件" })).toBeVisible();
});

test("each proposer has a sheet for the feedback: what was said is ticked, the other is to be filled in", async () => {
  const said = { attitude: "satisfied", result: "dissatisfied", reasons: "期限不明确。" };
  const feedback = {
    ...said,
    id: 3,
    proposer_name: "周明远",
    decisive: true,
    given_at: "2026-09-05T03:00:00Z",
    changeable_until: null,
    released: false,
    scans: [],
    letter: null,
  };
  serves({
    signatures: cosigners,
    clocks: [aClock({ kind: "T6", due_on: "2026-09-16" })],
    rounds: [aRound({ assignments: [answered], feedbacks: [feedback] })],
  });
  renderApp("/print/suggestions/7/feedback");
  const sheets = await screen.findAllByRole("heading", { name: "代表建议办理情况征询意见表" });
  expect(sheets).toHaveLength(2);
  expect(await screen.findAllByText("☑满意")).toHaveLength(1);
  expect(screen.getAllByText("☑不满意")).toHaveLength(1);
  expect(screen.getAllByText("□基本满意")).toHaveLength(4);
  expect(screen.getByText("期限不明确。")).toBeVisible();
  expect(screen.getByText("2026年9月5日反馈")).toBeVisible();
  expect(screen.getByText("请在收到答复后填写，于2026年9月16日前交代表工作机构。")).toBeVisible();
  expect(screen.getAllByText("交函〔2026〕18号，2026年9月1日")).toHaveLength(2);
});

test("the receipt says what came in, when, by whom it was taken down, and what follows", async () => {
  const entry = {
    id: 9,
    kind: "enter_from_paper",
    at: "2026-06-22T02:00:00Z",
    round_no: 0,
    actor_name: "林静",
    actor_role: "office",
    body_name: "",
    data: { received_on: "2026-06-20" },
    scans: [] as never[],
    letter: null,
  } as const;
  serves({
    origin: "paper",
    signatures: cosigners,
    timeline: [entry],
    clocks: [aClock({ kind: "T1", due_on: "2026-07-01" })],
  });
  renderApp("/print/suggestions/7/receipt");
  expect(await screen.findByText("收件编号：SJ-2026-0031")).toBeVisible();
  for (const text of [
    "您领衔、赵国平附议的《关于改善学府路沿线公交出行的建议》已经收到。",
    "纸质件于2026年6月20日收到，2026年6月22日由林静录入系统，签名原件的扫描件随件保存。",
    "代表工作机构将按规定审查、登记编号，并在2026年7月1日前交有关单位办理。",
  ])
    expect(screen.getByText(text)).toBeVisible();
});

test("a draft has no receipt", async () => {
  serves({ submitted_at: null, receipt_no: "" });
  renderApp("/print/suggestions/7/receipt");
  expect(await screen.findByText("这件建议尚未提交")).toBeVisible();
});

test("a request is printed with its decisions, and with room for those to come", async () => {
  const step = { body_name: "", at: null, by_name: "", reason: "", decision: "" as const };
  serves({
    requests: [
      {
        id: 4,
        kind: "withdrawal",
        state: "open",
        asked_by_name: "周明远",
        asked_at: "2026-08-01T02:00:00Z",
        decided_at: null,
        due_on: null,
        clock_kind: "",
        other: null,
        asked_for_name: "",
        on_paper: [],
        assignment_id: 0,
        commitment_id: 0,
        data: { until: null },
        reason: "所提问题已经解决。",
        actions: [],
        steps: [
          {
            ...step,
            action: "consent_withdrawal",
            role: "deputy",
            body_name: "赵国平",
            by_name: "赵国平",
            decision: "agreed",
            at: "2026-08-02T02:00:00Z",
            current: false,
          },
          { ...step, action: "accept_withdrawal", role: "office", current: true },
        ],
      },
    ],
  });
  renderApp("/print/suggestions/7/requests/4");
  expect(await screen.findByRole("heading", { name: "撤回代表建议申请表" })).toBeVisible();
  expect(screen.getByText("所提问题已经解决。")).toBeVisible();
  const [, agreed, waiting] = within(screen.getByRole("table", { name: "审批意见" })).getAllByRole("row");
  expect(agreed).toHaveTextContent(/赵国平.*同意.*赵国平.*2026年8月2日/);
  expect(waiting).toHaveTextContent(/代表工作机构工作人员/);
  expect(waiting).not.toHaveTextContent(/同意/);
});

test("empty forms can be printed to be filled in by hand", async () => {
  const { unmount } = renderApp("/print/forms/suggestion");
  expect(await screen.findByRole("heading", { name: "代表建议、批评和意见专用纸" })).toBeVisible();
  for (const text of ["□同意全文公开", "□需要书面答复", "□专题调研", "领衔代表签名："])
    expect(screen.getByText(text)).toBeVisible();
  unmount();
  renderApp("/print/forms/feedback");
  expect(await screen.findByRole("heading", { name: "代表建议办理情况征询意见表" })).toBeVisible();
  expect(await screen.findAllByText("□不满意")).toHaveLength(2);
});
