import { screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { dayOf, daysAfter } from "../../lib/date";
import { aPerson, aToken } from "../../testing/builders";
import { aDraft, atTheDesk } from "../../testing/draft";
import { fill } from "../../testing/quick";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";

const yesterday = daysAfter(dayOf(new Date()), -1);
const scan = { id: 31, name: "原件.pdf", size: 2048, content_type: "application/pdf" };
const people = [
  { id: 5, name: "李文博", card_no: "0137", delegation: "东城代表团" },
  { id: 9, name: "王雅琴", card_no: "0201", delegation: "西城代表团" },
];

/** What the server got; it answers with the entered item, or as it is told. */
function enteringServer(answer = () => HttpResponse.json({ id: 8, version: 1 }, { status: 201 })) {
  const sent: { key: string | null; body: Record<string, unknown> }[] = [];
  server.use(
    http.post(at("/suggestions/enter"), async ({ request }) => {
      const body = (await request.json()) as Record<string, unknown>;
      sent.push({ key: request.headers.get("Idempotency-Key"), body });
      return answer();
    }),
  );
  return sent;
}

beforeEach(() => {
  atTheDesk();
  beginSession(aToken(aPerson("office")));
  server.use(
    http.get(at("/deputies"), () => HttpResponse.json({ items: people, total: 2 })),
    http.post(at("/attachments"), () => HttpResponse.json(scan, { status: 201 })),
    http.get(at("/suggestions/8"), () => HttpResponse.json(aDraft({ receipt_no: "SJ-2026-0040" }))),
  );
});

async function choose(user: UserEvent, label: string, who: string) {
  await user.click(await screen.findByRole("combobox", { name: label }, { timeout: 10_000 }));
  const found = await screen.findAllByTitle(who);
  await user.click(found.at(-1) as HTMLElement);
}

/** Takes the whole paper down, but its scan. */
async function takeDown(user: UserEvent) {
  await choose(user, "领衔代表", "李文博 · 0137 · 东城代表团");
  await choose(user, "附议代表", "王雅琴 · 0201 · 西城代表团");
  fill(screen.getByLabelText("收到日期"), yesterday);
  fill(screen.getByLabelText("标题"), "关于修缮东街排水的建议");
  await user.selectOptions(screen.getByLabelText("类别"), "transport");
  fill(screen.getByLabelText("情况"), "雨后积水。");
  fill(screen.getByLabelText("第 1 项"), "清理管网。");
  await user.click(screen.getByRole("radio", { name: "同意全文公开" }));
}

const addScan = (user: UserEvent) =>
  user.upload(screen.getByLabelText("选择文件"), new File(["x"], scan.name, { type: "application/pdf" }));
const enter = (user: UserEvent) => user.click(screen.getByRole("button", { name: /^录\s*入$/ }));

test("a paper is entered with its proposers, its day and its scan, and its receipt can be printed", async () => {
  const sent = enteringServer();
  const { user } = renderApp("/suggestions/enter");
  await takeDown(user);
  await enter(user);
  expect(await screen.findByText("请上传代表签名的原件扫描件。")).toBeVisible();
  expect(sent).toEqual([]);
  await addScan(user);
  expect(await screen.findByText("原件.pdf")).toBeVisible();
  await enter(user);
  expect(await screen.findByRole("link", { name: "打印收件回执" })).toHaveAttribute(
    "href",
    "/print/suggestions/8/receipt",
  );
  expect(screen.getByRole("status")).toHaveTextContent("收件编号 SJ-2026-0040");
  expect(sent[0]?.body).toEqual({
    origin: "paper",
    origin_note: "",
    lead_deputy_id: 5,
    cosigner_ids: [9],
    received_on: yesterday,
    title: "关于修缮东街排水的建议",
    category: "transport",
    situation: "雨后积水。",
    analysis: "",
    points: ["清理管网。"],
    publicity_consent: "full",
    reference_only: false,
    suggested_units: "",
    attachment_ids: [31],
  });
  expect(localStorage.getItem("lianluo.entry.3")).toBeNull();
});

test("a motion needs its number and decision; the first thing that is missing gets the focus", async () => {
  const sent = enteringServer();
  const { user } = renderApp("/suggestions/enter");
  await user.click(await screen.findByRole("radio", { name: "由议案转为代表建议" }));
  await enter(user);
  for (const reason of [
    "请写明议案编号和转为建议的决定。",
    "请选择领衔代表。",
    "请填写收到日期。",
    "请填写标题。",
  ])
    expect(await screen.findByText(reason)).toBeVisible();
  expect(screen.getByLabelText("来件说明")).toHaveFocus();
  fill(screen.getByLabelText("来件说明"), "第3号议案，主席团决定转为建议");
  expect(screen.queryByText("请写明议案编号和转为建议的决定。")).toBeNull();
  expect(sent).toEqual([]);
});

test("what was taken down is there again after the page was left, with the names that were chosen", async () => {
  const first = renderApp("/suggestions/enter");
  await takeDown(first.user);
  first.unmount();
  const { user } = renderApp("/suggestions/enter");
  expect(await screen.findByText("已恢复上次未录完的内容")).toBeVisible();
  expect(screen.getByLabelText("标题")).toHaveValue("关于修缮东街排水的建议");
  expect(await screen.findByTitle("李文博 · 0137 · 东城代表团")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "清空，重新录入" }));
  const dialog = await screen.findByRole("dialog", { name: "清空已录入的内容？" });
  await user.click(dialog.querySelector(".ant-btn-primary") as HTMLElement);
  await waitFor(() => expect(screen.getByLabelText("标题")).toHaveValue(""));
  expect(localStorage.getItem("lianluo.entry.3")).toBeNull();
});

test("an entry that was not answered is sent again as it was, so that it takes effect once", async () => {
  const lost = enteringServer(() => HttpResponse.error() as never);
  const { user } = renderApp("/suggestions/enter");
  await takeDown(user);
  await addScan(user);
  await screen.findByText("原件.pdf");
  await enter(user);
  expect(await screen.findByText("刚才的录入没有收到答复")).toBeVisible();
  expect(screen.getByLabelText("标题")).toBeDisabled();
  const answered = enteringServer();
  await user.click(screen.getByRole("button", { name: "再次提交" }));
  expect(await screen.findByRole("link", { name: "打印收件回执" })).toBeVisible();
  expect(answered).toEqual([lost[0]]);
});

test("what the server does not take is said at its field, and can be mended", async () => {
  const sent = enteringServer(() =>
    refusal(422, "invalid", "请检查填写的内容。", [
      { name: "lead_deputy_id", code: "unknown", reason: "请选择本届在任的代表。" },
    ]),
  );
  const { user } = renderApp("/suggestions/enter");
  await takeDown(user);
  await addScan(user);
  await screen.findByText("原件.pdf");
  await enter(user);
  expect(await screen.findByText("请选择本届在任的代表。")).toBeVisible();
  expect(screen.getByLabelText("标题")).toBeEnabled();
  expect(screen.queryByText("刚才的录入没有收到答复")).toBeNull();
  expect(sent).toHaveLength(1);
});
