import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, test } from "vitest";

import { beginSession } from "../api/session";
import { setKeysOn } from "../lib/keys";
import { aPerson, aToken } from "../testing/builders";
import { renderApp } from "../testing/render";
import { at, server } from "../testing/server";
import { aRow, aSuggestion, someRules } from "../testing/suggestion";

const names = ["第一件", "第二件", "第三件"];
let gone: string | undefined;

beforeEach(() => {
  sessionStorage.clear();
  gone = undefined;
  beginSession(aToken(aPerson("office")));
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(someRules)),
    http.get(at("/units"), () => HttpResponse.json({ items: [], total: 0, page: 1, size: 50 })),
    http.get(at("/suggestions"), ({ request }) => {
      const page = Number(new URL(request.url).searchParams.get("page") ?? 1);
      const items = names
        .map((title, no) => aRow({ id: page * 10 + no, title: `${title}（第${page}页）` }))
        .filter((_, no) => names[no] !== gone);
      return HttpResponse.json({ items, total: 25, page, size: 20 });
    }),
    http.get(at("/suggestions/alike"), () => HttpResponse.json({ alike: [], raised: [] })),
    http.get(at("/suggestions/:id"), ({ params }) =>
      HttpResponse.json(
        aSuggestion({ id: Number(params.id), title: `建议${params.id}`, actions: ["start_review"] }),
      ),
    ),
  );
});

afterEach(() => setKeysOn(true));

const arrived = async (path = "/suggestions?phase=submitted") => {
  const app = renderApp(path);
  await screen.findByRole("link", { name: /^第一件/ });
  return app;
};

const link = (name: RegExp) => screen.getByRole("link", { name });

test("j and k go along the rows, Enter opens one, and the list is gone through from item to item", async () => {
  const { user, router } = await arrived();
  await waitFor(async () => {
    if (document.activeElement === document.body) await user.keyboard("j");
    expect(link(/^第一件/)).toHaveFocus();
  });
  await user.keyboard("jj");
  expect(link(/^第三件/)).toHaveFocus();
  await user.keyboard("k");
  expect(link(/^第二件/)).toHaveFocus();
  await user.keyboard("{ArrowUp}{Enter}");
  await screen.findByRole("heading", { level: 1, name: "建议10" });
  await screen.findByText("本页第 1 件，共 3 件");

  await user.keyboard("j");
  await screen.findByRole("heading", { level: 1, name: "建议11" });
  expect(await screen.findByText("本页第 2 件，共 3 件")).toBeVisible();
  await user.keyboard("a");
  expect(document.activeElement?.closest("[data-now]")).not.toBeNull();
  await user.keyboard("j");
  await screen.findByText("本页第 3 件，共 3 件");
  await user.keyboard("{ArrowLeft}");
  await screen.findByText("本页第 2 件，共 3 件");
  await user.keyboard("u");
  await screen.findByRole("link", { name: /^第一件/ });
  expect(router.state.location).toMatchObject({ pathname: "/suggestions", search: "?phase=submitted" });
  await waitFor(() => expect(link(/^第二件/)).toHaveFocus());
});

test("whoever comes back to a list that the item has left stands on the one that came after it", async () => {
  const { user } = await arrived();
  await user.click(link(/^第二件/));
  await screen.findByText("本页第 2 件，共 3 件");
  server.use(
    http.post(at("/suggestions/11/start-review"), () => {
      gone = "第二件";
      return HttpResponse.json({ id: 11, version: 13, phase: "under_review" });
    }),
  );
  await user.keyboard("a{Enter}");
  const dialog = await screen.findByRole("dialog");
  await waitFor(() => expect(within(dialog).getByRole("button", { name: "开始审查" })).toHaveFocus());
  await user.keyboard("{Enter}");
  await waitFor(() => expect(gone).toBeDefined());
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.keyboard("u");
  await screen.findByRole("link", { name: /^第一件/ });
  await waitFor(() => expect(screen.queryByRole("link", { name: /^第二件/ })).toBeNull());
  await waitFor(() => expect(link(/^第三件/)).toHaveFocus());
});

test("after the last item of a page comes the next page of the same list", async () => {
  const { user, router } = await arrived();
  await user.click(link(/^第三件/));
  await screen.findByRole("heading", { level: 1, name: "建议12" });
  await user.click(screen.getByRole("link", { name: "列表下一页" }));
  await screen.findByRole("link", { name: "第一件（第2页）" });
  expect(router.state.location.search).toBe("?phase=submitted&page=2");
  await user.click(link(/^第一件/));
  await screen.findByRole("heading", { level: 1, name: "建议20" });
  expect(screen.getByRole("link", { name: "列表上一页" })).toHaveAttribute(
    "href",
    "/suggestions?phase=submitted",
  );
});

test("keys are letters while somebody types, and nothing once they are turned off", async () => {
  const { user, router } = await arrived();
  const search = screen.getByPlaceholderText(/^标题/);
  await waitFor(async () => {
    await user.keyboard("/");
    expect(search).toHaveFocus();
  });
  await user.keyboard("jk?");
  expect(search).toHaveValue("jk?");
  search.blur();

  await user.keyboard("?");
  const dialog = await screen.findByRole("dialog", { name: "键盘操作" });
  await user.click(within(dialog).getByRole("switch", { name: "启用单键操作" }));
  await user.click(within(dialog).getByRole("button", { name: "关闭" }));
  await user.click(link(/^第一件/));
  await screen.findByRole("heading", { level: 1, name: "建议10" });
  await user.keyboard("j");
  expect(router.state.location.pathname).toBe("/suggestions/10");
});

test("an item that was not opened from a list has no way to a next one", async () => {
  await arrived();
  const { user, router } = renderApp("/suggestions/99");
  await screen.findByRole("heading", { level: 1, name: "建议99" });
  expect(screen.queryByRole("navigation", { name: "逐件查看" })).toBeNull();
  await user.keyboard("j");
  expect(router.state.location.pathname).toBe("/suggestions/99");
});
