import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";

const mail = (change: object) => ({
  id: 1,
  channel: "mail",
  name: "王芳",
  address: "w***@example.cn",
  digest: false,
  notices: 1,
  state: "sent",
  attempts: 1,
  again: false,
  reason: "",
  created_at: "2026-03-02T02:00:00Z",
  ...change,
});

const byMail = { channel: "mail", name: "邮件" };
const byWechat = { channel: "wechat", name: "政务微信" };

const log = (channels: object[], ...items: object[]) =>
  HttpResponse.json({ items, total: items.length, page: 1, size: 50, channels });

beforeEach(() => beginSession(aToken(aPerson("sysadmin"))));

test("the log says in words what became of each e-mail", async () => {
  server.use(
    http.get(at("/mails"), () =>
      log(
        [byMail],
        mail({ id: 3, state: "waiting", reason: "recipient-refused 452", due_at: "2026-03-02T03:00:00Z" }),
        mail({ id: 2, state: "sent", digest: true, notices: 4, ended_at: "2026-03-02T02:01:00Z" }),
        mail({ id: 1, state: "failed", reason: "something-new", attempts: 9 }),
      ),
    ),
  );
  renderApp("/mails");
  expect(await screen.findByText("邮件服务器拒绝收件地址（服务器代码 452）")).toBeVisible();
  expect(screen.getByText("下次尝试：2026年3月2日 11:00")).toBeVisible();
  expect(screen.getByText("每日汇总（4条）")).toBeVisible();
  expect(screen.getByText("发送失败")).toBeVisible();
  expect(screen.getByText("something-new")).toBeVisible();
  expect(screen.queryByText(/没有设置邮件服务器/)).not.toBeInTheDocument();
  expect(screen.queryByRole("combobox", { name: "方式" })).not.toBeInTheDocument();
});

test("the log is narrowed to one state", async () => {
  let asked: string | null = "";
  server.use(
    http.get(at("/mails"), ({ request }) => {
      asked = new URL(request.url).searchParams.get("state");
      return asked === "failed" ? log([byMail]) : log([byMail], mail({}));
    }),
  );
  const { user } = renderApp("/mails");
  await screen.findByText("已送交邮件服务器");
  await user.click(screen.getByRole("combobox", { name: "状态" }));
  await user.click(await screen.findByTitle("发送失败"));
  expect(await screen.findByText("没有符合条件的内容")).toBeVisible();
  expect(asked).toBe("failed");
});

test("without any channel the page says how to set one, with a gateway alone it does not", async () => {
  server.use(http.get(at("/mails"), () => log([])));
  const { unmount } = renderApp("/mails");
  expect(await screen.findByText(/LIANLUO_SMTP_ADDR/)).toBeVisible();
  expect(screen.getByText("还没有邮件")).toBeVisible();
  unmount();
  server.use(http.get(at("/mails"), () => log([byWechat], mail({ channel: "wechat" }))));
  renderApp("/mails");
  expect(await screen.findByText("已送交网关")).toBeVisible();
  expect(screen.queryByText(/LIANLUO_SMTP_ADDR/)).not.toBeInTheDocument();
});

test("what failed is sent again, one or all of the page", async () => {
  const sent: unknown[] = [];
  server.use(
    http.get(at("/mails"), () =>
      log(
        [byMail],
        mail({ id: 4, state: "failed", name: "陈静" }),
        mail({ id: 3, state: "failed", again: true }),
        mail({ id: 2 }),
        mail({ id: 1, state: "failed", name: "李强", again: true }),
      ),
    ),
    http.post(at("/mails/send-again"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ waiting: sent.length === 1 ? 1 : 0 });
    }),
  );
  const { user } = renderApp("/mails");
  await user.click(await screen.findByRole("button", { name: "重新发送给李强的邮件" }));
  expect(screen.queryByRole("button", { name: "重新发送给陈静的邮件" })).not.toBeInTheDocument();
  expect(await screen.findByText(/1 条已重新排队/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "重新发送本页失败的（2条）" }));
  expect(await screen.findByText(/没有可重新发送的/)).toBeVisible();
  expect(sent).toEqual([{ ids: [1] }, { ids: [3, 1] }]);
});

test("with a gateway its messages stand under their name, and the log is narrowed to them", async () => {
  let asked: string | null = "";
  const text = (change: object) => mail({ channel: "wechat", address: "zh***an", ...change });
  server.use(
    http.get(at("/mails"), ({ request }) => {
      asked = new URL(request.url).searchParams.get("channel");
      const items = [
        text({ id: 3, name: "陈静", state: "failed", reason: "gateway-refused 400", again: true }),
        text({ id: 2, name: "李强" }),
      ];
      const all = asked === "wechat" ? items : [...items, mail({})];
      return log([byMail, byWechat], ...all);
    }),
  );
  const { user } = renderApp("/mails");
  expect(await screen.findByRole("heading", { name: "邮件和政务微信发送记录" })).toBeVisible();
  expect(screen.getByText("网关没有接收（服务器代码 400）")).toBeVisible();
  expect(screen.getByText("已送交网关")).toBeVisible();
  expect(screen.getByText("已送交邮件服务器")).toBeVisible();
  expect(screen.getByRole("button", { name: "重新发送给陈静的政务微信" })).toBeVisible();
  await user.click(screen.getByRole("combobox", { name: "方式" }));
  await user.click(await screen.findByTitle("政务微信"));
  await waitFor(() => expect(screen.queryByText("已送交邮件服务器")).not.toBeInTheDocument());
  expect(asked).toBe("wechat");
});
