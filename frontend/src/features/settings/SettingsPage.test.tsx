import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession, sessionState } from "../../api/session";
import { dayOf, daysAfter } from "../../lib/date";
import { aHat, aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";

const usual = [
  { channel: "mail", topic: "task", mode: "each" },
  { channel: "mail", topic: "reminder", mode: "each" },
  { channel: "mail", topic: "news", mode: "digest" },
];
const signer = {
  membership_id: 11,
  name: "陈晓岚",
  role: "signer",
  unit_name: "市交通运输局",
  own: true,
  candidates: [{ user_id: 8, name: "李四" }],
};
const running = {
  id: 5,
  principal: "陈晓岚",
  substitute: "李四",
  role: "signer",
  unit_name: "市交通运输局",
  starts_on: "2026-03-02",
  ends_on: "2026-03-06",
  begun: true,
  own: false,
};

function substitutions(items: object[], principals: object[]) {
  server.use(http.get(at("/substitutions"), () => HttpResponse.json({ items, principals })));
}

const byMail = { channel: "mail", name: "邮件", open: true, address: "chen@example.cn" };
const bySMS = { channel: "sms", name: "短信", open: true, address: "138****1234" };
const byWechat = { channel: "wechat", name: "政务微信", open: true, address: "" };

function preferences(change: object = {}) {
  const answer = { channels: [byMail], choices: usual, ...change };
  server.use(http.get(at("/notices/preferences"), () => HttpResponse.json(answer)));
}

beforeEach(() => {
  beginSession(aToken(aPerson("signer")));
  preferences();
  substitutions([], [signer]);
});

test("a person chooses for one topic, and the others stay", async () => {
  let sent: unknown;
  server.use(
    http.put(at("/notices/preferences"), async ({ request }) => {
      sent = await request.json();
      const choices = usual.map((one) => (one.topic === "reminder" ? { ...one, mode: "off" } : one));
      return HttpResponse.json({ channels: [byMail], choices });
    }),
  );
  renderApp("/me/settings");
  const reminders = await screen.findByRole("radiogroup", { name: "“提醒”的邮件" });
  expect(within(reminders).getByRole("radio", { name: "逐条发送" })).toBeChecked();
  const none = within(reminders).getByRole("radio", { name: "不发邮件" });
  fireEvent.click(none);
  // It stands before anything is answered, and stays.
  expect(none).toBeChecked();
  await waitFor(() => expect(none).toBeEnabled());
  expect(none).toBeChecked();
  expect(sent).toEqual({ choices: [{ channel: "mail", topic: "reminder", mode: "off" }] });
  expect(
    within(screen.getByRole("radiogroup", { name: "“进展”的邮件" })).getByRole("radio", { name: "每日汇总" }),
  ).toBeChecked();
});

test("with a gateway a person chooses for it apart from e-mail", async () => {
  const texts = usual.map((choice) => ({ ...choice, channel: "sms" }));
  let sent: unknown;
  server.use(
    http.put(at("/notices/preferences"), async ({ request }) => {
      sent = await request.json();
      const choices = [
        ...usual,
        ...texts.map((one) => (one.topic === "news" ? { ...one, mode: "off" } : one)),
      ];
      return HttpResponse.json({ channels: [byMail, bySMS], choices });
    }),
  );
  preferences({ channels: [byMail, bySMS], choices: [...usual, ...texts] });
  const { user } = renderApp("/me/settings");
  expect(await screen.findByText(/发送至 138\*\*\*\*1234/)).toBeVisible();
  expect(screen.getByText(/可以用邮件和短信接收/)).toBeVisible();
  const news = screen.getByRole("radiogroup", { name: "“进展”的短信" });
  await user.click(within(news).getByRole("radio", { name: "不发短信" }));
  await waitFor(() => expect(within(news).getByRole("radio", { name: "不发短信" })).toBeChecked());
  expect(sent).toEqual({ choices: [{ channel: "sms", topic: "news", mode: "off" }] });
  expect(
    within(screen.getByRole("radiogroup", { name: "“进展”的邮件" })).getByRole("radio", { name: "每日汇总" }),
  ).toBeChecked();
});

test("with a WeChat gateway a person enters the account that it knows him by", async () => {
  let kept = "";
  server.use(
    http.put(at("/auth/wechat"), async ({ request }) => {
      kept = ((await request.json()) as { wechat: string }).wechat;
      preferences({ channels: [byMail, bySMS, { ...byWechat, address: kept }] });
      return new HttpResponse(null, { status: 204 });
    }),
  );
  preferences({ channels: [byMail, bySMS, byWechat] });
  const { user } = renderApp("/me/settings");
  expect(await screen.findByText(/可以用邮件、短信和政务微信接收/)).toBeVisible();
  const wechat = within(screen.getByRole("region", { name: "政务微信" }));
  expect(wechat.getByText("填写微信账号后，才会收到微信消息。")).toBeVisible();
  await user.type(wechat.getByLabelText("微信账号"), "oK3x_a-9");
  await user.click(wechat.getByRole("button", { name: "保存" }));
  expect(await screen.findByText("微信账号已保存。")).toBeVisible();
  expect(await screen.findByDisplayValue("oK3x_a-9")).toBeVisible();
  expect(kept).toBe("oK3x_a-9");
});

test("an address is kept, and a wrong one is explained at its field", async () => {
  let kept = "";
  server.use(
    http.put(at("/auth/email"), async ({ request }) => {
      kept = ((await request.json()) as { email: string }).email;
      if (!kept.includes("@"))
        return refusal(422, "invalid-fields", "请检查。", [
          { name: "email", code: "email", reason: "请填写完整的邮箱地址。" },
        ]);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  preferences({ channels: [{ ...byMail, address: "" }] });
  const { user } = renderApp("/me/settings");
  const field = await screen.findByLabelText("邮箱");
  expect(screen.getByText("填写邮箱后，才会收到邮件。")).toBeVisible();
  await user.type(field, "chen");
  await user.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(field).toHaveAccessibleDescription(/请填写完整的邮箱地址。/));
  await user.type(field, "@example.cn ");
  preferences();
  await user.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(sessionState().me?.user.email).toBe("chen@example.cn"));
  expect(kept).toBe("chen@example.cn");
  expect(await screen.findByDisplayValue("chen@example.cn")).toBeVisible();
});

test("without a mail server the page says so", async () => {
  preferences({ channels: [{ ...byMail, open: false }] });
  renderApp("/me/settings");
  expect(await screen.findByText(/尚未开通邮件发送/)).toBeVisible();
});

test("a substitute is named for one's own place", async () => {
  let sent: unknown;
  server.use(
    http.post(at("/substitutions"), async ({ request }) => {
      sent = await request.json();
      substitutions([running], [signer]);
      return HttpResponse.json({ id: 5 });
    }),
  );
  const { user } = renderApp("/me/settings");
  await user.click(await screen.findByRole("button", { name: "设置代理" }));
  const dialog = await screen.findByRole("dialog", { name: "设置代理" });
  await user.click(await within(dialog).findByRole("combobox", { name: "代理人" }));
  await user.click(await screen.findByTitle("李四"));
  await user.click(within(dialog).getByRole("button", { name: "设置代理" }));
  expect(await screen.findByText("李四代理陈晓岚")).toBeVisible();
  const today = dayOf(new Date());
  expect(sent).toEqual({ principal_id: 11, user_id: 8, starts_on: today, ends_on: daysAfter(today, 6) });
});

test("a substitution is ended after a question", async () => {
  let ended = false;
  substitutions([running], [signer]);
  server.use(
    http.delete(at("/substitutions/5"), () => {
      ended = true;
      substitutions([], [signer]);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = renderApp("/me/settings");
  await user.click(await screen.findByRole("button", { name: "结束代理：李四代理陈晓岚" }));
  const dialog = await screen.findByRole("dialog", { name: "结束李四对陈晓岚的代理？" });
  await user.click(within(dialog).getByRole("button", { name: "结束代理" }));
  expect(await screen.findByText("目前没有进行中或待开始的代理。")).toBeVisible();
  expect(ended).toBe(true);
});

test("a substitute's hat says in whose place it is worn", async () => {
  const hat = aHat("signer", { stands_for_name: "张三", membership_id: 12 });
  beginSession(aToken(aPerson("reviewer", { hat, hats: [aHat("reviewer"), hat] })));
  renderApp("/me");
  expect(await screen.findAllByText(/承办单位签发人（市交通运输局），代张三/)).not.toHaveLength(0);
});

test("whom nobody can stand in for sees nothing of substitutes", async () => {
  beginSession(aToken(aPerson("deputy")));
  substitutions([], []);
  renderApp("/me/settings");
  await screen.findByLabelText("邮箱");
  await waitFor(() => expect(screen.queryByRole("heading", { name: "代理" })).not.toBeInTheDocument());
});
