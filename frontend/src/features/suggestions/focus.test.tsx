import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import type { Action } from "../../api/core";
import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";
import { aSuggestion, someRules } from "../../testing/suggestion";

beforeEach(() => {
  beginSession(aToken(aPerson("office")));
  server.use(http.get(at("/rules"), () => HttpResponse.json(someRules)));
});

const serve = (version: number, actions: Action[]) =>
  server.use(
    http.get(at("/suggestions/7"), () =>
      HttpResponse.json(aSuggestion({ version, phase: "under_review", rounds: [], actions })),
    ),
  );

test.each([
  ["a plain decision", "register", "登记编号", (dialog: HTMLElement) => button(dialog, "登记编号")],
  ["a form", "void_registration", "作废编号", (dialog: HTMLElement) => within(dialog).getByRole("textbox")],
  ["a loss", "delete_draft", "删除草稿", (dialog: HTMLElement) => button(dialog, "取消")],
] as const)("the dialog of %s opens where the keyboard answers it", async (_, action, name, first) => {
  serve(12, [action]);
  const { user } = renderApp("/suggestions/7");
  const opener = await screen.findByRole("button", { name });
  opener.focus();
  await user.keyboard("{Enter}");
  const dialog = await screen.findByRole("dialog");
  await waitFor(() => expect(first(dialog)).toHaveFocus());
});

test("after an action the keyboard stands at what can be done now", async () => {
  serve(12, ["start_review"]);
  server.use(
    http.post(at("/suggestions/7/start-review"), () => {
      serve(13, ["register", "return_for_revision"]);
      return HttpResponse.json({ id: 7, version: 13, phase: "under_review" });
    }),
  );
  const { user } = renderApp("/suggestions/7");
  (await screen.findByRole("button", { name: "开始审查" })).focus();
  await user.keyboard("{Enter}");
  const dialog = await screen.findByRole("dialog");
  await waitFor(() => expect(button(dialog, "开始审查")).toHaveFocus());
  await user.keyboard("{Enter}");
  const now = await screen.findByRole("region", { name: "现在可办" });
  await within(now).findByRole("button", { name: "登记编号" });
  await waitFor(() => expect(document.activeElement).toContainElement(now));
});

const button = (dialog: HTMLElement, name: string) =>
  within(dialog).getByRole("button", { name: new RegExp(`^${[...name].join("\\s*")}$`) });
