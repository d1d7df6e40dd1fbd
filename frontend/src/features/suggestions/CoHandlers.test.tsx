import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aHat, aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";
import { aClock, anAssignment, aRound, aSuggestion, someRules } from "../../testing/suggestion";
import { setWidth } from "../../testing/width";

const lead = anAssignment({ role: "lead" });
const helping = [
  anAssignment({ id: 32, unit_id: 5, unit_name: "市教育局", role: "co", opinion_state: "draft" }),
  anAssignment({ id: 33, unit_id: 6, unit_name: "市公安局", role: "co", received_at: null }),
  anAssignment({ id: 34, unit_id: 7, unit_name: "市财政局", role: "co", opinion_state: "signed" }),
  anAssignment({ id: 35, unit_id: 8, unit_name: "市文旅局", role: "co", ended: "returned" }),
];
const limits = helping.map(({ id }) =>
  aClock({ id, kind: "T4", assignment_id: id, due_on: "2026-08-03", days_left: 3, light: "yellow" }),
);
const item = aSuggestion({ rounds: [aRound({ assignments: [lead, ...helping] })], clocks: limits });

beforeEach(() => {
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(someRules)),
    http.get(at("/suggestions/7"), () => HttpResponse.json(item)),
  );
});

const actsFor = (unit: number) =>
  beginSession(aToken(aPerson("clerk", { hat: { ...aHat("clerk"), unit_id: unit } })));

test("the lead unit sees how far each co-handler is", async () => {
  actsFor(4);
  renderApp("/suggestions/7");
  const table = within(await screen.findByRole("table", { name: "会办进度" }));
  const lines = table.getAllByRole("row").map((row) => [...row.children].map((cell) => cell.textContent));
  expect(lines).toEqual([
    ["会办单位", "签收", "会办意见", "会办期限"],
    ["市教育局", "2026年7月3日", "起草中", expect.stringContaining("还有3天")],
    ["市公安局", "尚未签收", "尚未起草", expect.stringContaining("还有3天")],
    ["市财政局", "2026年7月3日", "已签发", "2026年8月3日"],
  ]);
});

test("on a phone each co-handler has a card", async () => {
  setWidth(390);
  beginSession(aToken(aPerson("office")));
  renderApp("/suggestions/7");
  const list = within(await screen.findByRole("list", { name: "会办进度" }));
  expect(list.getAllByRole("listitem")).toHaveLength(3);
});

test("those who help do not get the table", async () => {
  actsFor(5);
  renderApp("/suggestions/7");
  await screen.findAllByText(/市公安局/);
  expect(screen.queryByRole("region", { name: "会办进度" })).toBeNull();
});
