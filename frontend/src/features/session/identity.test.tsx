import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, expect, test, vi } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";

const provider = { available: true, name: "政务登录" };

afterEach(() => vi.unstubAllGlobals());

/** Where the page sends the browser. */
function watchedLocation() {
  const assign = vi.fn();
  vi.stubGlobal("location", { ...window.location, origin: window.location.origin, assign });
  return assign;
}

test("the log-in page leads to the identity provider, where there is one", async () => {
  server.use(
    http.get(at("/auth/oidc"), () => HttpResponse.json(provider)),
    http.post(at("/auth/oidc/start"), () => HttpResponse.json({ url: "https://id.example/authorize?x=1" })),
  );
  const assign = watchedLocation();
  const { user } = renderApp("/login");
  await user.click(await screen.findByRole("button", { name: "用政务登录登录" }));
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith("https://id.example/authorize?x=1"));
});

test("an identity that is linked with nobody is told so in words", async () => {
  renderApp("/login?oidc=oidc-unlinked");
  expect(await screen.findByText(/还没有关联本系统的账号/)).toBeVisible();
  expect(screen.queryByRole("button", { name: /政务登录/ })).not.toBeInTheDocument();
});

test("a code that is not known still says what to do", async () => {
  renderApp("/login?oidc=constructor");
  expect(await screen.findByText(/统一身份认证没有成功/)).toBeVisible();
});

test("a person links an identity with the password, and unlinks it", async () => {
  beginSession(aToken(aPerson("clerk")));
  let items: object[] = [];
  let sent: unknown;
  server.use(
    http.get(at("/auth/oidc/identities"), () => HttpResponse.json({ items, provider })),
    http.post(at("/auth/oidc/link"), async ({ request }) => {
      sent = await request.json();
      return refusal(422, "invalid-fields", "填写的内容有误。", [
        { name: "current_password", code: "wrong", reason: "当前密码不正确，请重新输入。" },
      ]);
    }),
    http.delete(at("/auth/oidc/identities/7"), () => {
      items = [];
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user, unmount } = renderApp("/me/security");
  await user.click(await screen.findByRole("button", { name: "关联政务登录" }));
  const dialog = await screen.findByRole("dialog", { name: "关联政务登录" });
  await user.type(within(dialog).getByLabelText("当前密码"), "x");
  await user.click(within(dialog).getByRole("button", { name: "关联政务登录" }));
  expect((await within(dialog).findAllByText("当前密码不正确，请重新输入。")).length).toBeGreaterThan(0);
  expect(sent).toEqual({ current_password: "x" });
  unmount();

  items = [{ id: 7, issuer: "https://id.example", created_at: "2026-03-02T02:00:00Z" }];
  const again = renderApp("/me/security");
  expect(await screen.findByText("已关联 https://id.example")).toBeVisible();
  await again.user.click(screen.getByRole("button", { name: "解除关联" }));
  const confirm = await screen.findByRole("dialog", { name: "解除关联？" });
  await again.user.click(within(confirm).getByRole("button", { name: "解除关联" }));
  expect(await screen.findByText("已解除关联。")).toBeVisible();
});
