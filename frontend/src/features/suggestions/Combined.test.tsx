import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import type { Ball, Suggestion } from "../../api/core";
import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { fill, quickUser } from "../../testing/quick";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";
import { aReply, aRound, aSuggestion, someRules } from "../../testing/suggestion";

const serves = (item: Suggestion) => http.get(at("/suggestions/7"), () => HttpResponse.json(item));
const receipt = { id: 7, version: 13, phase: "under_review" };
const other = {
  id: 5,
  number_text: "第5号",
  title: "关于增设公交站亭的建议",
  lead_name: "何静",
  opens: false,
  points: [],
};

beforeEach(() => server.use(http.get(at("/rules"), () => HttpResponse.json(someRules))));

function mergedItem(change: Partial<Suggestion> = {}): Suggestion {
  return aSuggestion({
    phase: "merged",
    merged_into: other,
    rounds: [aRound({ why: "merged", assignments: [] })],
    received_replies: [
      {
        round_no: 1,
        unit_name: "市交通运输局",
        points: [{ id: "q1", no: 1, text: "请增设站亭。" }],
        reply: aReply({
          id: 91,
          state: "delivered",
          answers: [{ point_id: "q1", text: "本月开工建设站亭。" }],
          copies: [{ deputy_id: 9, name: "周明远", read_at: null, paper_on: null }],
        }),
      },
    ],
    ...change,
  });
}

test("the proposer of a merged item reads the reply to what it was merged into, and that is noted", async () => {
  const proposer = aPerson("deputy");
  beginSession(aToken({ ...proposer, hat: proposer.hat && { ...proposer.hat, deputy_id: 9 } }));
  let noted = 0;
  server.use(
    serves(mergedItem()),
    http.post(at("/suggestions/7/reply-read"), () => {
      noted += 1;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderApp("/suggestions/7");
  const together = await screen.findByRole("region", { name: "并案办理" });
  expect(within(together).getByText("第5号《关于增设公交站亭的建议》")).toBeVisible();
  expect(within(together).queryByRole("link")).toBeNull();
  const received = screen.getByRole("region", { name: "收到的答复与反馈" });
  expect(within(received).getByText("请增设站亭。")).toBeVisible();
  expect(within(received).getByText("本月开工建设站亭。")).toBeVisible();
  expect(await screen.findByRole("link", { name: "打印答复" })).toHaveAttribute(
    "href",
    "/print/suggestions/7/reply/91",
  );
  await waitFor(() => expect(noted).toBe(1));
});

test("the office finds the way to what is handled together", async () => {
  beginSession(aToken(aPerson("office")));
  server.use(serves(aSuggestion({ merged_items: [{ ...other, opens: true }] })));
  renderApp("/suggestions/7");
  const together = await screen.findByRole("region", { name: "并案办理" });
  expect(within(together).getByRole("link", { name: "第5号《关于增设公交站亭的建议》" })).toHaveAttribute(
    "href",
    "/suggestions/5",
  );
});

test("a unit reads what the merged item asks for, and meets no link that does not open", async () => {
  beginSession(aToken(aPerson("clerk")));
  const points = [{ id: "q1", no: 1, text: "请增设站亭。" }];
  server.use(serves(aSuggestion({ merged_items: [{ ...other, points }] })));
  renderApp("/suggestions/7");
  const together = await screen.findByRole("region", { name: "并案办理" });
  expect(within(together).getByText("请增设站亭。")).toBeVisible();
  expect(within(together).queryByRole("link")).toBeNull();
});

test("a split names the requests that go, and says what the server has against it", async () => {
  beginSession(aToken(aPerson("office")));
  const sent: unknown[] = [];
  server.use(
    serves(aSuggestion({ phase: "under_review", rounds: [], actions: ["split"] })),
    http.post(at("/suggestions/7/split-request"), async ({ request }) => {
      sent.push(await request.json());
      if (sent.length === 1)
        return refusal(422, "invalid", "填写的内容有误", [
          { name: "points", code: "range", reason: "两件都至少要有一条。" },
        ]);
      return HttpResponse.json(receipt);
    }),
  );
  const user = quickUser();
  renderApp("/suggestions/7");
  await user.click(await screen.findByRole("button", { name: "拆分建议" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByLabelText("第2项 在三中门口增设港湾式停靠站。"));
  fill(within(dialog).getByLabelText("另立一件的标题"), "关于增设港湾式停靠站的建议");
  fill(within(dialog).getByLabelText("拆分的理由"), "由两个单位分别办理。");
  await user.click(within(dialog).getByRole("button", { name: "拆分建议" }));
  expect((await within(dialog).findAllByText("两件都至少要有一条。"))[0]).toBeVisible();
  await user.click(within(dialog).getByRole("button", { name: "拆分建议" }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toEqual({
    version: 12,
    points: ["p2"],
    title: "关于增设港湾式停靠站的建议",
    reason: "由两个单位分别办理。",
  });
});

test("who has the ball stands in the order of the days, the fifth and later ones folded", async () => {
  beginSession(aToken(aPerson("office")));
  const waits = (name: string, due_on: string | null): Ball => ({
    role: "clerk",
    body_name: name,
    for_name: "",
    task: "draft_co_opinion",
    due_on,
    clock_kind: due_on ? "T4" : "",
    light: "green",
  });
  const ball = [
    waits("市财政局", null),
    waits("市水务局", "2026-10-05"),
    waits("市教育局", "2026-10-04"),
    waits("市民政局", "2026-10-03"),
    waits("市体育局", "2026-10-02"),
  ];
  server.use(serves(aSuggestion({ ball })));
  renderApp("/suggestions/7");
  const panel = await screen.findByRole("region", { name: "现由谁办，何时到期" });
  const names = within(panel)
    .getAllByText(/撰写会办意见$/)
    .map((line) => /（(.*?)）/.exec(line.textContent ?? "")?.[1]);
  expect(names).toEqual(["市体育局", "市民政局", "市教育局", "市水务局", "市财政局"]);
  expect(
    within(panel)
      .getByText(/市财政局/)
      .closest("details"),
  ).not.toBeNull();
  expect(
    within(panel)
      .getByText(/市水务局/)
      .closest("details"),
  ).toBeNull();
  expect(within(panel).getByText("另有1项在等待办理")).toBeVisible();
});
