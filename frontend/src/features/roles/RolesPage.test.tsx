import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, refusal, server } from "../../testing/server";

const person = {
  id: 5,
  login_name: "liwenbo",
  name: "李文博",
  phone_masked: "",
  status: "active",
  must_change_password: false,
  memberships: [
    {
      id: 8,
      role: "deputy",
      congress_id: 1,
      congress_name: "云岭市人民代表大会",
      deputy_id: 40,
      deputy_name: "李文博",
    },
  ],
};
const page = (...items: object[]) => HttpResponse.json({ items, total: items.length, page: 1, size: 50 });

beforeEach(() => {
  beginSession(aToken(aPerson("secadmin")));
  server.use(
    http.get(at("/users"), () => page(person)),
    http.get(at("/deputies/names"), ({ request }) =>
      new URL(request.url).searchParams.get("q") === "王"
        ? page({
            id: 41,
            name: "王雅琴",
            card_no: "0201",
            delegation: "东城代表团",
            status: "active",
            has_account: false,
          })
        : page(),
    ),
  );
});

async function grantDeputy() {
  const { user } = renderApp("/roles");
  await user.click(await screen.findByRole("button", { name: "为“李文博”授予角色" }));
  const dialog = await screen.findByRole("dialog", { name: "为“李文博”授予角色" });
  await user.click(within(dialog).getByLabelText("角色"));
  await user.click(await screen.findByTitle("人大代表"));
  await user.type(await within(dialog).findByLabelText("代表名册中的代表"), "王");
  await user.click(await screen.findByText("王雅琴 · 0201 · 东城代表团"));
  await user.click(within(dialog).getByRole("button", { name: "授予角色" }));
  return { user, dialog };
}

test("the deputy's role is bound to a deputy of the register", async () => {
  let sent: unknown;
  server.use(
    http.post(at("/users/5/memberships"), async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({
        id: 9,
        role: "deputy",
        congress_id: 1,
        congress_name: "云岭市人民代表大会",
      });
    }),
  );
  await grantDeputy();
  await waitFor(() => expect(sent).toEqual({ role: "deputy", deputy_id: 41 }));
});

test("a mandate that somebody else holds is refused in the dialog", async () => {
  server.use(
    http.post(at("/users/5/memberships"), () =>
      refusal(409, "deputy-held-already", "这位代表的身份已授予另一个账号。"),
    ),
  );
  const { dialog } = await grantDeputy();
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("这位代表的身份已授予另一个账号。");
});

test("a deputy's role names the deputy", async () => {
  renderApp("/roles");
  expect(await screen.findByRole("button", { name: "收回：人大代表（李文博）" })).toBeVisible();
});
