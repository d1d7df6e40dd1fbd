import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";
import { setWidth } from "../../testing/width";
import type { Activity, Candidate, Card, KeyItem } from "./api";

function aCard(change: Partial<Card> = {}): Card {
  return {
    id: 3,
    suggestion_id: 7,
    year: 2026,
    number_text: "第12号",
    title: "关于改善学府路沿线公交出行的建议",
    phase: "in_handling",
    round_no: 1,
    similar: 0,
    parties: {
      leader: { id: 1, name: "周副主任" },
      official: { id: 2, name: "吴副市长" },
      committee: { id: 4, name: "城建环资委" },
      units: [{ id: 4, name: "市交通运输局", role: "sole" }],
    },
    status: "on_plan",
    reasons: [],
    plan_state: "confirmed",
    plan_due_on: "2026-05-01",
    milestones: 4,
    reached: 1,
    next: { text: "完成站点施工", due_on: "2026-10-08", days_left: 9, light: "green" },
    promises: 3,
    kept: 2,
    last_activity: { id: 1, kind: "research", held_on: "2026-09-01", state: "held" },
    next_activity: null,
    letters_open: 0,
    own: true,
    outcome_exists: false,
    ...change,
  };
}

function aKeyItem(change: Partial<KeyItem> = {}): KeyItem {
  return {
    ...aCard(),
    version: 5,
    suggestions: [
      {
        id: 7,
        number_text: "第12号",
        title: "关于改善学府路沿线公交出行的建议",
        lead_name: "周明远",
        phase: "in_handling",
        round_no: 1,
        readable: true,
      },
    ],
    decision: {
      id: 1,
      year: 2026,
      held_on: "2026-04-01",
      meeting: "第40次主任会议",
      publication: "",
      by_name: "林静",
      attachments: [],
      verdicts: [],
    },
    goals: "年内增开两条线路。",
    plan_comment: "",
    submitted_by_name: "",
    confirmed_by_name: "周副主任",
    confirmed_at: "2026-04-20T02:00:00Z",
    outcome: "",
    concluded_at: null,
    plan: [],
    proposed: null,
    activities: [],
    letters: [],
    commitments: [],
    checks: [],
    timeline: [],
    actions: [],
    ...change,
  };
}

const list = (...items: object[]) => HttpResponse.json({ items, total: items.length, page: 1, size: 200 });

beforeEach(() => beginSession(aToken(aPerson("supervising_leader"))));

test("the board says of each how it goes, why, what comes next and what was kept; a state narrows it in the address", async () => {
  server.use(
    http.get(at("/key-items"), () =>
      list(
        aCard({
          id: 1,
          title: "关于夜间公交的建议",
          status: "late",
          reasons: ["milestone_late"],
          next: { text: "开通首条线路", due_on: "2026-09-20", days_left: -9, light: "overdue" },
        }),
        aCard({ id: 2, title: "关于站台座椅的建议" }),
      ),
    ),
  );
  const { user, router } = renderApp("/key-items");
  const board = await screen.findByRole("list", { name: "重点督办建议" });
  const [first] = within(board).getAllByRole("listitem");
  expect(first).toHaveTextContent("滞后");
  expect(first).toHaveTextContent("方案中有逾期的步骤");
  expect(first).toHaveTextContent("开通首条线路");
  expect(first).toHaveTextContent("已超 9 天");
  expect(first).toHaveTextContent("承诺落实 2/3");
  expect(first).toHaveTextContent("周副主任");
  await user.click(screen.getByRole("button", { name: /1\s*按计划/ }));
  expect(router.state.location.search).toBe("?status=on_plan");
  expect(screen.queryByText("关于夜间公交的建议")).not.toBeInTheDocument();
  expect(screen.getByText("关于站台座椅的建议")).toBeVisible();
});

test("a party narrows the board to what it has a part in", async () => {
  server.use(
    http.get(at("/key-items"), () =>
      list(
        aCard({ id: 1, title: "关于夜间公交的建议" }),
        aCard({
          id: 2,
          title: "关于校园餐的建议",
          own: false,
          parties: { ...aCard().parties, committee: { id: 9, name: "教科文卫委" } },
        }),
      ),
    ),
  );
  renderApp("/key-items?party=committee-9");
  expect(await screen.findByText("关于校园餐的建议")).toBeVisible();
  expect(screen.queryByText("关于夜间公交的建议")).not.toBeInTheDocument();
});

test("exactly what the server offers can be done, and a plan is confirmed in the version that was seen", async () => {
  let sent: unknown;
  server.use(
    http.get(at("/key-items/3"), () =>
      HttpResponse.json(aKeyItem({ plan_state: "submitted", actions: ["confirm_plan", "return_plan"] })),
    ),
    http.post(at("/key-items/3/plan/confirm"), async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ id: 3, version: 6, created: 0 });
    }),
  );
  const { user } = renderApp("/key-items/3");
  await user.click(await screen.findByRole("button", { name: "确认方案" }));
  expect(screen.queryByRole("button", { name: "编制方案" })).not.toBeInTheDocument();
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "确认方案" }));
  await expect.poll(() => sent).toEqual({ version: 5 });
});

test("who opens the code's address is signed in; a code that is over is told with the way out", async () => {
  setWidth(390);
  beginSession(aToken(aPerson("deputy")));
  const codes: unknown[] = [];
  server.use(
    http.post(at("/sign-in"), async ({ request }) => {
      const { code } = (await request.json()) as { code: string };
      codes.push(code);
      return code === "good"
        ? HttpResponse.json({ id: 8, version: 2, created: 0 })
        : refusal(409, "sign-in-code", "签到码无效或已过期。请扫描现场最新的签到码，或请工作人员代为签到。");
    }),
    http.get(at("/activities/8"), () => HttpResponse.json(anActivity())),
  );
  const { router } = renderApp("/sign-in?code=good");
  expect(await screen.findByText("签到成功")).toBeVisible();
  expect(codes).toEqual(["good"]);
  await router.navigate("/sign-in?code=old");
  expect(await screen.findByText(/请扫描现场最新的签到码/)).toBeVisible();
});

function anActivity(change: Partial<Activity> = {}): Activity {
  return {
    id: 8,
    version: 2,
    kind: "on_site",
    held_on: "2026-09-30",
    state: "planned",
    starts_at: "09:30",
    place: "城东公交枢纽",
    subject: "察看站点施工",
    invited: 1,
    coming: 0,
    present: 0,
    awaited: true,
    key_item_id: 0,
    number_text: "第12号",
    title: "关于改善学府路沿线公交出行的建议",
    minutes: "",
    end_reason: "",
    by_name: "",
    photos: [],
    invitations: [
      {
        id: 5,
        party: "proposer",
        deputy_id: 3,
        name: "周明远",
        answer: "",
        reason: "",
        answered_by: "",
        present_at: null,
        present_name: "",
        present_by: "",
        present_note: "",
        own: true,
        fixed: true,
      },
    ],
    actions: ["answer_invitation"],
    ...change,
  };
}

test("a no to an invitation needs its reason", async () => {
  beginSession(aToken(aPerson("deputy")));
  let sent: unknown;
  server.use(
    http.get(at("/activities/8"), () => HttpResponse.json(anActivity())),
    http.post(at("/activities/8/answer"), async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ id: 8, version: 2, created: 0 });
    }),
  );
  const { user } = renderApp("/activities/8");
  await user.click(await screen.findByRole("button", { name: "答复邀请" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("radio", { name: "不参加" }));
  await user.click(within(dialog).getByRole("button", { name: "答复邀请" }));
  expect(await within(dialog).findByText(/请填写不能参加的原因/)).toBeVisible();
  expect(sent).toBeUndefined();
  await user.type(within(dialog).getByLabelText("不能参加的原因"), "外出");
  await user.click(within(dialog).getByRole("button", { name: "答复邀请" }));
  await expect.poll(() => sent).toEqual({ comes: false, reason: "外出" });
});

test("a decision is recorded for all candidates at once, with its paper; what is left open is not sent", async () => {
  beginSession(aToken(aPerson("office")));
  const candidate = (id: number, title: string): Candidate => ({
    id,
    version: 2,
    suggestion_id: id + 100,
    number_text: `第${id}号`,
    title,
    category: "social",
    phase: "in_handling",
    round_no: 1,
    fit: true,
    lead_name: "周明远",
    units: [],
    nominations: [],
    count: 1,
    note: "",
    leader: { id: 0, name: "" },
    official: { id: 0, name: "" },
    committee: { id: 0, name: "" },
    similar: [],
    actions: ["prepare_candidates", "record_decision"],
  });
  const sent: unknown[] = [];
  server.use(
    http.get(at("/candidates"), () =>
      list(candidate(1, "夜间公交"), candidate(2, "站台座椅"), candidate(3, "校园餐")),
    ),
    http.get(at("/decisions"), () => list()),
    http.post(at("/attachments"), () =>
      HttpResponse.json(
        { id: 9, name: "纪要.pdf", size: 1, content_type: "application/pdf", sha256: "0" },
        { status: 201 },
      ),
    ),
    http.post(at("/decisions"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ id: 1, key_items: [4] }, { status: 201 });
    }),
  );
  const { user } = renderApp("/candidates");
  await user.click(await screen.findByRole("button", { name: "登记会议决定" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText("会议名称"), "主任会议");
  const of = (title: string) => within(within(dialog).getByRole("group", { name: title }));
  const file = new File(["%PDF-1.4"], "纪要.pdf", { type: "application/pdf" });
  await user.click(within(dialog).getByRole("button", { name: "登记会议决定" }));
  expect(await within(dialog).findByText("请上传会议纪要或决定文件。")).toBeVisible();
  await user.upload(within(dialog).getByLabelText("选择文件"), file);
  await within(dialog).findByText("纪要.pdf");
  await user.click(within(dialog).getByRole("button", { name: "登记会议决定" }));
  expect(await within(dialog).findByText("请至少对一件候选建议作出决定。")).toBeVisible();
  expect(sent).toEqual([]);
  await user.click(of("夜间公交").getByRole("radio", { name: "列入" }));
  await user.click(of("站台座椅").getByRole("radio", { name: "不列入" }));
  await user.type(await of("站台座椅").findByLabelText("《站台座椅》不列入的理由"), "已在实施");
  await user.click(within(dialog).getByRole("button", { name: "登记会议决定" }));
  await expect.poll(() => sent.length).toBe(1);
  expect(sent[0]).toMatchObject({
    meeting: "主任会议",
    attachment_ids: [9],
    verdicts: [
      { candidate_id: 1, version: 2, chosen: true, reason: "" },
      { candidate_id: 2, version: 2, chosen: false, reason: "已在实施" },
    ],
  });
});

const step = (id: number, text: string, completed_on: string | null) => ({
  id,
  no: id,
  text,
  party: "unit" as const,
  party_name: "市交通运输局",
  unit_id: 4,
  person: "",
  due_on: "2026-10-08",
  completed_on,
  days_left: 3,
  light: "green" as const,
  reports: [],
  actions: [],
});

test("a step that is reached stays in a changed plan as it is", async () => {
  let sent: unknown;
  server.use(
    http.get(at("/key-items/3"), () =>
      HttpResponse.json(
        aKeyItem({ plan: [step(1, "勘察", "2026-09-20"), step(2, "施工", null)], actions: ["edit_plan"] }),
      ),
    ),
    http.put(at("/key-items/3/plan"), async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ id: 3, version: 6, created: 0 });
    }),
  );
  const { user } = renderApp("/key-items/3");
  await user.click(await screen.findByRole("button", { name: "编制方案" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByLabelText("第 1 步")).toHaveAttribute("readonly");
  expect(within(dialog).queryByRole("button", { name: "去掉第 1 步" })).not.toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "去掉第 2 步" }));
  await user.click(within(dialog).getByRole("button", { name: "编制方案" }));
  await expect
    .poll(() => sent)
    .toEqual({
      version: 5,
      goals: "年内增开两条线路。",
      milestones: [{ id: 1, text: "勘察", party: "unit", unit_id: 4, person: "", due_on: "2026-10-08" }],
    });
});

test("the board shows the newest year and what is unfinished; another year is chosen in the address", async () => {
  server.use(
    http.get(at("/key-items"), () =>
      list(
        aCard({ id: 1, title: "今年的建议" }),
        aCard({ id: 2, title: "去年未了的建议", year: 2025, status: "late" }),
        aCard({ id: 3, title: "去年结束的建议", year: 2025, status: "concluded" }),
      ),
    ),
  );
  const { router } = renderApp("/key-items");
  const titles = async () =>
    within(await screen.findByRole("list", { name: "重点督办建议" }))
      .getAllByRole("heading", { level: 2 })
      .map((title) => title.textContent);
  expect(await titles()).toEqual(["今年的建议", "去年未了的建议"]);
  await router.navigate("/key-items?year=2025");
  expect(await screen.findByText("去年结束的建议")).toBeVisible();
  expect(await titles()).toEqual(["去年未了的建议", "去年结束的建议"]);
});

test("a decision says of each candidate how it fell, and why not", async () => {
  server.use(
    http.get(at("/candidates"), () => list()),
    http.get(at("/decisions"), () =>
      list({
        ...aKeyItem().decision,
        verdicts: [
          { suggestion_id: 1, number_text: "第1号", title: "夜间公交", chosen: true, reason: "" },
          { suggestion_id: 2, number_text: "第2号", title: "站台座椅", chosen: false, reason: "已在实施" },
        ],
      }),
    ),
  );
  beginSession(aToken(aPerson("office")));
  renderApp("/candidates");
  const verdict = await screen.findByText(/第2号 站台座椅/);
  expect(verdict).toHaveTextContent("不列入 第2号 站台座椅 · 已在实施");
});

test("a plan that was changed is changed again from how it stands; what was typed and not sent is still there", async () => {
  let goals = "年内增开两条线路。";
  server.use(
    http.get(at("/key-items/3"), () =>
      HttpResponse.json(aKeyItem({ goals, plan: [step(2, "施工", null)], actions: ["edit_plan"] })),
    ),
    http.put(at("/key-items/3/plan"), async ({ request }) => {
      goals = ((await request.json()) as { goals: string }).goals;
      return HttpResponse.json({ id: 3, version: 6, created: 0 });
    }),
  );
  const { user } = renderApp("/key-items/3");
  const field = async () => {
    await user.click(await screen.findByRole("button", { name: "编制方案" }));
    return within(await screen.findByRole("dialog")).findByLabelText("督办目标");
  };
  const press = async (name: string | RegExp) =>
    user.click(within(await screen.findByRole("dialog")).getByRole("button", { name }));
  await user.type(await field(), "三年内再增两条。");
  await press(/取\s*消/);
  expect(await field()).toHaveValue("年内增开两条线路。三年内再增两条。");
  await press("编制方案");
  expect(await screen.findByText("已办理：编制方案")).toBeVisible();
  expect(await field()).toHaveValue("年内增开两条线路。三年内再增两条。");
});

test("each promise stands with what its unit reported and what every look back found", async () => {
  const finding = { commitment_id: 8, seen_on: "2026-09-01", attachments: [] };
  server.use(
    http.get(at("/key-items/3"), () =>
      HttpResponse.json(
        aKeyItem({
          commitments: [
            {
              id: 8,
              unit_name: "市交通运输局",
              text: "增开两条线路",
              due_on: "2026-08-31",
              state: "delivered",
              outcome: "已开通",
            },
            {
              id: 9,
              unit_name: "市公安局",
              text: "增设信号灯",
              due_on: "2026-12-31",
              state: "open",
              outcome: "",
            },
          ],
          checks: [
            {
              id: 1,
              no: 1,
              held_on: "2026-09-01",
              summary: "实地察看",
              by_name: "林静",
              findings: [{ ...finding, found: "not_kept", note: "只开通一条" }],
            },
            {
              id: 2,
              no: 2,
              held_on: "2026-10-01",
              summary: "再次察看",
              by_name: "林静",
              findings: [{ ...finding, found: "kept", note: "" }],
            },
          ],
        }),
      ),
    ),
  );
  renderApp("/key-items/3");
  const [head, first, second] = within(await screen.findByRole("table")).getAllByRole("row");
  expect(head).toHaveTextContent(/承诺事项.*承办单位.*期限.*单位所报.*第 1 次回头看.*第 2 次回头看/);
  expect(first).toHaveTextContent(/增开两条线路.*市交通运输局.*已落实.*已开通.*未落实.*只开通一条.*已落实/);
  expect(second).toHaveTextContent(/增设信号灯.*市公安局.*落实中.*——/);
});

test("a changed plan stands beside the one in force until it is confirmed, and is what is edited further", async () => {
  const step = {
    id: 5,
    no: 1,
    text: "完成勘察",
    party: "unit" as const,
    party_name: "市交通运输局",
    unit_id: 4,
    person: "",
    due_on: "2026-05-01",
    completed_on: null,
    days_left: -3,
    light: "overdue" as const,
    reports: [],
    actions: [],
  };
  const changed = { ...step, text: "完成勘察和设计", due_on: "2026-07-01" };
  server.use(
    http.get(at("/key-items/3"), () =>
      HttpResponse.json(
        aKeyItem({
          plan_state: "drafting",
          plan: [step, { ...step, id: 6, text: "听取汇报" }],
          proposed: {
            goals: "年内增开两条线路。",
            milestones: [changed, { ...changed, id: 0, text: "开工建设" }],
          },
          actions: ["edit_plan"],
        }),
      ),
    ),
  );
  const { user } = renderApp("/key-items/3");
  const proposed = await screen.findByRole("region", { name: "修改后的方案" });
  const [first, second] = within(proposed).getAllByRole("listitem");
  expect(first).toHaveTextContent(/完成勘察和设计.*原为：完成勘察 · 2026年5月1日/);
  expect(second).toHaveTextContent(/开工建设.*新增的步骤/);
  expect(proposed).toHaveTextContent("去掉：听取汇报");
  await user.click(screen.getByRole("button", { name: "编制方案" }));
  expect(await screen.findByLabelText("第 1 步")).toHaveValue("完成勘察和设计");
});

test("the plan prints with its goals, the four parties, and each step with person and date", async () => {
  server.use(
    http.get(at("/key-items/3"), () =>
      HttpResponse.json(
        aKeyItem({
          plan: [
            {
              id: 5,
              no: 1,
              text: "完成勘察",
              party: "unit",
              party_name: "市交通运输局",
              unit_id: 4,
              person: "王科长",
              due_on: "2026-05-01",
              completed_on: null,
              days_left: 3,
              light: "green",
              reports: [],
              actions: [],
            },
          ],
        }),
      ),
    ),
  );
  renderApp("/print/key-items/3/plan");
  expect(await screen.findByText("年内增开两条线路。")).toBeVisible();
  const [parties, steps] = screen.getAllByRole("table");
  expect(parties).toHaveTextContent(
    /牵头督办\s*周副主任.*牵头领办\s*吴副市长.*具体承办\s*市交通运输局.*对口督办\s*城建环资委/,
  );
  expect(within(steps as HTMLElement).getByRole("row", { name: /完成勘察 .*王科长/ })).toHaveTextContent(
    "2026年5月1日",
  );
});
