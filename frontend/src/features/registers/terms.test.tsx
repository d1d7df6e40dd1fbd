import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aCongress, aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { aRules } from "../../testing/rules";
import { at, refusal, server } from "../../testing/server";

const total = (count: number) =>
  HttpResponse.json({ items: [], total: count, page: 1, size: 1, provisional: false });

function serves({ deputies = 305, units = 60, version = 2 } = {}) {
  server.use(
    http.get(at("/deputies"), () => total(deputies)),
    http.get(at("/units"), () => total(units)),
    http.get(at("/rules"), () => HttpResponse.json(aRules({ version }))),
  );
}

const congress = (change: Parameters<typeof aCongress>[0]) =>
  server.use(http.get(at("/congresses/current"), () => HttpResponse.json(aCongress(change))));

beforeEach(() => {
  beginSession(aToken(aPerson("office")));
  serves();
});

test("a congress that is all set up shows its names, terms and sessions, and no first steps", async () => {
  renderApp("/terms");
  expect(await screen.findByText("云岭市人大常委会代表工作委员会")).toBeVisible();
  const session = screen.getByRole("heading", { name: "第九届人民代表大会第四次会议" }).closest("li");
  if (!session) throw new Error("the session is in no list");
  expect(within(session).getByText("2026年3月2日至2026年3月6日")).toBeVisible();
  expect(within(session).getByText("2026年3月5日")).toBeVisible();
  expect(within(session).getByText("2026年3月4日")).toBeVisible();
  expect(within(session).getByText(/已闭幕，现在提交的编入本次会议的闭会号/)).toBeVisible();
  await waitFor(() => expect(screen.queryByText("启用准备")).toBeNull());
});

test("a new office is led from one step to the next, and begins with the term", async () => {
  congress({ terms: [], sessions: [], current_term_id: null, current_session_id: null });
  serves({ units: 0, version: 1 });
  server.use(http.get(at("/deputies"), () => refusal(409, "no-term", "本级人大尚未设置届别。")));
  let sent: unknown;
  server.use(
    http.post(at("/terms"), async ({ request }) => {
      sent = await request.json();
      congress({ sessions: [], current_session_id: null });
      serves({ deputies: 0, units: 0, version: 1 });
      return HttpResponse.json(aCongress().terms[0], { status: 201 });
    }),
  );
  const { user } = renderApp("/terms");
  const steps = await screen.findByRole("region", { name: "启用准备" });
  expect(within(steps).getByText("还有 5 步")).toBeVisible();
  expect(within(steps).getByRole("button", { name: "添加会议" })).toBeDisabled();
  await user.click(within(steps).getByRole("button", { name: "添加本届" }));
  const drawer = await screen.findByRole("dialog", { name: "添加一届" });
  await user.type(await within(drawer).findByLabelText("届次"), "9");
  await user.type(within(drawer).getByLabelText("起始日期"), "2022-01-08");
  await user.click(within(drawer).getByRole("button", { name: /保\s*存/ }));
  await waitFor(() => expect(sent).toEqual({ number: 9, name: "", starts_on: "2022-01-08", ends_on: null }));
  expect(await within(steps).findByText("已有 1 届")).toBeVisible();
  await waitFor(() => expect(within(steps).getByRole("button", { name: "添加会议" })).toBeEnabled());
  expect(within(steps).getByText("还有 4 步")).toBeVisible();
});

test("a deadline is moved only after what changes, and what does not, was read", async () => {
  let sent: Record<string, unknown> | undefined;
  server.use(
    http.put(at("/sessions/7"), async ({ request }) => {
      sent = (await request.json()) as typeof sent;
      return HttpResponse.json({ ...aCongress().sessions[0], version: 6 });
    }),
  );
  const { user } = renderApp("/terms");
  await user.click(await screen.findByRole("button", { name: "修改“第九届人民代表大会第四次会议”" }));
  const drawer = await screen.findByRole("dialog", { name: "修改“第九届人民代表大会第四次会议”" });
  const deadline = await within(drawer).findByLabelText("附议截止日期（选填）");
  await user.clear(deadline);
  await user.type(deadline, "2026-03-05");
  await user.click(within(drawer).getByRole("button", { name: /保\s*存/ }));
  const asked = await screen.findByRole("dialog", { name: "保存前请核对" });
  expect(within(asked).getByText("2026年3月4日 → 2026年3月5日")).toBeInTheDocument();
  expect(within(asked).getByText(/已经开始计算的期限不变/)).toBeInTheDocument();
  expect(sent).toBeUndefined();
  await user.click(within(asked).getByRole("button", { name: "确认保存" }));
  await waitFor(() =>
    expect(sent).toEqual({
      version: 5,
      term_id: 2,
      number: 4,
      name: "第九届人民代表大会第四次会议",
      opens_on: "2026-03-02",
      closes_on: "2026-03-06",
      submission_deadline: "2026-03-05",
      cosign_deadline: "2026-03-05",
    }),
  );
});

test("a deadline is taken away by emptying its field; a new name alone is not asked about", async () => {
  const sent: Record<string, unknown>[] = [];
  server.use(
    http.put(at("/sessions/7"), async ({ request }) => {
      sent.push((await request.json()) as Record<string, unknown>);
      return sent.length === 1
        ? refusal(422, "invalid-fields", "填写的内容有误。", [
            { name: "name", code: "max", reason: "名称最多 60 个字。" },
          ])
        : HttpResponse.json(aCongress().sessions[0]);
    }),
  );
  const { user } = renderApp("/terms");
  await user.click(await screen.findByRole("button", { name: "修改“第九届人民代表大会第四次会议”" }));
  const drawer = await screen.findByRole("dialog", { name: "修改“第九届人民代表大会第四次会议”" });
  const name = await within(drawer).findByLabelText("名称");
  await user.type(name, "（临时）");
  await user.click(within(drawer).getByRole("button", { name: /保\s*存/ }));
  expect(await within(drawer).findByRole("alert")).toHaveTextContent("名称最多 60 个字。");
  expect(name).toHaveValue("第九届人民代表大会第四次会议（临时）");
  await user.clear(within(drawer).getByLabelText("附议截止日期（选填）"));
  await user.click(within(drawer).getByRole("button", { name: /保\s*存/ }));
  const asked = await screen.findByRole("dialog", { name: "保存前请核对" });
  expect(within(asked).getByText("2026年3月4日 → 不设")).toBeInTheDocument();
  await user.click(within(asked).getByRole("button", { name: "确认保存" }));
  await waitFor(() => expect(sent[1]?.cosign_deadline).toBeNull());
});

test("another term is asked about, because every register changes with it", async () => {
  const { user } = renderApp("/terms");
  await user.click(await screen.findByRole("button", { name: "添加一届" }));
  const drawer = await screen.findByRole("dialog", { name: "添加一届" });
  expect(await within(drawer).findByLabelText("届次")).toHaveValue("10");
  await user.type(within(drawer).getByLabelText("起始日期"), "2027-01-08");
  await user.click(within(drawer).getByRole("button", { name: /保\s*存/ }));
  const asked = await screen.findByRole("dialog", { name: "保存前请核对" });
  expect(within(asked).getByText(/此前仍用“第九届”的名册/)).toBeInTheDocument();
  await user.click(within(asked).getByRole("button", { name: "返回修改" }));
  await waitFor(() => expect(screen.queryByRole("dialog", { name: "保存前请核对" })).toBeNull());
  expect(within(drawer).getByLabelText("起始日期")).toHaveValue("2027-01-08");
});

test("the header follows a new short name at once", async () => {
  server.use(
    http.put(at("/congresses/current"), () => HttpResponse.json(aCongress({ short_name: "云岭人大" }))),
  );
  const { user } = renderApp("/terms");
  await user.click(await screen.findByRole("button", { name: "修改名称" }));
  const drawer = await screen.findByRole("dialog", { name: "修改名称" });
  await user.click(within(drawer).getByRole("button", { name: /保\s*存/ }));
  expect(await screen.findByText("云岭人大")).toBeVisible();
});

test("who may not change terms reads them and finds no button for it", async () => {
  congress({ actions: [] });
  renderApp("/terms");
  const main = await screen.findByRole("main");
  expect(await within(main).findByText("第九届人民代表大会第四次会议")).toBeVisible();
  expect(within(main).queryAllByRole("button")).toEqual([]);
});

test("a register without a term leads the office to where one is set, and nobody else", async () => {
  server.use(
    http.get(at("/deputies"), () => refusal(409, "no-term", "本级人大尚未设置届别。")),
    http.get(at("/delegations"), () => refusal(409, "no-term", "本级人大尚未设置届别。")),
    http.get(at("/groups"), () => refusal(409, "no-term", "本级人大尚未设置届别。")),
  );
  renderApp("/deputies");
  const alert = await screen.findByRole("alert");
  expect(within(alert).getByRole("link", { name: "前往届次设置" })).toHaveAttribute("href", "/terms");
});

test("an office without a session is told so where its day begins", async () => {
  congress({ terms: [], sessions: [], current_term_id: null, current_session_id: null });
  server.use(
    http.get(at("/tasks"), () => HttpResponse.json({ items: [], total: 0, page: 1, size: 20, counts: [] })),
  );
  const { user, router } = renderApp("/todo");
  expect(await screen.findByText(/代表还不能提交建议/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "前往届次设置" }));
  expect(router.state.location.pathname).toBe("/terms");
});
