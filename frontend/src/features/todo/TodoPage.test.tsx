import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";
import { aTask } from "../../testing/suggestion";
import { setWidth } from "../../testing/width";

beforeEach(() => beginSession(aToken(aPerson("clerk"))));

const counts = [
  { task: "receive", count: 1, overdue: 1 },
  { task: "draft_reply", count: 2, overdue: 0 },
];

test("what waits is listed as the server orders it, the overdue marked in words", async () => {
  const items = [
    aTask({
      id: 1,
      task: "receive",
      title: "河滨步道照明",
      days_left: -2,
      light: "overdue",
      due_on: "2026-09-20",
    }),
    aTask({ id: 2 }),
  ];
  server.use(http.get(at("/tasks"), () => HttpResponse.json({ items, counts, total: 2, page: 1, size: 20 })));
  renderApp("/");
  const list = await screen.findByRole("list", { name: "待办事项" });
  const [first, second] = within(list).getAllByRole("listitem");
  expect(first).toHaveTextContent("签收");
  expect(first).toHaveTextContent("已逾期");
  expect(first).toHaveTextContent("已超过2天");
  expect(second).toHaveTextContent("还有9天");
  expect(screen.getByText(/其中1件已逾期/)).toBeVisible();
});

test("a chip narrows the list by its task, in the URL", async () => {
  const asked: (string | null)[] = [];
  server.use(
    http.get(at("/tasks"), ({ request }) => {
      asked.push(new URL(request.url).searchParams.get("task"));
      return HttpResponse.json({ items: [aTask()], counts, total: 1, page: 1, size: 20 });
    }),
  );
  const { user, router } = renderApp("/todo");
  await user.click(await screen.findByRole("button", { name: "撰写答复 2" }));
  await expect.poll(() => asked.at(-1)).toBe("draft_reply");
  expect(router.state.location.search).toBe("?task=draft_reply");
  expect(screen.getByRole("button", { name: "撰写答复 2" })).toHaveAttribute("aria-pressed", "true");
});

test("on a phone many kinds of tasks are one choice, so that the tasks stay in sight", async () => {
  setWidth(390);
  const asked: (string | null)[] = [];
  const kinds = [...counts, { task: "close", count: 3, overdue: 2 }];
  server.use(
    http.get(at("/tasks"), ({ request }) => {
      asked.push(new URL(request.url).searchParams.get("task"));
      return HttpResponse.json({ items: [aTask()], counts: kinds, total: 1, page: 1, size: 20 });
    }),
  );
  const { user, router } = renderApp("/todo");
  const choice = await screen.findByRole("combobox", { name: "按事项筛选" });
  expect(choice).toHaveDisplayValue("全部 6");
  expect(screen.queryByRole("button", { name: "撰写答复 2" })).toBeNull();
  await user.selectOptions(choice, "办结 3 · 2件逾期");
  await expect.poll(() => asked.at(-1)).toBe("close");
  expect(router.state.location.search).toBe("?task=close");
  await user.selectOptions(choice, "全部 6");
  await expect.poll(() => router.state.location.search).toBe("");
});

test("a deputy for whom nothing waits is invited to write", async () => {
  setWidth(390);
  beginSession(aToken(aPerson("deputy")));
  server.use(
    http.get(at("/tasks"), () => HttpResponse.json({ items: [], counts: [], total: 0, page: 1, size: 20 })),
  );
  renderApp("/todo");
  expect(await screen.findByText("眼下没有等您办理的事")).toBeVisible();
  expect(screen.getAllByRole("button", { name: "写建议" })[0]).toBeVisible();
});
