import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import type { components } from "../../api/schema";
import { aDraft, atTheDesk, takingServer } from "../../testing/draft";
import { fill } from "../../testing/quick";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";

type Alike = components["schemas"]["suggestion.Alike"];

const stored = () => Object.keys(localStorage).filter((name) => name.startsWith("lianluo.draft."));
const keptText = (name: string) => JSON.parse(localStorage.getItem(name) ?? "null").text;
const title = () => screen.findByLabelText("标题");

beforeEach(atTheDesk);

test("the first pause makes one draft, the next ones save it, and the typing goes on", async () => {
  const seen = takingServer();
  const { user, router } = renderApp("/suggestions/new");
  const field = await title();
  await user.type(field, "路灯");
  expect(screen.getByText("待保存，内容已留在本机")).toBeVisible();
  await waitFor(() => expect(router.state.location.pathname).toBe("/suggestions/8/edit"));
  expect(await screen.findByText(/^已保存 \d\d:\d\d$/)).toBeVisible();
  expect(field).toHaveFocus();
  expect(stored()).toEqual([]);
  await user.type(field, "不亮");
  await waitFor(() => expect(seen.saved).toHaveLength(1));
  expect(seen.created).toHaveLength(1);
  expect(seen.created[0]?.key).toMatch(/^[0-9a-f]{32}$/);
  expect(seen.saved[0]?.body).toMatchObject({ title: "路灯不亮", version: 1, points: [] });
});

test("who writes is told of similar suggestions, and opens those that may be read", async () => {
  takingServer();
  const asked: (string | null)[] = [];
  server.use(
    http.get(at("/suggestions/alike"), ({ request }) => {
      asked.push(new URL(request.url).searchParams.get("title"));
      return HttpResponse.json({
        alike: [
          like({ id: 5 }),
          like({
            id: 6,
            readable: false,
            title_only: true,
            title: "关于增设路灯的建议",
            class_label: "",
            reply: "",
            units: [],
          }),
        ],
        raised: [
          {
            year: 2024,
            own: false,
            count: 8,
            items: [like({ id: 3, number_text: "第3号", result: "dissatisfied" })],
          },
          {
            year: 2025,
            own: false,
            count: 1,
            items: [like({ id: 4, readable: false, units: [], class_label: "" })],
          },
          { year: 2026, own: true, count: 0, items: [] },
        ],
      });
    }),
  );
  const { user } = renderApp("/suggestions/new");
  await user.type(await title(), "路灯不");
  await user.type(await title(), "亮了");
  await user.click(await screen.findByText("有 2 件相似的建议，点开看看以前是怎样办理的"));
  expect(new Set(asked)).toEqual(new Set(["路灯不亮了"]));
  expect(screen.getByRole("link", { name: "关于维修路灯的建议" })).toHaveAttribute("href", "/suggestions/5");
  expect(screen.getByText("关于增设路灯的建议").closest("a")).toBeNull();
  expect(screen.getByText("提出人只同意公开标题")).toBeVisible();
  const chain = within(
    screen.getByText("同一件事提出 3 年：2024、2025、2026").closest("details") as HTMLElement,
  );
  expect(chain.getByText("2024 年")).not.toBeVisible();
  await user.click(chain.getByText(/^同一件事提出/));
  const once = chain.getByRole("link", { name: "第3号 关于维修路灯的建议" });
  expect(once).toHaveAttribute("href", "/suggestions/3");
  expect(once.closest("li")).toHaveTextContent("市住建局A 已经解决不满意");
  expect(chain.getByText("另有 7 件")).toBeVisible();
  expect(chain.getByText("第7号 关于维修路灯的建议").closest("a")).toBeNull();
  expect(chain.getByText("2026 年").closest("li")).toHaveTextContent("2026 年本件");
});

const like = (change: Partial<Alike>): Alike => ({
  id: 5,
  title: "关于维修路灯的建议",
  number_text: "第7号",
  year: 2025,
  percent: 70,
  same: true,
  readable: true,
  title_only: false,
  phase: "closed",
  units: [{ id: 4, name: "市住建局", role: "sole" }],
  class_label: "A 已经解决",
  reply: "已全部修复。",
  result: "",
  ...change,
});

test("leaving a field saves at once", async () => {
  const seen = takingServer();
  const { user } = renderApp("/suggestions/8/edit");
  const field = await screen.findByLabelText("情况");
  await user.click(field);
  fill(field, "雨后积水。商户受损。");
  await user.tab();
  await waitFor(() => expect(seen.saved).toHaveLength(1));
  expect(seen.saved[0]?.body).toMatchObject({ version: 4, situation: "雨后积水。商户受损。" });
});

test("on a dropped connection every keystroke stays here, and one draft is made when it is back", async () => {
  const keys: (string | null)[] = [];
  server.use(
    http.post(at("/suggestions"), ({ request }) => {
      keys.push(request.headers.get("Idempotency-Key"));
      return HttpResponse.error();
    }),
  );
  const { user } = renderApp("/suggestions/new");
  await user.type(await title(), "路灯");
  await user.tab();
  expect(await screen.findByText("未能保存，内容已留在本机")).toBeVisible();
  await user.type(await title(), "不亮");
  expect(keptText("lianluo.draft.3.new").title).toBe("路灯不亮");

  const seen = takingServer();
  act(() => void window.dispatchEvent(new Event("online")));
  await waitFor(() => expect(seen.saved).toHaveLength(1));
  expect(seen.created).toHaveLength(1);
  expect(seen.created[0]).toMatchObject({ key: keys[0], body: { title: "路灯" } });
  expect(seen.saved[0]?.body.title).toBe("路灯不亮");
  await waitFor(() => expect(stored()).toEqual([]));
});

test("what was kept on this device is offered beside the server's text, and restored on request", async () => {
  server.use(http.put(at("/suggestions/8/content"), () => HttpResponse.error()));
  const first = renderApp("/suggestions/8/edit");
  await first.user.type(await screen.findByLabelText("分析"), "管网老化。");
  await first.user.tab();
  await screen.findByText("未能保存，内容已留在本机");
  first.unmount();
  await waitFor(() => expect(stored()).toEqual(["lianluo.draft.3.8"]));

  const seen = takingServer();
  const { user } = renderApp("/suggestions/8/edit");
  expect(await screen.findByText("本机留有未保存的内容")).toBeVisible();
  expect(screen.getByText("管网老化。")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "使用本机内容" }));
  expect(await screen.findByLabelText("分析")).toHaveValue("管网老化。");
  await waitFor(() => expect(seen.saved[0]?.body).toMatchObject({ version: 4, analysis: "管网老化。" }));
});

test("a save in another window shows both texts, and the chosen one holds", async () => {
  server.use(
    http.put(at("/suggestions/8/content"), () => refusal(409, "stale", "内容已被更新，请刷新后再操作。")),
  );
  const { user } = renderApp("/suggestions/8/edit");
  const field = await title();
  server.use(
    http.get(at("/suggestions/8"), () => HttpResponse.json(aDraft({ version: 6, title: "另一窗口的标题" }))),
  );
  await user.clear(field);
  await user.type(field, "这一窗口的标题");
  await user.tab();
  expect(await screen.findByText("此件已在别处更新")).toBeVisible();
  expect(await screen.findByText("这一窗口的标题")).toBeVisible();
  expect(screen.getByText("另一窗口的标题")).toBeVisible();
  const seen = takingServer();
  await user.click(screen.getByRole("button", { name: "使用本机内容" }));
  await waitFor(() => expect(seen.saved[0]?.body).toMatchObject({ version: 6, title: "这一窗口的标题" }));
  expect(await title()).toHaveValue("这一窗口的标题");
});

test("a numbered list pasted into the requests becomes requests of their own", async () => {
  const seen = takingServer();
  const { user } = renderApp("/suggestions/new");
  const field = await screen.findByLabelText("第 1 项");
  const html = "<p style='mso-list:l0'>1.&nbsp;清理管网</p><p>2.&nbsp;更换井盖</p>";
  fireEvent.paste(field, {
    clipboardData: { getData: (type: string) => (type === "text/html" ? html : "") },
  });
  expect(await screen.findByLabelText("第 2 项")).toHaveValue("更换井盖");
  expect(screen.getByLabelText("第 1 项")).toHaveValue("清理管网");
  await user.click(screen.getByRole("button", { name: "第 2 项上移" }));
  expect(screen.getByLabelText("第 1 项")).toHaveValue("更换井盖");
  expect(screen.getByLabelText("第 1 项")).toHaveFocus();
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(screen.getByLabelText("第 2 项")).toHaveFocus();
  await user.tab();
  const latest = () => [...seen.created, ...seen.saved].at(-1)?.body.points;
  await waitFor(() => expect(latest()).toEqual(["更换井盖", "清理管网"]));
});

test("text pasted from Word into a field arrives as paragraphs", async () => {
  takingServer();
  renderApp("/suggestions/new");
  const field = await screen.findByLabelText("情况");
  const html = "<p class=MsoNormal style='font-family:仿宋'>第一段</p><p><b>第二段</b></p>";
  fireEvent.paste(field, {
    clipboardData: { getData: (type: string) => (type === "text/html" ? html : "") },
  });
  await waitFor(() => expect(field).toHaveValue("第一段\n第二段"));
});

test("submitting needs the word that there are no state secrets", async () => {
  const seen = takingServer();
  server.use(http.get(at("/suggestions/8"), () => HttpResponse.json(aDraft({ category: "transport" }))));
  const { user, router } = renderApp("/suggestions/8/edit");
  await user.click(await screen.findByRole("button", { name: "提交" }));
  const dialog = await screen.findByRole("dialog", { name: "提交建议" });
  await waitFor(() => expect(within(dialog).getByText("关于修缮东街排水的建议")).toBeVisible());
  await user.click(within(dialog).getByRole("button", { name: "提交" }));
  expect(await within(dialog).findByText("请先确认内容不含国家秘密。")).toBeVisible();
  expect(seen.submitted).toEqual([]);
  await user.click(within(dialog).getByRole("checkbox", { name: /不含国家秘密/ }));
  await user.click(within(dialog).getByRole("button", { name: "提交" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/suggestions/8"));
  expect(seen.submitted).toEqual([{ version: 4, no_state_secrets: true }]);
});

test("what is missing stands beside the button from the start, and leads to its field", async () => {
  takingServer();
  const { user } = renderApp("/suggestions/new");
  const list = await screen.findByRole("list", { name: "提交前还需填写 5 项：" });
  const names = () =>
    within(list)
      .getAllByRole("button")
      .map((button) => button.textContent);
  expect(names()).toEqual(["标题", "类别", "情况", "具体建议", "公开意愿"]);
  expect(screen.queryByRole("alert")).toBeNull();
  await user.click(within(list).getByRole("button", { name: "情况" }));
  expect(screen.getByLabelText("情况")).toHaveFocus();
  await user.click(within(list).getByRole("button", { name: "公开意愿" }));
  expect(screen.getByRole("radio", { name: "同意全文公开" })).toHaveFocus();
  await user.click(screen.getByRole("radio", { name: "只公开标题" }));
  await user.type(screen.getByLabelText("第 1 项"), "清淤");
  expect(names()).toEqual(["标题", "类别", "情况"]);
});

test("an incomplete suggestion is not offered for submission; a field that is mended is no longer marked", async () => {
  takingServer();
  const { user } = renderApp("/suggestions/new");
  await user.click(await screen.findByRole("button", { name: "提交" }));
  for (const reason of [
    "请填写标题。",
    "请选择类别。",
    "请写明情况。",
    "请至少写一项具体建议。",
    "请选择是否同意公开。",
  ])
    expect(await screen.findByText(reason)).toBeVisible();
  expect(await title()).toHaveFocus();
  expect(screen.queryByRole("dialog")).toBeNull();
  await user.type(await title(), "路灯");
  expect(screen.queryByText("请填写标题。")).toBeNull();
  expect(screen.getByText("请选择类别。")).toBeVisible();
});

test("a returned suggestion says first why", async () => {
  const return_reason = { code: "unclear", text: "请补充路段起止。" };
  server.use(
    http.get(at("/suggestions/8"), () => HttpResponse.json(aDraft({ phase: "returned", return_reason }))),
  );
  renderApp("/suggestions/8/edit");
  expect(await screen.findByText("请补充路段起止。")).toBeVisible();
  expect(await screen.findByText("退回原因：事实不清")).toBeVisible();
});

test("an attachment is sent with the next save, and can be taken away", async () => {
  const seen = takingServer();
  const file = { id: 31, name: "照片.png", size: 2048, content_type: "image/png" };
  server.use(http.post(at("/attachments"), () => HttpResponse.json(file, { status: 201 })));
  const { user } = renderApp("/suggestions/8/edit");
  await title();
  await user.upload(screen.getByLabelText("选择文件"), new File(["x"], "照片.png", { type: "image/png" }));
  expect(await screen.findByText("照片.png")).toBeVisible();
  await waitFor(() => expect(seen.saved.at(-1)?.body.attachment_ids).toEqual([31]));
  await user.click(screen.getByRole("button", { name: "删除附件“照片.png”" }));
  await waitFor(() => expect(seen.saved.at(-1)?.body.attachment_ids).toEqual([]));
});
