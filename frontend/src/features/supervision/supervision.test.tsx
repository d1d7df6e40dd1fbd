import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";
import { aCard, aKeyItem, anActivity, list } from "../../testing/supervision";
import { setWidth } from "../../testing/width";
import type { Candidate } from "./api";

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
