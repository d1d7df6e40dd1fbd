import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";
import { aRow, someRules } from "../../testing/suggestion";

const earlier = aRow({ id: 7, number_text: "第7号", title: "关于增开夜间公交的建议" });
const later = aRow({
  id: 9,
  number_text: "",
  title: "关于延长夜间公交的建议",
  phase: "under_review",
  units: [],
});

function duplicates(total: number, ...couples: object[]) {
  server.use(http.get(at("/suggestions/duplicates"), () => HttpResponse.json({ couples, total })));
}

beforeEach(() => {
  beginSession(aToken(aPerson("office")));
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(someRules)),
    http.get(at("/suggestions"), () => HttpResponse.json({ items: [], total: 0, page: 1, size: 20 })),
  );
});

test("the office comes from the list to what may be one matter, and on to both texts", async () => {
  duplicates(
    140,
    { percent: 64, same: false, asked: false, items: [earlier, later] },
    { percent: 100, same: true, asked: true, items: [later, aRow({ id: 12, number_text: "第12号" })] },
  );
  const { user } = renderApp("/suggestions");
  await user.click(await screen.findByRole("link", { name: "疑似重复" }));
  const list = await screen.findByRole("list", { name: "疑似重复的建议" });
  const [first, second] = [...list.children].map((one) => within(one as HTMLElement));
  expect(first?.getByText("相似 64%")).toBeVisible();
  expect(first?.getByRole("link", { name: earlier.title })).toHaveAttribute("href", "/suggestions/7");
  expect(first?.getByText("未编号")).toBeVisible();
  expect(first?.queryByText(/已提请并案/)).toBeNull();
  expect(first?.getByRole("link", { name: /^第7号与.*：比较全文、提请并案$/ })).toHaveAttribute(
    "href",
    "/suggestions/9/compare?with=7",
  );
  expect(second?.getByText("基本相同")).toBeVisible();
  expect(second?.getByText("已提请并案，等待负责人确认")).toBeVisible();
  expect(screen.getByText("只列出最相似的 2 组，共 140 组。")).toBeVisible();
});

test("where nothing is alike the page says so", async () => {
  duplicates(0);
  renderApp("/suggestions/duplicates");
  expect(await screen.findByText("没有疑似重复的建议")).toBeVisible();
});

test("who does not merge is not led there", async () => {
  beginSession(aToken(aPerson("gov_office")));
  renderApp("/suggestions");
  expect(await screen.findByRole("button", { name: /导出 Excel/ })).toBeVisible();
  expect(screen.queryByRole("link", { name: "疑似重复" })).toBeNull();
});
