import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import type { Reply, Suggestion } from "../../api/core";
import { beginSession, endSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";

const reply = {
  id: 41,
  state: "delivered",
  opening: "您提出的建议收悉，现答复如下：",
  answers: [
    { point_id: "p1", text: "已安排清淤。\n九月底前完成。" },
    { point_id: "p2", text: "已列入明年计划。" },
  ],
  closing: "感谢您的关心和支持。",
  class_code: "B",
  class_reason: "",
  commitment_text: "更换井盖",
  commitment_due_on: "2027-06-30",
  contact_person: "周敏",
  contact_phone: "0700-1234567",
  document_no: "云交函〔2026〕18号",
  code: "0AB1-CD23-EF45",
  signed_at: "2026-07-01T02:00:00Z",
  delivered_at: "2026-07-01T03:00:00Z",
} as Reply;

const suggestion = {
  id: 8,
  number_text: "第12号",
  title: "关于修缮东街排水的建议",
  category: "transport",
  session_name: "第九届人民代表大会第一次会议",
  submission_period: "in_session",
  submitted_at: "2026-01-20T02:00:00Z",
  publicity_consent: "title_only",
  suggested_units: "市交通运输局",
  proposer: { kind: "deputy", name: "李文博", card_no: "0137", delegation_name: "东城代表团" },
  content: {
    situation: "雨后积水。",
    analysis: "管网老化。",
    points: [
      { id: "p1", no: 1, text: "清理管网。" },
      { id: "p2", no: 2, text: "更换井盖。" },
    ],
  },
  attachments: [{ id: 3, name: "照片.png", size: 10, content_type: "image/png" }],
  rounds: [{ no: 1, feedbacks: [], assignments: [{ unit_name: "市交通运输局", reply, former_replies: [] }] }],
  received_replies: [],
  signatures: [],
  requests: [],
  commitments: [],
  clocks: [],
  timeline: [],
} as unknown as Suggestion;

beforeEach(() => {
  beginSession(aToken(aPerson("deputy")));
  server.use(
    http.get(at("/suggestions/8"), () => HttpResponse.json(suggestion)),
    http.get(at("/rules"), () =>
      HttpResponse.json({
        categories: [{ code: "transport", label: "交通运输" }],
        reply_classes: [{ code: "B", label: "计划解决" }],
      }),
    ),
  );
});

test("a suggestion on paper holds its facts, its sections and its numbered requests", async () => {
  renderApp("/print/suggestions/8");
  expect(await screen.findByRole("heading", { name: "代表建议、批评和意见专用纸" })).toBeVisible();
  const paper = screen.getByRole("article");
  for (const text of ["第12号", "李文博", "0137", "东城代表团", "2026年1月20日", "只公开标题", "雨后积水。"])
    expect(paper).toHaveTextContent(text);
  expect(await screen.findByText("交通运输")).toBeVisible();
  expect(screen.getByText("2．更换井盖。")).toBeVisible();
  expect(paper).toHaveTextContent("照片.png");
  expect(screen.queryByRole("navigation")).toBeNull();
});

test("a reply letter answers point by point, over the unit's name, number and date", async () => {
  renderApp("/print/suggestions/8/reply/41");
  expect(
    await screen.findByRole("heading", { name: "关于第九届人民代表大会第一次会议第12号代表建议的答复" }),
  ).toBeVisible();
  expect(screen.getByText("云交函〔2026〕18号")).toBeVisible();
  expect(screen.getByText("李文博代表：")).toBeVisible();
  expect(screen.getByRole("heading", { name: "2．关于“更换井盖”的建议" })).toBeVisible();
  expect(screen.getByText("已安排清淤。")).toBeVisible();
  expect(screen.getByText("承诺事项：更换井盖（2027年6月30日前完成）")).toBeVisible();
  expect(screen.getByText("2026年7月1日")).toBeVisible();
  expect(await screen.findByText("答复分类：计划解决")).toBeVisible();
  expect(screen.queryByText(/未签发稿/)).toBeNull();
  expect(screen.getByText("0AB1-CD23-EF45").closest("p")).toHaveTextContent(/在 .+\/verify 核对本件/);
  expect(screen.getByRole("button", { name: /下载 Word/ })).toBeVisible();
});

test("whoever holds a print learns whether it stands; what nobody issued is told with the way out", async () => {
  endSession();
  const asked: unknown[] = [];
  server.use(
    http.post(at("/papers/verify"), async ({ request }) => {
      asked.push(await request.json());
      if (asked.length === 1)
        return refusal(404, "no-such-paper", "没有这个验证码对应的函件。请核对纸上的 12 位验证码。");
      return HttpResponse.json({
        kind: "reply",
        title: "关于第九届第一次会议第12号代表建议的答复",
        issuer_name: "市交通运输局",
        number: "云交函〔2026〕18号",
        issued_on: "2026-07-01",
        state: "replaced",
        hash: "ab".repeat(32),
        item_id: 8,
      });
    }),
  );
  const { user } = renderApp("/verify");
  const field = await screen.findByLabelText("验证码");
  expect(screen.getByRole("button", { name: /核\s*对/ })).toBeDisabled();
  await user.type(field, "0ab1 cd23 ef46{Enter}");
  expect(await screen.findByText(/请核对纸上的 12 位验证码/)).toBeVisible();
  await user.clear(field);
  await user.type(field, "0ab1cd23ef45{Enter}");
  expect(await screen.findByRole("heading", { name: "确系本系统发出，已被新的答复代替" })).toBeVisible();
  expect(asked).toEqual([{ code: "0ab1 cd23 ef46" }, { code: "0ab1cd23ef45" }]);
  for (const text of ["市交通运输局", "云交函〔2026〕18号", "2026年7月1日"])
    expect(screen.getByText(text)).toBeVisible();
  expect(screen.getByRole("link", { name: "查看办理情况" })).toHaveAttribute("href", "/suggestions/8");
});

test("a letter that nobody signed yet says so", async () => {
  const draft = { ...reply, signed_at: null, delivered_at: null, document_no: "" };
  const rounds = [{ no: 1, assignments: [{ unit_name: "市交通运输局", reply: draft, former_replies: [] }] }];
  server.use(http.get(at("/suggestions/8"), () => HttpResponse.json({ ...suggestion, rounds })));
  renderApp("/print/suggestions/8/reply/41");
  expect(await screen.findByText("未签发稿，不作为正式答复")).toBeVisible();
});

test("a reply that is not there, and a suggestion that may not be seen, are told", async () => {
  const { unmount } = renderApp("/print/suggestions/8/reply/99");
  expect(await screen.findByText("没有找到这份答复")).toBeVisible();
  unmount();
  server.use(http.get(at("/suggestions/8"), () => refusal(404, "not-found", "没有找到这件建议。")));
  renderApp("/print/suggestions/8");
  expect(await screen.findByText("没有找到这件建议。")).toBeVisible();
});
