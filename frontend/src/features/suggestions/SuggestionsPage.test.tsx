import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";
import { aRow, someRules } from "../../testing/suggestion";
import { setWidth } from "../../testing/width";

let asked: URLSearchParams;

beforeEach(() => {
  beginSession(aToken(aPerson("office")));
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(someRules)),
    http.get(at("/units"), () =>
      HttpResponse.json({ items: [{ id: 4, name: "市交通运输局" }], total: 1, page: 1, size: 50 }),
    ),
    http.get(at("/suggestions"), ({ request }) => {
      asked = new URL(request.url).searchParams;
      return HttpResponse.json({ items: [aRow()], total: 45, page: Number(asked.get("page")), size: 20 });
    }),
  );
});

test("the filters of the URL narrow the list", async () => {
  renderApp("/suggestions?q=公交&phase=in_handling&unit=4&light=overdue&page=2");
  expect(await screen.findByRole("link", { name: "关于改善学府路沿线公交出行的建议" })).toHaveAttribute(
    "href",
    "/suggestions/7",
  );
  expect(Object.fromEntries(asked)).toEqual({
    q: "公交",
    phase: "in_handling",
    unit_id: "4",
    light: "overdue",
    page: "2",
    size: "20",
  });
  expect(screen.getByPlaceholderText(/^标题/)).toHaveValue("公交");
});

test("a search goes into the URL and back to the first page", async () => {
  const { user, router } = renderApp("/suggestions?sort=due&page=2");
  await user.type(await screen.findByPlaceholderText(/^标题/), "停靠站{Enter}");
  await waitFor(() => expect(asked.get("q")).toBe("停靠站"));
  const url = new URLSearchParams(router.state.location.search);
  expect(Object.fromEntries(url)).toEqual({ sort: "due", q: "停靠站" });
});

test("a search shows where its words stand", async () => {
  const found = [
    {
      in: "reply" as const,
      pieces: [
        { text: "已增开", hit: false },
        { text: "快线", hit: true },
      ],
    },
  ];
  const title_pieces = [
    { text: "改善", hit: true },
    { text: "公交", hit: false },
  ];
  server.use(
    http.get(at("/suggestions"), () =>
      HttpResponse.json({
        items: [aRow({ title: "改善公交", title_pieces, found })],
        total: 1,
        page: 1,
        size: 20,
      }),
    ),
  );
  renderApp("/suggestions?q=改善 快线");
  const link = await screen.findByRole("link", { name: "改善公交" });
  expect(within(link).getByText("改善").tagName).toBe("MARK");
  expect(screen.getByText("快线").tagName).toBe("MARK");
  expect(screen.getByText("快线").parentElement).toHaveTextContent("答复：已增开快线");
});

test("on a phone each suggestion is a card", async () => {
  setWidth(390);
  renderApp("/suggestions");
  const cards = await screen.findByRole("list", { name: "建议列表" });
  expect(within(cards).getByText("市交通运输局 · 撰写答复")).toBeVisible();
  expect(screen.queryByRole("table")).toBeNull();
});
