import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, expect, test, vi } from "vitest";

import { beginSession } from "../../api/session";
import { stillness } from "../../lib/presence";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { aRules } from "../../testing/rules";
import { at, refusal, server } from "../../testing/server";
import { type Ballot, type Paper, type Recount, turnoutAsks } from "./api";

const paper: Paper = {
  title: "办理工作测评",
  congress_name: "云岭市人民代表大会",
  instructions: "",
  about: "unit",
  subjects: [
    { id: 5, label: "市交通运输局", detail: "" },
    { id: 6, label: "市教育局", detail: "" },
  ],
  choices: [
    { code: "satisfied", label: "满意", counts_as_satisfied: true },
    { code: "dissatisfied", label: "不满意", counts_as_satisfied: false },
  ],
  abstention: true,
  blank: "invalid",
  standing: "voting",
  voted: false,
  opens_at: null,
  closes_at: null,
};

const code = "ABCD-EFGH-JKMN-PQRS";

function openCard(shown: Partial<Paper> = {}) {
  server.use(
    http.post(at("/auth/refresh"), () => refusal(401, "no-token", "请登录")),
    http.post(at("/ballot-paper"), () => HttpResponse.json({ ...paper, ...shown })),
  );
  return renderApp(`/b#${code}`);
}

const rowOf = (name: string) => screen.findByRole("group", { name: new RegExp(name) });

test("a paper is filled in, taken back, read again and cast with the card's code, and the receipt tells nothing of it", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post(at("/ballot-paper/vote"), async ({ request }) => {
      sent.push([await request.json(), request.headers.get("Authorization")]);
      return HttpResponse.json({ title: paper.title }, { status: 201 });
    }),
  );
  const { user } = openCard();
  expect(await screen.findByText("每一项都要选：有一项没有选，整张票无效。")).toBeVisible();
  const first = await rowOf("市交通运输局");
  const [good, bad] = ["满意", "不满意"].map((name) => within(first).getByRole("button", { name }));
  if (!good || !bad) throw new Error("the choices are missing");
  await user.click(good);
  await user.click(bad);
  expect(good).toHaveAttribute("aria-pressed", "false");
  await user.click(bad);
  expect(screen.getByText("还有 2 项没有选。")).toBeVisible();
  await user.click(good);
  await user.click(screen.getByRole("button", { name: /^核\s*对$/ }));
  expect(await screen.findByText(/还有 1 项没有选。按规定整张票将无效/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "返回修改" }));
  await user.click(within(await rowOf("市教育局")).getByRole("button", { name: "弃权" }));
  await user.click(screen.getByRole("button", { name: /^核\s*对$/ }));
  await user.click(await screen.findByRole("button", { name: "确认投出" }));
  expect(await screen.findByRole("heading", { name: "已投票，谢谢" })).toBeVisible();
  expect(screen.queryByText("弃权")).not.toBeInTheDocument();
  expect(sent).toEqual([
    [
      {
        code,
        answers: [
          { subject_id: 5, code: "satisfied" },
          { subject_id: 6, code: "abstain" },
        ],
      },
      null,
    ],
  ]);
});

test("a vote that comes second is refused in words, and what was chosen stays", async () => {
  server.use(
    http.post(at("/ballot-paper/vote"), () => refusal(409, "already-voted", "已经投过这次测评的票。")),
  );
  const { user } = openCard();
  await user.click(within(await rowOf("市教育局")).getByRole("button", { name: "不满意" }));
  await user.click(screen.getByRole("button", { name: /^核\s*对$/ }));
  await user.click(await screen.findByRole("button", { name: "确认投出" }));
  expect(await screen.findByText("已经投过这次测评的票。")).toBeVisible();
  expect(screen.getByText("不满意")).toBeVisible();
});

test.each([
  [{ voted: true, subjects: [] }, "已经投过票"],
  [{ standing: "over" as const, subjects: [] }, paper.title],
])("a card that cannot vote any more says so: %o", async (shown, heading) => {
  openCard(shown);
  expect(await screen.findByRole("heading", { level: 1, name: heading })).toBeVisible();
  expect(screen.queryByRole("group")).not.toBeInTheDocument();
});

const turnout: Ballot["turnout"] = {
  title: paper.title,
  state: "open",
  standing: "voting",
  issued: 10,
  voted: 4,
  needed: 6,
  reached: false,
  opens_at: null,
  closes_at: null,
  now: "2026-03-02T04:00:00Z",
};
const ballot: Ballot = {
  ...paper,
  id: 3,
  version: 4,
  occasion: "meeting",
  voters: "cards",
  listed: [],
  quorum: { kind: "majority", n: 0 },
  subjects: paper.subjects.map((one) => ({
    ...one,
    suggestion_id: 0,
    unit_id: one.id,
    counts: [],
    satisfied: 0,
    percent: "",
    delivery: null,
  })),
  turnout,
  valid: 0,
  invalid: 0,
  hash: "",
  has_voted: false,
  created_by_name: "冯志明",
  created_at: "2026-03-01T04:00:00Z",
  opened_at: "2026-03-02T03:00:00Z",
  closed_at: null,
  end_reason: "",
  actions: ["issue_cards", "close", "cancel"],
};
const closed: Ballot = {
  ...ballot,
  turnout: { ...turnout, state: "closed", standing: "over" },
  valid: 3,
  invalid: 1,
  hash: "abc123",
  closed_at: "2026-03-02T05:00:00Z",
  actions: [],
  subjects: ballot.subjects.map((one) => ({
    ...one,
    counts: [
      { code: "satisfied", n: 2, percent: "66.67" },
      { code: "dissatisfied", n: 0, percent: "0.00" },
      { code: "abstain", n: 1, percent: "33.33" },
    ],
    satisfied: 2,
    percent: "66.67",
    delivery: { n: 1, of: 4, percent: "25.00" },
  })),
};

function openBallot(shown: Ballot, path = "/ballots/3") {
  server.use(
    http.get(at("/ballots/3"), () => HttpResponse.json(shown)),
    http.get(at("/ballots/3/turnout"), () => HttpResponse.json(shown.turnout)),
  );
  beginSession(aToken(aPerson("office")));
  return renderApp(path);
}

test("an open ballot shows numbers only, and closing it says what is missing and sends the version seen", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post(at("/ballots/3/close"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ id: 3, version: 5, state: "closed" });
    }),
  );
  const { user } = openBallot(ballot);
  expect(await screen.findByText("有效需要 6 票，还差 2 票")).toBeVisible();
  expect(screen.queryByRole("region", { name: "测评结果" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "结束投票并计票" }));
  const dialog = await screen.findByRole("dialog", { name: "结束投票并计票" });
  expect(within(dialog).getByText(/还没有达到规定的 6 票/)).toBeVisible();
  await user.click(within(dialog).getByRole("button", { name: "结束投票并计票" }));
  await waitFor(() => expect(sent).toEqual([{ version: 4 }]));
});

test("a result stands with its denominators and what was delivered; a recount that differs is named", async () => {
  const recount: Recount = {
    votes: 5,
    marks: 4,
    hash: "def",
    frozen_hash: "abc123",
    valid: 3,
    invalid: 1,
    subjects: [],
    same_votes: false,
    same_result: true,
    one_vote_each: false,
    as_recorded: false,
  };
  server.use(http.get(at("/ballots/3/recount"), () => HttpResponse.json(recount)));
  const { user } = openBallot(closed);
  const result = await screen.findByRole("region", { name: "测评结果" });
  expect(within(result).getByText(/没有达到规定的 6 票，结果仅供参考/)).toBeVisible();
  const row = within(result).getByRole("row", { name: /市交通运输局/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  ).toEqual(["266.67%", "00.00%", "133.33%", "66.67%2 / 3", "25.00%1 / 4"]);
  await user.click(screen.getByRole("button", { name: "重新计票" }));
  const outcome = await screen.findByRole("list", { name: "核对结果" });
  expect(within(outcome).getByText("选票与封存时不同：存下的选票被改动过。")).toBeVisible();
  expect(within(outcome).getByText("重新计票的结果与封存的结果相同。")).toBeVisible();
  expect(within(outcome).getByText("已投标记 4 个，选票却有 5 张。")).toBeVisible();
  expect(within(outcome).getByText(/与审计记录中的不一致/)).toBeVisible();
});

test("the codes of cards are shown once", async () => {
  server.use(
    http.post(at("/ballots/3/cards"), async ({ request }) => {
      expect(await request.json()).toEqual({ version: 4, count: 2, replace: false });
      return HttpResponse.json(
        { id: 3, version: 5, state: "open", codes: [code, "1111-2222-3333-4444"] },
        { status: 201 },
      );
    }),
  );
  const { user } = openBallot(ballot);
  await user.click(await screen.findByRole("button", { name: "生成测评卡" }));
  const dialog = await screen.findByRole("dialog", { name: "生成测评卡" });
  await user.type(within(dialog).getByLabelText("张数"), "2");
  await user.click(within(dialog).getByRole("button", { name: /^生\s*成$/ }));
  const cards = await screen.findByRole("dialog", { name: "已生成 2 张测评卡" });
  expect(within(cards).getByText(code)).toBeVisible();
  await user.click(within(cards).getByRole("button", { name: "已打印，关闭" }));
  await waitFor(() => expect(screen.queryByText(code)).not.toBeInTheDocument());
});

test("cards are added unless one says otherwise, and their codes are shown though nothing else can be fetched", async () => {
  const fresh = { ...ballot, turnout: { ...turnout, voted: 0 } };
  const sent: unknown[] = [];
  const { user } = openBallot(fresh);
  await user.click(await screen.findByRole("button", { name: "生成测评卡" }));
  server.use(
    http.post(at("/ballots/3/cards"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ id: 3, version: 5, state: "open", codes: [code] }, { status: 201 });
    }),
    http.get(at("/ballots/3"), () => new Promise<never>(() => {})),
  );
  const dialog = await screen.findByRole("dialog", { name: "生成测评卡" });
  await user.type(within(dialog).getByLabelText("张数"), "1");
  await user.click(within(dialog).getByRole("button", { name: /^生\s*成$/ }));
  expect(
    within(await screen.findByRole("dialog", { name: "已生成 1 张测评卡" })).getByText(code),
  ).toBeVisible();
  expect(sent).toEqual([{ version: 4, count: 1, replace: false }]);
});

test("what is behind the # though it is no code leads to where a code is typed", async () => {
  const asked: unknown[] = [];
  server.use(
    http.post(at("/auth/refresh"), () => refusal(401, "no-token", "请登录")),
    http.post(at("/ballot-paper"), async ({ request }) => {
      asked.push(await request.json());
      return refusal(404, "no-such-card", "没有这张测评卡。");
    }),
  );
  renderApp("/b#100%");
  expect(await screen.findByText("没有这张测评卡。")).toBeVisible();
  expect(screen.getByRole("textbox")).toHaveValue("100%");
  expect(asked).toEqual([{ code: "100%" }]);
});

afterEach(() => {
  vi.useRealTimers();
});

test("a ballot that is closed elsewhere shows its result; nobody asks for a page that is not used", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let shown = ballot;
  let asked = 0;
  openBallot(ballot);
  server.use(
    http.get(at("/ballots/3"), () => HttpResponse.json(shown)),
    http.get(at("/ballots/3/turnout"), () => {
      asked++;
      return HttpResponse.json(shown.turnout);
    }),
  );
  await screen.findByText("有效需要 6 票，还差 2 票");
  await waitFor(() => expect(asked).toBeGreaterThan(0));
  await vi.advanceTimersByTimeAsync(stillness + turnoutAsks);
  const before = asked;
  expect(before).toBeGreaterThan(10);
  await vi.advanceTimersByTimeAsync(10 * turnoutAsks);
  expect(asked).toBe(before);
  shown = closed;
  window.dispatchEvent(new Event("pointerdown"));
  await vi.advanceTimersByTimeAsync(2 * turnoutAsks);
  expect(await screen.findByRole("region", { name: "测评结果" })).toBeVisible();
});

test("the screen of the hall needs nobody: it counts on, and tries again what failed", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let down = true;
  let shown: Ballot = ballot;
  const answer = (what: () => object) => () =>
    down ? refusal(503, "unavailable", "暂时不可用") : HttpResponse.json({ ...what() });
  server.use(
    http.get(
      at("/ballots/3"),
      answer(() => shown),
    ),
    http.get(
      at("/ballots/3/turnout"),
      answer(() => shown.turnout),
    ),
  );
  beginSession(aToken(aPerson("office")));
  renderApp("/ballots/3/hall");
  expect(await screen.findByText("暂时不可用")).toBeVisible();
  down = false;
  await vi.advanceTimersByTimeAsync(turnoutAsks);
  expect(await screen.findByRole("region", { name: "投票进度" })).toBeVisible();
  await vi.advanceTimersByTimeAsync(stillness);
  shown = { ...ballot, turnout: { ...turnout, voted: 7 } };
  await vi.advanceTimersByTimeAsync(turnoutAsks);
  expect(await screen.findByText("7")).toBeVisible();
  down = true;
  await vi.advanceTimersByTimeAsync(turnoutAsks);
  expect(await screen.findByRole("alert")).toBeVisible();
  shown = closed;
  down = false;
  await vi.advanceTimersByTimeAsync(2 * turnoutAsks);
  expect(await screen.findByRole("region", { name: "测评结果" })).toBeVisible();
});

test("a new ballot begins with the rules' defaults and names what the server refuses", async () => {
  const sent: unknown[] = [];
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(aRules())),
    http.get(at("/ballots/candidates"), () =>
      HttpResponse.json({ candidates: [{ id: 9, label: "关于路灯的建议", detail: "第9号" }] }),
    ),
    http.post(at("/ballots"), async ({ request }) => {
      sent.push(await request.json());
      return refusal(422, "invalid-fields", "请检查", [{ name: "title", code: "max", reason: "名称太长。" }]);
    }),
  );
  beginSession(aToken(aPerson("head")));
  const { user } = renderApp("/ballots/new");
  await user.type(await screen.findByLabelText("测评名称"), "重点建议测评");
  await user.click(await screen.findByRole("checkbox", { name: /关于路灯的建议/ }));
  expect(screen.getByText("借用默认值")).toBeVisible();
  await user.click(screen.getByRole("button", { name: /^保\s*存$/ }));
  expect((await screen.findAllByText("名称太长。"))[0]).toBeVisible();
  expect(sent).toEqual([
    {
      title: "重点建议测评",
      instructions: "",
      about: "suggestion",
      subject_ids: [9],
      occasion: "meeting",
      opens_at: "",
      closes_at: "",
      voters: "cards",
      voter_ids: [],
      quorum: { kind: "majority", n: 0 },
      blank: "abstain",
      abstention: true,
    },
  ]);
});

test.each([
  ["unit" as const, { n: 1, of: 4, percent: "25.00" }, "目前办成率25.00%1 / 4"],
  ["unit" as const, { n: 0, of: 0, percent: "" }, "目前办成率—0 / 0"],
  ["suggestion" as const, { n: 1, of: 1, percent: "100.00" }, "目前是否办成已办成"],
  ["suggestion" as const, { n: 0, of: 1, percent: "0.00" }, "目前是否办成未办成"],
])("the hall sees what was delivered beside the result: %s %o", async (about, delivery, beside) => {
  openBallot(
    { ...closed, about, subjects: closed.subjects.map((one) => ({ ...one, delivery })) },
    "/ballots/3/hall",
  );
  const outcome = await screen.findByRole("region", { name: "测评结果" });
  const [first] = within(outcome).getAllByRole("listitem");
  expect(first).toHaveTextContent(`满意及基本满意66.67%2 / 3${beside}`);
});

test("the hall sees numbers only while votes are cast, and the way out leads to the ballot", async () => {
  const { user } = openBallot(ballot, "/ballots/3/hall");
  const counting = await screen.findByRole("region", { name: "投票进度" });
  expect(within(counting).getByText("4")).toBeVisible();
  expect(within(counting).getByText("有效需要 6 票，还差 2 票")).toBeVisible();
  expect(screen.queryByText("市交通运输局")).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "返回测评" }));
  expect(await screen.findByRole("region", { name: "当前情况" })).toBeVisible();
});

test("a score that is made of little is marked and has no place, on the page and on paper", async () => {
  const part = (points: string, ratings: number) => ({ points, ratings, ballots: 1 });
  const unit = (id: number, name: string, place: number, ratings: number) => ({
    unit_id: id,
    name,
    place,
    points: place ? "90.00" : "100.00",
    small: place === 0,
    ballot: part("90.00", ratings),
    feedback: part("90.00", ratings),
    attitude: part("90.00", ratings),
    result: part("90.00", ratings),
    no_feedback: 0,
    delivery: { n: 1, of: 2, percent: "50.00" },
  });
  let asked: string | null = "";
  server.use(
    http.get(at("/ballots/scores"), ({ request }) => {
      asked = new URL(request.url).searchParams.get("year");
      return HttpResponse.json({
        year: Number(asked),
        rules_version: 3,
        rules: aRules().ballots,
        small_base: 5,
        units: [unit(5, "市交通运输局", 1, 12), unit(6, "市教育局", 0, 1)],
      });
    }),
  );
  beginSession(aToken(aPerson("office")));
  const { user } = renderApp("/ballots/scores?year=2025");
  const little = await screen.findByRole("row", { name: /市教育局/ });
  expect(within(little).getByTitle("票数或评价较少，得分只作参考")).toBeVisible();
  expect(
    within(screen.getByRole("row", { name: /市交通运输局/ })).getByRole("cell", { name: "1" }),
  ).toBeVisible();
  expect(screen.getByText("* 折入得分的票数或评价件数不足 5 的，得分只作参考，不参加排名。")).toBeVisible();
  expect(screen.getByText(/以往年度按该年末施行的规则（第 3 版）/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "打印" }));
  expect(await screen.findByText("100.00*")).toBeVisible();
  expect(screen.getByRole("heading", { name: "2025 年单位综合得分" })).toBeVisible();
  expect(asked).toBe("2025");
});

test("the standing committee is chosen to vote: a whole group at once, or one by one", async () => {
  const asked: string[] = [];
  const members = ["程远", "李静", "王芳"].map((label, at) => ({ id: 21 + at, label, detail: "第一代表团" }));
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(aRules())),
    http.get(at("/delegations"), () => HttpResponse.json({ items: [{ id: 3, name: "第一代表团" }] })),
    http.get(at("/groups"), () => HttpResponse.json({ items: [{ id: 4, name: "常委会组成人员" }] })),
    http.get(at("/ballots/candidates"), ({ request }) => {
      const { searchParams } = new URL(request.url);
      if (searchParams.get("about") !== "deputy") return HttpResponse.json({ candidates: [] });
      asked.push(searchParams.get("group_id") ?? "");
      return HttpResponse.json({ candidates: searchParams.get("group_id") ? members : members.slice(0, 1) });
    }),
  );
  beginSession(aToken(aPerson("office")));
  const { user } = renderApp("/ballots/new");
  await user.click(await screen.findByRole("radio", { name: /选定的代表，例如常委会组成人员/ }));
  await user.selectOptions(
    await screen.findByRole("combobox", { name: "代表团或代表小组" }),
    "常委会组成人员",
  );
  expect(await screen.findByRole("checkbox", { name: /王芳/ })).toBeVisible();
  const all = screen.getAllByRole("button", { name: "全部选上" });
  await user.click(all[all.length - 1] as HTMLElement);
  expect(await screen.findByText("已选 3 项")).toBeVisible();
  expect(asked).toContain("4");
  await user.click(screen.getByRole("checkbox", { name: /李静/ }));
  expect(await screen.findByText("已选 2 项")).toBeVisible();
  await user.click(screen.getByRole("button", { name: /^保\s*存$/ }));
  expect(await screen.findByText(/请至少选定 3 名代表/)).toBeVisible();
});
