import { fireEvent, screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import type { Suggestion, TimelineEvent } from "../../api/core";
import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";
import { aClock, anAssignment, aRound, aSuggestion, someRules } from "../../testing/suggestion";

const event = (change: Partial<TimelineEvent>): TimelineEvent => ({
  id: 5,
  kind: "assign",
  at: "2026-07-02T02:00:00Z",
  round_no: 1,
  actor_name: "林静",
  actor_role: "office",
  body_name: "",
  data: { unit_name: "市交通运输局" },
  scans: [],
  letter: null,
  ...change,
});

function show(change: Partial<Suggestion>, role: "office" | "deputy" = "office") {
  beginSession(aToken(aPerson(role)));
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(someRules)),
    http.get(at("/suggestions/:id"), () => HttpResponse.json(aSuggestion(change))),
  );
  return renderApp("/print/suggestions/7/letters/5");
}

/** The paragraphs of the sheet, once it is there. */
async function paragraphs(title: string) {
  await screen.findByRole("heading", { name: title });
  return [...document.querySelectorAll("article p")].map((one) => one.textContent ?? "");
}

test("a notice of assignment names the part and the limits of that unit", async () => {
  const clock = { assignment_id: 31, state: "running" } as const;
  show({
    timeline: [event({})],
    clocks: [
      aClock({ ...clock, kind: "T2", due_on: "2026-07-09" }),
      aClock({ ...clock, kind: "T5", due_on: "2026-10-08" }),
      aClock({ ...clock, kind: "T5", due_on: "2026-12-08", assignment_id: 32 }),
    ],
    rounds: [
      aRound({ assignments: [anAssignment({ id: 31, unit_name: "市交通运输局", role: "sole", note: "" })] }),
    ],
  });
  const lines = await paragraphs("代表建议交办通知");
  expect(lines[1]).toBe("市交通运输局：");
  expect(lines[2]).toMatch(/^现将.+代表建议《.+》交由你单位独办。$/);
  expect(lines[3]).toMatch(/^请于2026年7月9日前签收/);
  expect(lines[4]).toMatch(/^请于2026年10月8日前办理完毕并书面答复代表/);
  expect(lines.at(-1)).toBe("2026年7月2日");
  expect(lines.join("")).not.toMatch(/会办意见|交办说明|\{\{/);
  expect(screen.getAllByRole("button", { name: /下载 Word/ })).toHaveLength(1);
});

test("a signed opinion carries its number, and the code by which a print is checked", async () => {
  const opinion = {
    state: "signed",
    text: "同意增设信号灯。",
    drafted_by_name: "",
    signed_by_name: "",
    signed_at: "2026-07-02T02:00:00Z",
    sent_back_reason: "",
    document_no: "云公函〔2026〕5号",
    next_document_no: "",
    code: "0AB1-CD23-EF45",
  } as const;
  show({
    timeline: [event({ kind: "sign_co_opinion", actor_role: "signer", body_name: "市公安局", data: {} })],
    rounds: [aRound({ assignments: [anAssignment({ id: 31, unit_name: "市公安局", role: "co", opinion })] })],
  });
  const lines = await paragraphs("代表建议会办意见");
  expect(lines).toContain("云公函〔2026〕5号");
  expect(lines).toContain("同意增设信号灯。");
  expect(screen.getByText("0AB1-CD23-EF45").closest("p")).toHaveTextContent(/在 .+\/verify 核对本件/);
});

test("an urging is printed as it was sent, under the head of who sent it", async () => {
  show({
    timeline: [
      event({
        kind: "urge",
        actor_role: "gov_office",
        letter: {
          issuer: "云岭市人民政府办公室",
          sender: "云岭市人民政府办公室",
          unit_name: "市交通运输局",
          session_name: "第五次会议",
          number_text: "第12号",
          title: "关于公交的建议",
          answer_by: "2026-06-02",
          opinion_by: null,
          note: "请说明进展。",
          on: "2026-07-02",
          number: "云政办催〔2026〕3号",
          code: "0AB1-CD23-EF45",
        },
      }),
    ],
    clocks: [aClock({ kind: "T5", due_on: "2026-12-08", assignment_id: 31, state: "running" })],
  });
  const lines = await paragraphs("代表建议催办函");
  expect(lines.slice(0, 6)).toEqual([
    "云岭市人民政府办公室",
    "云政办催〔2026〕3号",
    "市交通运输局：",
    "你单位承办的第五次会议第12号代表建议《关于公交的建议》，尚在办理之中。",
    "答复期限为2026年6月2日。",
    "请说明进展。",
  ]);
  expect(screen.getByText("0AB1-CD23-EF45")).toBeVisible();
});

test("an explanation goes to all who proposed the item", async () => {
  show({
    timeline: [event({ kind: "explain_and_close", actor_role: "head", data: {} })],
    explanation_letter: "学府路改造已列入明年计划。\n届时将邀请您参加踏勘。",
    signatures: [
      {
        deputy_id: 9,
        name: "赵国平",
        delegation_name: "",
        state: "confirmed",
        text_no: 1,
        invited_at: "2026-06-20T02:00:00Z",
      },
    ],
  });
  const lines = await paragraphs("代表建议办理情况说明函");
  expect(lines[1]).toMatch(/等2位代表：$/);
  expect(lines).toContain("学府路改造已列入明年计划。");
  expect(lines).toContain("届时将邀请您参加踏勘。");
  server.use(
    http.get(at("/timeline/:id/letter"), ({ params }) => refusal(404, "gone", `没有第${params.id}项`)),
  );
  fireEvent.click(screen.getByRole("button", { name: "下载 Word" }));
  expect(await screen.findByText("没有第5项")).toBeVisible();
});

test("what the reader does not know stays out of the letter", async () => {
  const granted = { outcome: "agreed", until: "2027-01-08", due_on: "2027-01-08" };
  show({ timeline: [event({ kind: "grant_extension", data: granted })], requests: [] }, "deputy");
  const lines = await paragraphs("代表建议延期答复告知函");
  expect(lines.slice(2, -2)).toEqual([
    "经审核批准，答复期限延至2027年1月8日。办理中有什么进展，承办单位将及时与您沟通。",
  ]);
});

test("a notice to a unit is no letter of the proposer's", async () => {
  show({ timeline: [event({})] }, "deputy");
  expect(await screen.findByText("没有找到这份函件")).toBeVisible();
});

test.each([
  ["another event", event({ kind: "archive", data: {} })],
  ["a deputy who urges", event({ kind: "urge", actor_role: "deputy" })],
])("%s makes no letter", async (_, told) => {
  show({ timeline: [told] });
  expect(await screen.findByText("没有找到这份函件")).toBeVisible();
});
