import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import type { Reply, ReplyDraft } from "../../api/core";
import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { fill, quickUser } from "../../testing/quick";
import { renderApp, renderPlain } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";
import { anAssignment, aReply, aRound, aSuggestion, someRules } from "../../testing/suggestion";
import { ReplyEditor } from "./ReplyEditor";

const serves = (reply: Reply | null) =>
  http.get(at("/suggestions/7"), () => {
    const assignment = anAssignment({ actions: ["draft_reply"], reply });
    return HttpResponse.json(aSuggestion({ rounds: [aRound({ assignments: [assignment] })] }));
  });

beforeEach(() => {
  beginSession(aToken(aPerson("clerk")));
  server.use(http.get(at("/rules"), () => HttpResponse.json(someRules)));
});

test("the reply saves itself while it is written, and what is missing is listed", async () => {
  const saved: ReplyDraft[] = [];
  server.use(
    serves(null),
    http.put(at("/assignments/31/reply"), async ({ request }) => {
      const body = (await request.json()) as ReplyDraft;
      saved.push(body);
      const version = body.version + 1;
      server.use(serves(aReply({ version, answers: body.answers, missing: ["class_missing"] })));
      return HttpResponse.json({ reply_id: 41, version });
    }),
  );
  renderApp("/suggestions/7?reply=31");
  fill(await screen.findByLabelText("对第2项的答复"), "列入明年计划");
  expect(await screen.findByText(/^已自动保存/)).toBeVisible();
  expect(saved.at(-1)?.answers[1]).toEqual({ point_id: "p2", text: "列入明年计划" });
  const missing = await screen.findByLabelText("送核稿前还需完成");
  expect(
    within(missing)
      .getAllByRole("listitem")
      .map((line) => line.textContent),
  ).toEqual(["选择答复分类"]);

  const before = saved.length;
  fill(screen.getByLabelText("对第1项的答复"), "已压缩");
  await expect.poll(() => saved.length).toBeGreaterThan(before);
  expect(saved.map((body) => body.version)).toEqual(saved.map((_, index) => index));
  expect(screen.getByLabelText("对第2项的答复")).toHaveValue("列入明年计划");
});

test("a class that asks for a date or a reason shows its fields", async () => {
  server.use(http.put(at("/assignments/31/reply"), () => HttpResponse.json({ reply_id: 41, version: 4 })));
  const user = quickUser();
  const assignment = anAssignment({ actions: ["draft_reply"], reply: aReply() });
  renderPlain(<ReplyEditor item={aSuggestion()} assignment={assignment} />);
  expect(await screen.findByRole("radio", { name: /^A类/ })).not.toBeChecked();
  expect(screen.queryByLabelText("承诺办结日期")).toBeNull();
  await user.click(screen.getByRole("radio", { name: /^B类/ }));
  expect(await screen.findByLabelText("承诺办结日期")).toBeVisible();
  await user.click(screen.getByRole("radio", { name: /^D类/ }));
  await expect.poll(() => screen.queryByLabelText("承诺办结日期")).toBeNull();
  expect(screen.getByLabelText("理由")).toBeVisible();
});

test("a draft that was changed elsewhere is saved only when the person says so", async () => {
  const versions: number[] = [];
  server.use(
    serves(aReply({ version: 3 })),
    http.put(at("/assignments/31/reply"), async ({ request }) => {
      const { version } = (await request.json()) as ReplyDraft;
      versions.push(version);
      if (version === 8) return HttpResponse.json({ reply_id: 41, version: 9 });
      server.use(serves(aReply({ version: 8 })));
      return refusal(409, "stale", "内容已被他人更新。");
    }),
  );
  const user = quickUser();
  renderApp("/suggestions/7?reply=31");
  fill(await screen.findByLabelText("对第2项的答复"), "同意");
  await user.click(await screen.findByRole("button", { name: "用本页内容保存" }));
  expect(await screen.findByText(/^已自动保存/)).toBeVisible();
  expect(versions.at(-1)).toBe(8);
  expect(screen.getByLabelText("对第2项的答复")).toHaveValue("同意");
});
