import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";
import type { Upward } from "./api";

const member = { card_no: "S14001", electing_unit: "", text_no: 0, at: null, reason: "", own: false };
const item: Upward = {
  id: 4,
  version: 7,
  level: "provincial",
  kind: "delegation",
  state: "signing",
  lead_deputy_id: 1,
  lead_name: "陈凯",
  proposed_by_name: "许正平",
  created_at: "2026-05-01T02:00:00Z",
  text: {
    no: 2,
    title: "关于支持山区公路的建议",
    basis: "",
    content: "山区公路等级低。",
    points: ["纳入规划", "提高补助"],
    by_name: "陈凯",
    at: "2026-05-03T02:00:00Z",
  },
  former_texts: [],
  attachments: [],
  members: [
    { ...member, deputy_id: 1, name: "陈凯", state: "signed", text_no: 2, at: "2026-05-04T02:00:00Z" },
    { ...member, deputy_id: 2, name: "袁冬梅", state: "open", own: true },
    {
      ...member,
      deputy_id: 3,
      name: "梁立新",
      state: "declined",
      at: "2026-05-05T02:00:00Z",
      reason: "另有提法",
    },
  ],
  standing: 1,
  needed: 2,
  session_name: "",
  number: "",
  submitted_on: null,
  handling_units: "",
  expected_on: null,
  end_reason: "",
  answers: [],
  timeline: [
    {
      kind: "propose_topic",
      at: "2026-05-01T02:00:00Z",
      actor_name: "许正平",
      actor_role: "deputy",
      data: {},
    },
    {
      kind: "adopt_topic",
      at: "2026-05-02T02:00:00Z",
      actor_name: "曹淑贤",
      actor_role: "head",
      data: { name: "陈凯" },
    },
  ],
  actions: ["sign", "decline_signature"],
};

function open(shown: Partial<Upward> = {}) {
  server.use(http.get(at("/upward/4"), () => HttpResponse.json({ ...item, ...shown })));
  beginSession(aToken(aPerson("deputy", { higher_deputy: true })));
  return renderApp("/upward/4");
}

test("only what the server offers can be done, and who has signed is told", async () => {
  open();
  expect(await screen.findByRole("heading", { level: 1, name: item.text.title })).toBeVisible();
  const now = screen.getByRole("region", { name: "当前环节" });
  expect(
    within(now)
      .getAllByRole("button")
      .map((button) => button.textContent?.replaceAll(" ", "")),
  ).toEqual(["签名", "不签名"]);
  const signatures = screen.getByRole("region", { name: "代表签名" });
  expect(within(signatures).getByText("已有 1 名代表签名，提交至少需要 2 名（含领衔代表）。")).toBeVisible();
  expect(
    within(signatures)
      .getAllByRole("listitem")
      .map((one) => one.textContent),
  ).toEqual([
    expect.stringMatching(/^陈凯 （领衔） 已签名/),
    expect.stringMatching(/^梁立新 {2}不签名.*理由：另有提法$/),
    expect.stringMatching(/^袁冬梅 {2}（本人）未签名$/),
  ]);
  expect(screen.getByText("确定选题，由陈凯代表领衔")).toBeVisible();
});

test("the signature is for the text that was read; one who was too slow looks again", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post(at("/upward/4/signature"), async ({ request }) => {
      sent.push(await request.json());
      return refusal(409, "stale", "内容已变化");
    }),
  );
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: /^签\s*名$/ }));
  const dialog = await screen.findByRole("dialog", { name: "签名" });
  await user.click(within(dialog).getByRole("button", { name: /^签\s*名$/ }));
  expect(
    await within(dialog).findByText("这里刚刚有了新变化，页面已更新，您填写的内容仍在。请核对后再次提交。"),
  ).toBeVisible();
  expect(sent).toEqual([{ version: 7, text_no: 2 }]);
});

test("who does not sign says why, and a refused field is named where it stands", async () => {
  server.use(
    http.post(at("/upward/4/signature/decline"), () =>
      refusal(422, "invalid-fields", "请检查", [
        { name: "reason", code: "max", reason: "最多 1000 个字，请删减。" },
      ]),
    ),
  );
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "不签名" }));
  const dialog = await screen.findByRole("dialog", { name: "不签名" });
  await user.click(within(dialog).getByRole("button", { name: "不签名" }));
  expect(await within(dialog).findByText("请填写理由。")).toBeVisible();
  await user.type(within(dialog).getByLabelText("理由"), "另有提法");
  await user.click(within(dialog).getByRole("button", { name: "不签名" }));
  expect((await within(dialog).findAllByText("最多 1000 个字，请删减。"))[0]).toBeVisible();
});

test("the list leads to each item and to a new topic", async () => {
  const row = { ...item, title: item.text.title, signatures: 1, updated_at: item.created_at };
  server.use(
    http.get(at("/upward"), () => HttpResponse.json({ items: [row], total: 1, page: 1, size: 20 })),
    http.post(at("/upward"), async ({ request }) => {
      expect(await request.json()).toEqual({
        level: "provincial",
        kind: "joint",
        title: "新选题",
        basis: "",
        content: "",
        points: [],
        attachment_ids: [],
      });
      return HttpResponse.json({ id: 4, version: 1, state: "topic" }, { status: 201 });
    }),
    http.get(at("/upward/4"), () => HttpResponse.json({ ...item, state: "topic", actions: [] })),
  );
  beginSession(aToken(aPerson("office")));
  const { user, router } = renderApp("/upward");
  expect(await screen.findByRole("link", { name: item.text.title })).toHaveAttribute("href", "/upward/4");
  await user.click(screen.getByRole("button", { name: "提出选题" }));
  const dialog = await screen.findByRole("dialog", { name: "提出选题" });
  await user.type(within(dialog).getByLabelText("标题"), "新选题");
  await user.click(within(dialog).getByRole("button", { name: "提出选题" }));
  expect(await screen.findByRole("region", { name: "当前环节" })).toBeVisible();
  expect(router.state.location.pathname).toBe("/upward/4");
});
