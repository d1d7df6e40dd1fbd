import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import type { Suggestion } from "../../api/core";
import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { fill, quickUser } from "../../testing/quick";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";
import { aClock, anAssignment, aReply, aRound, aSuggestion, someRules } from "../../testing/suggestion";
import { setWidth } from "../../testing/width";

const serves = (item: Suggestion) => http.get(at("/suggestions/7"), () => HttpResponse.json(item));
const receipt = { id: 7, version: 13, phase: "in_handling" };

beforeEach(() => {
  beginSession(aToken(aPerson("office")));
  server.use(http.get(at("/rules"), () => HttpResponse.json(someRules)));
});

test("only what the server offers can be done", async () => {
  server.use(serves(aSuggestion({ phase: "under_review", rounds: [], actions: ["register"] })));
  renderApp("/suggestions/7");
  const now = await screen.findByRole("region", { name: "现在可办" });
  expect(
    within(now)
      .getAllByRole("button")
      .map((button) => button.textContent),
  ).toEqual(["登记编号"]);
});

test("without an offer there is no place for actions", async () => {
  server.use(serves(aSuggestion()));
  renderApp("/suggestions/7");
  expect(await screen.findByRole("heading", { name: "关于改善学府路沿线公交出行的建议" })).toBeVisible();
  expect(screen.queryByRole("region", { name: "现在可办" })).toBeNull();
});

test("the page tells who has to act, by when, and why on that day", async () => {
  server.use(serves(aSuggestion()));
  const user = quickUser();
  renderApp("/suggestions/7");
  const ball = await screen.findByRole("region", { name: "现由谁办，何时到期" });
  expect(within(ball).getByText("等待承办单位经办人（市交通运输局）撰写答复")).toBeVisible();
  expect(within(ball).getByText("2026年10月8日到期，还有9天")).toBeVisible();
  await user.click(within(ball).getByText("为什么是这一天"));
  expect(within(ball).getByText("法定期限：2026年10月8日")).toBeVisible();
  expect(
    within(ball)
      .getAllByRole("listitem")
      .map((line) => line.textContent),
  ).toEqual(
    expect.arrayContaining([
      "2026年7月2日是起算的那一天，当天不计入",
      "从次日2026年7月3日开始计算，期限3个月",
      "2026年7月3日至2026年10月2日满3个月",
      "最后一天2026年10月2日在国庆节假期内",
      "2026年10月3日至2026年10月7日是国庆节假期，共5天，跳过",
      "顺延到其后第一个工作日2026年10月8日",
      "到期日：2026年10月8日",
    ]),
  );
});

test("a provisional date says so", async () => {
  const clock = aClock({ provisional: true });
  clock.explanation.provisional = [2027];
  server.use(serves(aSuggestion({ clocks: [clock] })));
  const user = quickUser();
  renderApp("/suggestions/7");
  await user.click(await screen.findByText("为什么是这一天"));
  expect(screen.getByText(/^暂定：2027年的节假日安排尚未录入完整/)).toBeVisible();
});

test("each answer stands with its point", async () => {
  const reply = aReply({ state: "delivered", delivered_at: "2026-08-20T02:00:00Z" });
  server.use(serves(aSuggestion({ rounds: [aRound({ assignments: [anAssignment({ reply })] })] })));
  renderApp("/suggestions/7");
  const panel = await screen.findByRole("region", { name: "请求事项与答复" });
  const first = within(panel).getByText("缩短早高峰发车间隔。").closest("li");
  const second = within(panel).getByText("在三中门口增设港湾式停靠站。").closest("li");
  expect(first).toHaveTextContent("压缩为八分钟");
  expect(second).toHaveTextContent("尚未答复这一项。");
});

test("history is told in words", async () => {
  server.use(serves(aSuggestion()));
  renderApp("/suggestions/7");
  const list = await screen.findByRole("list", { name: "办理经过" });
  expect(within(list).getAllByRole("listitem")[0]).toHaveTextContent("交办给市交通运输局");
  expect(within(list).getByText("登记，编为第12号")).toBeVisible();
});

test("a later round says so beside the phase, and the first one stays to be read", async () => {
  const rounds = [aRound(), aRound({ no: 2, why: "dissatisfied", reason: "停靠站没有答复" })];
  server.use(serves(aSuggestion({ round_no: 2, rounds })));
  renderApp("/suggestions/7");
  expect(await screen.findByText("重新办理")).toBeVisible();
  expect(screen.getByText("第1轮办理（首次办理）")).toBeVisible();
});

test("a return needs a reason code and words, and a refusal keeps them", async () => {
  server.use(
    serves(aSuggestion({ phase: "under_review", rounds: [], actions: ["return_for_revision"] })),
    http.post(at("/suggestions/7/return"), () =>
      refusal(422, "invalid-fields", "填写的内容有误。", [
        { name: "reason", code: "too-short", reason: "请把理由写具体。" },
      ]),
    ),
  );
  const user = quickUser();
  renderApp("/suggestions/7");
  await user.click(await screen.findByRole("button", { name: "退回修改" }));
  const dialog = await screen.findByRole("dialog", { name: "退回修改" });
  const send = within(dialog).getByRole("button", { name: "退回修改" });
  await user.click(send);
  expect(await within(dialog).findByText("请选择退回原因。")).toBeVisible();
  expect(within(dialog).getByText("请填写具体说明。")).toBeVisible();
  await user.click(await within(dialog).findByRole("combobox", { name: "退回原因" }));
  await user.click(await screen.findByText("请求事项不明确"));
  fill(within(dialog).getByLabelText("具体说明"), "不清楚");
  await user.click(send);
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("请把理由写具体。");
  expect(within(dialog).getByLabelText("具体说明")).toHaveValue("不清楚");
});

test("a plan says until when it is wanted, sends the days that were chosen, and stands before the notes", async () => {
  const offered = anAssignment({ actions: ["plan_handling"] });
  const plan = {
    id: 62,
    is_plan: true,
    text: "先划线，再开放。",
    contact_by: "2026-07-20",
    draft_by: null,
    at: "2026-07-16T06:00:00Z",
    by_name: "赵启明",
  };
  const item = aSuggestion({
    rounds: [aRound({ assignments: [{ ...offered, notes: [...offered.notes, plan] }] })],
    clocks: [
      aClock({ kind: "T13", assignment_id: 31, due_on: "2026-08-10" }),
      aClock({ kind: "T5", assignment_id: 31, due_on: "2999-10-08" }),
    ],
  });
  let body: unknown;
  server.use(
    serves(item),
    http.post(at("/assignments/31/plan"), async ({ request }) => {
      body = await request.json();
      return HttpResponse.json(receipt);
    }),
  );
  const user = quickUser();
  renderApp("/suggestions/7");
  const heads = (await screen.findAllByRole("heading", { level: 4 })).map(({ textContent }) => textContent);
  expect(heads.indexOf("办理方案")).toBeLessThan(heads.indexOf("办理进展"));
  expect(screen.getByText("2026年7月20日前与代表沟通")).toBeInTheDocument();
  expect(screen.queryByText(/前拟出答复/)).toBeNull();
  await user.click(await screen.findByRole("button", { name: "提交办理方案" }));
  const dialog = await screen.findByRole("dialog", { name: "办理方案" });
  expect(within(dialog).getByText(/^请在2026年8月10日前提交。/)).toBeInTheDocument();
  const last = within(dialog).getByLabelText(/什么时候以前拟出答复/);
  expect(last).toHaveAttribute("max", "2999-10-08");
  fill(within(dialog).getByLabelText("打算怎样办理"), "先踏勘");
  fill(last, "2999-09-01");
  await user.click(within(dialog).getByRole("button", { name: "提交办理方案" }));
  await waitFor(() =>
    expect(body).toEqual({ version: item.version, text: "先踏勘", contact_by: null, draft_by: "2999-09-01" }),
  );
});

test("an outdated version brings the page up to date and keeps what was typed", async () => {
  const offered = anAssignment({ actions: ["note_progress"] });
  const item = (version: number) => aSuggestion({ version, rounds: [aRound({ assignments: [offered] })] });
  const versions: unknown[] = [];
  server.use(
    serves(item(12)),
    http.post(at("/assignments/31/notes"), async ({ request }) => {
      versions.push(((await request.json()) as { version: number }).version);
      if (versions.length > 1) return HttpResponse.json(receipt);
      server.use(serves(item(13)));
      return refusal(409, "stale", "内容已被他人更新。");
    }),
  );
  const user = quickUser();
  renderApp("/suggestions/7");
  await user.click(await screen.findByRole("button", { name: "记录进展" }));
  const dialog = await screen.findByRole("dialog", { name: "记录办理进展" });
  fill(within(dialog).getByLabelText("进展情况"), "已勘察");
  const send = within(dialog).getByRole("button", { name: "记录进展" });
  await user.click(send);
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("这里刚刚有了新变化");
  expect(within(dialog).getByLabelText("进展情况")).toHaveValue("已勘察");
  await user.click(send);
  expect(await screen.findByText("已办理：记录进展")).toBeVisible();
  expect(versions).toEqual([12, 13]);
});

test("a signer sends out under a number, or back with a comment", async () => {
  const answer = "已压缩发车间隔。";
  const reply = aReply({
    state: "in_signoff",
    missing: [],
    answers: [{ point_id: "p1", text: answer }],
    last_comment: { text: "请写明措施", step: "signoff", by_name: "苏永福", at: "2026-08-01T02:00:00Z" },
    changes: [{ field: "answer.1", before: "已研究发车间隔。", after: answer }],
  });
  const assignment = anAssignment({ actions: ["sign_reply"], reply });
  const sent: unknown[] = [];
  server.use(
    serves(aSuggestion({ rounds: [aRound({ assignments: [assignment] })] })),
    http.post(at("/replies/41/sign"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(receipt);
    }),
  );
  const user = quickUser();
  renderApp("/suggestions/7");
  expect(await screen.findByText("请写明措施")).toBeVisible();
  expect(screen.getByText(/对第1项的答复/)).toBeVisible();
  expect(screen.getByText("压缩").tagName).toBe("INS");
  expect(screen.getByText("研究").tagName).toBe("DEL");
  await user.click(await screen.findByRole("button", { name: "退回修改" }));
  const back = await screen.findByRole("dialog", { name: "签发 · 退回修改" });
  await user.click(within(back).getByRole("button", { name: "退回修改" }));
  expect(await within(back).findByText("请填写退回意见。")).toBeVisible();
  await user.click(within(back).getByRole("button", { name: "取消" }));
  await user.click(screen.getByRole("button", { name: "签发并送达代表" }));
  const dialog = await screen.findByRole("dialog", { name: "签发" });
  fill(within(dialog).getByLabelText("发文字号"), "云交函12号");
  await user.click(within(dialog).getByRole("button", { name: "签发并送达代表" }));
  await waitFor(() =>
    expect(sent).toEqual([{ version: 12, pass: true, comment: "", document_no: "云交函12号" }]),
  );
});

test("a reply opens before its answers and closes after them", async () => {
  const reply = aReply({ state: "delivered", delivered_at: "2026-08-20T02:00:00Z" });
  server.use(serves(aSuggestion({ rounds: [aRound({ assignments: [anAssignment({ reply })] })] })));
  renderApp("/suggestions/7");
  const panel = await screen.findByRole("region", { name: "请求事项与答复" });
  const text = panel.textContent ?? "";
  const order = [reply.opening, reply.answers[0]?.text ?? "", reply.closing].map((part) =>
    text.indexOf(part),
  );
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test("an imported item shows the register's own row and the class as it was printed there", async () => {
  const reply = aReply({
    state: "delivered",
    answers: [],
    class_label: "B类",
    document_no: "云农函〔2019〕8号",
  });
  const assignment = anAssignment({ role: "unstated", reply, communications: [], notes: [] });
  server.use(
    serves(
      aSuggestion({
        phase: "archived",
        origin: "imported",
        ball: [],
        imported: {
          source: "登记簿.tsv",
          line: 12,
          cells: { title: "关于修路的建议", 备注栏: "原注", reply_class: "B类" },
        },
        rounds: [aRound({ assignments: [assignment] })],
      }),
    ),
  );
  const user = quickUser();
  renderApp("/suggestions/7");
  await user.click(await screen.findByText("原登记簿所载"));
  expect(screen.getByText("来自“登记簿.tsv”第12行，原文照录。")).toBeVisible();
  const rows = within(screen.getByRole("table")).getAllByRole("row");
  expect(rows.map((row) => row.textContent)).toEqual(["标题关于修路的建议", "答复类别B类", "备注栏原注"]);
  const panel = screen.getByRole("region", { name: "请求事项与答复" });
  expect(within(panel).getByText("B类")).toBeVisible();
});

test("on a phone what hands the item on stands in a bar, the rest in the page", async () => {
  setWidth(390);
  const assignment = anAssignment({ actions: ["draft_reply", "note_progress", "record_contact"] });
  server.use(serves(aSuggestion({ rounds: [aRound({ assignments: [assignment] })] })));
  const user = quickUser();
  renderApp("/suggestions/7");
  const names = (region: HTMLElement) =>
    within(region)
      .getAllByRole("button")
      .map((button) => button.textContent);
  const bar = await screen.findByRole("region", { name: "现在可办" });
  expect(names(bar)).toEqual(["撰写答复"]);
  await screen.findByRole("button", { name: "记录沟通" });
  expect(names(screen.getByRole("region", { name: "还可以办" }))).toEqual(["记录沟通", "记录进展"]);
  await user.click(within(bar).getByRole("button", { name: "撰写答复" }));
  expect(await screen.findByLabelText("对第2项的答复")).toBeVisible();
  expect(screen.queryByRole("region", { name: "现在可办" })).toBeNull();
});
