import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";
import { aSuggestion, someRules } from "../../testing/suggestion";

const content = (situation: string) => ({
  ...aSuggestion().content,
  situation,
  analysis: "",
  points: [{ id: "a", no: 1, text: "请增开夜间公交线路。" }],
});
const ours = aSuggestion({
  id: 7,
  title: "关于增开夜间公交的建议",
  content: content("城东末班车过早。"),
  actions: ["ask_merge"],
});
const theirs = aSuggestion({
  id: 8,
  title: "关于延长末班车的建议",
  content: content("城东片区末班车过早，乘客不便。"),
});
const like = {
  percent: 60,
  same: false,
  year: 2025,
  readable: true,
  title_only: false,
  phase: "closed",
  units: [],
  class_label: "",
  reply: "",
  result: "",
  number_text: "",
};

beforeEach(() => {
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(someRules)),
    http.get(at("/suggestions"), () => HttpResponse.json({ items: [], total: 0, page: 1, size: 50 })),
    http.get(at("/suggestions/7"), () => HttpResponse.json(ours)),
    http.get(at("/suggestions/8"), () => HttpResponse.json(theirs)),
    http.get(at("/suggestions/alike"), () =>
      HttpResponse.json({
        raised: [],
        alike: [
          { ...like, id: 9, title: "不能查看的一件", readable: false },
          { ...like, id: 8, title: theirs.title },
        ],
      }),
    ),
  );
  beginSession(aToken(aPerson("office")));
});

test("both texts stand there with what they have in common marked, and the office merges one into the other", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post(at("/suggestions/7/merge-request"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ id: 7, version: 4, phase: "registered" });
    }),
  );
  renderApp("/suggestions/7/compare");
  const left = within(await screen.findByRole("article", { name: ours.title }));
  const right = within(await screen.findByRole("article", { name: theirs.title }));
  expect(left.getByText("请增开夜间公交线路", { selector: "mark" })).toBeVisible();
  expect(right.getByText("请增开夜间公交线路", { selector: "mark" })).toBeVisible();
  expect(left.queryByText("城东末班车过早。", { selector: "mark" })).toBeNull();
  expect(screen.queryByText("不能查看的一件", { exact: false })).toBeNull();
  expect(screen.queryByRole("button", { name: "提请把相似的一件并入本件" })).toBeNull();

  await userEvent.click(screen.getByRole("button", { name: "提请把本件并入相似的一件" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.type(dialog.getByLabelText("并案的理由"), "同一件事。");
  await userEvent.click(dialog.getByRole("button", { name: "提请并案" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ target_id: 8, reason: "同一件事。" });
});

test("an item that this person may not read is not compared", async () => {
  server.use(http.get(at("/suggestions/8"), () => refusal(404, "not-found", "没有这件建议，或您不能查看。")));
  renderApp("/suggestions/7/compare?with=8");
  expect(await screen.findByText("没有这件建议，或您不能查看。")).toBeVisible();
  expect(screen.queryByRole("article")).toBeNull();
});

test("where nothing is alike it says so", async () => {
  server.use(http.get(at("/suggestions/alike"), () => HttpResponse.json({ years: 1, alike: [] })));
  renderApp("/suggestions/7/compare");
  expect(await screen.findByText("没有您能查看的相似建议。")).toBeVisible();
});
