import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";

const notices = [
  {
    id: 2,
    kind: "escalation.after",
    topic: "reminder",
    at: "2026-06-03T02:00:00Z",
    suggestion_id: 7,
    params: {
      number: "第12号",
      title: "关于修路的建议",
      task: "draft_reply",
      due_on: "2026-06-02",
      days: "1",
      unit_name: "市交通运输局",
      role: "clerk",
    },
  },
  {
    id: 1,
    kind: "task.receive",
    topic: "task",
    at: "2026-06-01T02:00:00Z",
    read_at: "2026-06-01T03:00:00Z",
    suggestion_id: 7,
    params: { number: "第12号", title: "关于修路的建议" },
  },
];

beforeEach(() => {
  beginSession(aToken(aPerson("signer")));
  server.use(
    http.get(at("/notices"), ({ request }) => {
      const topic = new URL(request.url).searchParams.get("topic");
      const items = notices.filter((notice) => !topic || notice.topic === topic);
      return HttpResponse.json({
        items,
        total: items.length,
        unread: 1,
        unread_by: { reminder: 1, task: 0 },
        page: 1,
        size: 20,
      });
    }),
  );
});

test("a reminder to somebody above says whom to remind, of what and since when", async () => {
  renderApp("/notices");
  expect(
    await screen.findByText(
      "请督促市交通运输局：第12号《关于修路的建议》的“撰写答复”已于2026年6月2日到期，尚未办理。",
    ),
  ).toBeVisible();
});

test("notices are seen by topic, and each topic says how many are unread", async () => {
  const { user } = renderApp("/notices");
  const topics = await screen.findByRole("navigation", { name: "消息类别" });
  expect(within(topics).getByRole("link", { name: "全部" })).toHaveAttribute("aria-current", "page");
  expect(await screen.findByText("新交办第12号《关于修路的建议》，请签收。")).toBeVisible();
  await user.click(within(topics).getByRole("link", { name: "提醒（1条未读）" }));
  expect(await within(topics).findByRole("link", { name: "提醒（1条未读）" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  expect(await screen.findByText(/请督促市交通运输局/)).toBeVisible();
  expect(screen.queryByText("新交办第12号《关于修路的建议》，请签收。")).not.toBeInTheDocument();
  await user.click(within(topics).getByRole("link", { name: "进展" }));
  expect(await screen.findByText("这一类还没有消息")).toBeVisible();
});
