import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { aDraft, aSignature, atTheDesk, takingServer } from "../../testing/draft";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";
import { aClock } from "../../testing/suggestion";

const cutOff = aClock({ kind: "T0", due_on: "2026-10-08", days_left: 9 });
const confirmed = aSignature({ name: "赵国平", state: "confirmed", text_no: 1 });
const invited = aSignature({ deputy_id: 12, name: "孙丽华" });

const serves = (change: Parameters<typeof aDraft>[0]) =>
  server.use(http.get(at("/suggestions/8"), () => HttpResponse.json(aDraft(change))));

beforeEach(atTheDesk);

test("the head of a delegation may write for it, and says so before the first save", async () => {
  server.use(http.get(at("/deputies/own"), () => HttpResponse.json({ heads: ["东城代表团"] })));
  const seen = takingServer();
  const { user } = renderApp("/suggestions/new");
  const whole = await screen.findByRole("radio", { name: "以东城代表团名义提出（全团建议）" });
  expect(screen.getByText("附议代表")).toBeVisible();
  await user.click(whole);
  expect(screen.queryByText("附议代表")).toBeNull();
  await user.type(screen.getByLabelText("标题"), "路灯");
  await user.tab();
  await waitFor(() => expect(seen.created).toHaveLength(1));
  expect(seen.created[0]?.body).toMatchObject({ title: "路灯", for_delegation: true });
  await waitFor(() => expect(whole).toBeDisabled());
});

test("who heads no delegation is not asked whose the suggestion is, and it is the own one", async () => {
  const seen = takingServer();
  const { user } = renderApp("/suggestions/new");
  await user.type(await screen.findByLabelText("标题"), "路灯");
  await user.tab();
  await waitFor(() => expect(seen.created).toHaveLength(1));
  expect(seen.created[0]?.body).toMatchObject({ for_delegation: false });
  expect(screen.queryByText("由谁提出")).toBeNull();
});

test("who was invited and has answered stands below the text; others are found by name", async () => {
  serves({ phase: "cosigning", signatures: [confirmed, invited], clocks: [cutOff] });
  const asked: unknown[] = [];
  server.use(
    http.get(at("/deputies/colleagues"), ({ request }) => {
      const found = new URL(request.url).searchParams.get("q") === "何";
      const items = found ? [{ id: 14, name: "何志强", delegation: "西城代表团" }] : [];
      return HttpResponse.json({ items, total: items.length });
    }),
    http.post(at("/suggestions/8/cosigners"), async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ id: 8, version: 5, phase: "cosigning" });
    }),
  );
  const { user } = renderApp("/suggestions/8/edit");
  expect(await screen.findByText("1位已确认，1位尚未答复。")).toBeVisible();
  expect(screen.getByText("附议截止：2026年10月8日")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "邀请附议" }));
  const dialog = await screen.findByRole("dialog", { name: "邀请其他代表附议" });
  await user.type(await within(dialog).findByRole("combobox", { name: "受邀代表" }), "何");
  await user.click(await screen.findByTitle("何志强 · 西城代表团"));
  await user.click(within(dialog).getByRole("button", { name: "邀请附议" }));
  await waitFor(() => expect(asked).toEqual([{ version: 4, deputy_ids: [14], through_office: false }]));
});

test("a text that somebody has confirmed is changed only after a warning", async () => {
  serves({ phase: "cosigning", signatures: [confirmed], clocks: [cutOff] });
  const seen = takingServer();
  const { user } = renderApp("/suggestions/8/edit");
  expect(await screen.findByText("已有1位代表确认附议，内容暂时锁定")).toBeVisible();
  expect(screen.getByLabelText("标题")).toBeDisabled();
  await user.click(screen.getByRole("button", { name: "仍要修改" }));
  expect(screen.getByText("修改内容会使赵国平的确认失效。")).toBeVisible();
  await user.type(screen.getByLabelText("标题"), "（修订）");
  await user.tab();
  await waitFor(() => expect(seen.saved).toHaveLength(1));
  expect(seen.saved[0]?.body).toMatchObject({ version: 4, title: "关于修缮东街排水的建议（修订）" });
});

/** The draft is opened before anybody has answered; the first save finds that somebody has. */
async function answeredMeanwhile(state: "confirmed" | "declined") {
  serves({ phase: "cosigning", signatures: [invited], clocks: [cutOff] });
  server.use(
    http.put(at("/suggestions/8/content"), () => refusal(409, "stale", "内容已被更新，请刷新后再操作。"), {
      once: true,
    }),
  );
  const { user } = renderApp("/suggestions/8/edit");
  const field = await screen.findByLabelText("标题");
  await screen.findByText("0位已确认，1位尚未答复。");
  const text_no = state === "confirmed" ? 1 : 0;
  serves({ version: 5, phase: "cosigning", signatures: [{ ...invited, state, text_no }], clocks: [cutOff] });
  await user.type(field, "（修订）");
  await user.tab();
  return user;
}

test("a refusal to co-sign while one writes does not stop the writing", async () => {
  const seen = takingServer();
  await answeredMeanwhile("declined");
  await waitFor(() => expect(seen.saved).toHaveLength(1));
  expect(seen.saved[0]?.body).toMatchObject({ version: 5, title: "关于修缮东街排水的建议（修订）" });
  expect(screen.getByLabelText("标题")).toHaveValue("关于修缮东街排水的建议（修订）");
});

test("a confirmation while one writes is not voided unasked", async () => {
  const seen = takingServer();
  const user = await answeredMeanwhile("confirmed");
  expect(await screen.findByText("在您修改期间，有代表确认了附议")).toBeVisible();
  expect(screen.getByText(/^孙丽华确认的是修改前的内容。/)).toBeVisible();
  expect(seen.saved).toEqual([]);
  await user.click(screen.getByRole("button", { name: "使用服务器上的内容" }));
  expect(await screen.findByText("已有1位代表确认附议，内容暂时锁定")).toBeVisible();
  expect(screen.getByLabelText("标题")).toHaveValue("关于修缮东街排水的建议");
  expect(seen.saved).toEqual([]);
});

test("before it is submitted the lead reads who signs along and whose invitation lapses", async () => {
  serves({
    category: "transport",
    version: 6,
    phase: "cosigning",
    signatures: [confirmed, invited],
    clocks: [cutOff],
  });
  const seen = takingServer();
  const { user } = renderApp("/suggestions/8/edit");
  await user.click(await screen.findByRole("button", { name: "提交" }));
  const dialog = await screen.findByRole("dialog", { name: "提交建议" });
  await waitFor(() => expect(within(dialog).getByText("提交时已有1位代表确认附议。")).toBeVisible());
  expect(within(dialog).getByText("下列代表尚未确认，提交后邀请即告失效：孙丽华。")).toBeVisible();
  await user.click(within(dialog).getByRole("checkbox", { name: /不含国家秘密/ }));
  await user.click(within(dialog).getByRole("button", { name: "提交" }));
  await waitFor(() => expect(seen.submitted).toEqual([{ version: 6, no_state_secrets: true }]));
});
