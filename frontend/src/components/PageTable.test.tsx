import { useQuery } from "@tanstack/react-query";
import { screen, within } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";

import { ApiError } from "../api/problem";
import { endSession } from "../api/session";
import { renderAt } from "../testing/render";
import { setWidth } from "../testing/width";
import { Empty } from "./Empty";
import { PageTable } from "./PageTable";
import { usePageParams } from "./usePageParams";

interface Row {
  id: number;
  title: string;
}

type Ask = (page: number, q?: string) => Promise<{ items: Row[]; total: number; page: number; size: number }>;

const rows = (page: number) => [1, 2].map((n) => ({ id: page * 10 + n, title: `第${page}页第${n}件` }));
const answer: Ask = async (page) => ({ items: rows(page), total: 6, page, size: 2 });

function List({ ask, choose }: { ask: Ask; choose?: boolean }) {
  const params = usePageParams(["q", "status"]);
  const [keys, setKeys] = useState<(number | string)[]>([]);
  const query = useQuery({
    queryKey: ["list", params.page, params.filters.q],
    queryFn: () => ask(params.page, params.filters.q),
    retry: false,
  });
  return (
    <>
      <button type="button" onClick={() => params.setFilters({ q: "道路" })}>
        只看道路
      </button>
      <output>{keys.join(",")}</output>
      <PageTable
        caption="建议列表"
        query={query}
        params={params}
        columns={[
          { key: "title", title: "标题", render: (row) => row.title, card: "title" },
          { key: "id", title: "编号", render: (row) => row.id },
        ]}
        rowKey={(row) => row.id}
        empty={<Empty title="还没有建议" />}
        selection={choose ? { keys, onChange: setKeys } : undefined}
      />
    </>
  );
}

const show = (path: string, ask: Ask = answer, choose = false) => {
  endSession();
  return renderAt(path, <List ask={ask} choose={choose} />);
};

test("the page stands in the URL, and the URL decides the page", async () => {
  const { user, router } = show("/list?page=2&status=open");
  expect(await screen.findByText("第2页第1件")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "下一页" }));
  expect(await screen.findByText("第3页第2件")).toBeVisible();
  expect(router.state.location.search).toBe("?page=3&status=open");
  expect(screen.getByRole("button", { name: "下一页" })).toBeDisabled();
  await router.navigate(-1);
  expect(await screen.findByText("第2页第1件")).toBeVisible();
});

test("a filter starts at the first page again and leaves the others alone", async () => {
  const ask = vi.fn(answer);
  const { user, router } = show("/list?page=3&status=open", ask);
  await user.click(await screen.findByRole("button", { name: "只看道路" }));
  await expect.poll(() => ask.mock.lastCall).toEqual([1, "道路"]);
  const search = new URLSearchParams(router.state.location.search);
  expect(Object.fromEntries(search)).toEqual({ status: "open", q: "道路" });
});

test.each(["0", "-1", "x", "1.5"])("a page number of %s counts as the first", async (page) => {
  show(`/list?page=${page}`);
  expect(await screen.findByText("第1页第1件")).toBeVisible();
});

test("a phone gets cards with the same content", async () => {
  setWidth(390);
  show("/list");
  const list = await screen.findByRole("list", { name: "建议列表" });
  expect(screen.queryByRole("table")).toBeNull();
  expect(within(list).getAllByRole("listitem")).toHaveLength(2);
  expect(within(list).getByText("第1页第2件")).toBeVisible();
  expect(within(list).getAllByText("编号")).toHaveLength(2);
});

test("nothing at all and nothing found are told apart", async () => {
  const none: Ask = async (page) => ({ items: [], total: 0, page, size: 2 });
  const { unmount } = show("/list", none);
  expect(await screen.findByText("还没有建议")).toBeVisible();
  unmount();
  show("/list?q=x", none);
  expect(await screen.findByText("没有符合条件的内容")).toBeVisible();
});

test("a failure says why and can be tried again", async () => {
  const problem = { type: "", title: "", status: 503, code: "unavailable", detail: "系统繁忙，请稍后重试。" };
  const ask = vi.fn(answer).mockRejectedValueOnce(new ApiError(problem));
  const { user } = show("/list", ask);
  expect(await screen.findByRole("alert")).toHaveTextContent("系统繁忙，请稍后重试。");
  await user.click(screen.getByRole("button", { name: "重试" }));
  expect(await screen.findByText("第1页第1件")).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("rows are chosen one by one or all at once, by keyboard too", async () => {
  const { user } = show("/list", answer, true);
  const [first] = await screen.findAllByRole("checkbox", { name: "选择这一行" });
  first?.focus();
  await user.keyboard(" ");
  expect(screen.getByRole("status")).toHaveTextContent("11");
  await user.click(screen.getByRole("checkbox", { name: "选择本页全部" }));
  expect(screen.getByRole("status")).toHaveTextContent("11,12");
  await user.click(screen.getByRole("checkbox", { name: "选择本页全部" }));
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});
