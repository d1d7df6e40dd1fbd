import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { fill, quickUser } from "../../testing/quick";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";
import { anAssignment, aRound, aSuggestion, someRules } from "../../testing/suggestion";

const precedent = {
  id: 41,
  title: "关于增开夜间公交的建议",
  number_text: "第41号",
  year: 2025,
  percent: 92,
  same: true,
  role: "sole",
  answered: true,
  class_label: "A类",
  result: "satisfied",
};
const units = [
  {
    unit_id: 4,
    name: "市交通运输局",
    precedents: [
      precedent,
      {
        ...precedent,
        id: 42,
        number_text: "第42号",
        percent: 40,
        same: false,
        answered: false,
        class_label: "",
        result: "",
      },
    ],
  },
  {
    unit_id: 5,
    name: "市教育局",
    precedents: [{ ...precedent, role: "co", answered: false, class_label: "", result: "" }],
  },
];
const item = aSuggestion({ phase: "registered", actions: ["assign"], rounds: [] });

beforeEach(() => {
  server.use(
    http.get(at("/rules"), () => HttpResponse.json(someRules)),
    http.get(at("/units"), () => HttpResponse.json({ items: [], total: 0, page: 1, size: 50 })),
    http.get(at("/suggestions/7"), () => HttpResponse.json(item)),
  );
  beginSession(aToken(aPerson("office")));
});

async function opened() {
  renderApp("/suggestions/7");
  const [button] = await screen.findAllByRole("button", { name: /^交\s*办$/ });
  await userEvent.click(button as HTMLElement);
  return within(await screen.findByRole("dialog"));
}

test("who assigns sees what units did before and puts them in by a click each", async () => {
  const asked: (string | null)[] = [];
  server.use(
    http.get(at("/suggestions/alike/units"), ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.get("title"), searchParams.get("except"));
      return HttpResponse.json({ units });
    }),
  );
  const sent: unknown[] = [];
  server.use(
    http.post(at("/suggestions/7/assign"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ id: 7, version: 4, phase: "assigned" });
    }),
  );
  const dialog = await opened();
  const panel = within(await dialog.findByRole("region", { name: "办理过相似建议的单位" }));
  expect(asked).toEqual([item.title, "7"]);
  expect(panel.getByText("2 件 · A类 1、尚未答复 1 · 评价 满意 1")).toBeVisible();
  expect(panel.getByText("1 件 · 会办 1")).toBeVisible();
  const [first] = panel.getAllByRole("link", { name: "第41号 关于增开夜间公交的建议", hidden: true });
  expect(first).toHaveAttribute("href", "/suggestions/41");
  expect(first).toHaveAttribute("target", "_blank");

  await userEvent.click(panel.getByRole("button", { name: "市交通运输局：独办" }));
  await userEvent.click(panel.getByRole("button", { name: "市教育局：会办" }));
  expect(panel.getByRole("button", { name: "市交通运输局：主办" })).toHaveAttribute("aria-pressed", "true");
  expect(panel.getByRole("button", { name: "市教育局：会办" })).toHaveAttribute("aria-pressed", "true");
  // By name, not by number: in the select as well as in the list.
  await waitFor(() => expect(dialog.getAllByText("市教育局").length).toBeGreaterThan(1));

  await userEvent.click(dialog.getByRole("button", { name: /^交\s*办$/ }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    units: [
      { unit_id: 4, role: "lead" },
      { unit_id: 5, role: "co" },
    ],
  });
});

test("where nobody did anything alike, and where it cannot be had, the form stands by itself", async () => {
  server.use(http.get(at("/suggestions/alike/units"), () => new HttpResponse(null, { status: 500 })));
  const dialog = await opened();
  expect(await dialog.findByText("承办方式")).toBeVisible();
  expect(dialog.queryByRole("region", { name: "办理过相似建议的单位" })).toBeNull();
});

const user = quickUser();
const offers = () => server.use(http.get(at("/suggestions/alike/units"), () => HttpResponse.json({ units })));

/** Opens the dialog of an action of the item, with what is sent to its address. */
async function dialogOf(change: Parameters<typeof aSuggestion>[0], button: string, path: string) {
  const sent: unknown[] = [];
  offers();
  server.use(
    http.get(at("/suggestions/7"), () => HttpResponse.json(aSuggestion(change))),
    http.post(at(`/suggestions/7/${path}`), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ id: 7, version: 13, phase: "assigned" });
    }),
  );
  renderApp("/suggestions/7");
  await user.click(await screen.findByRole("button", { name: button }));
  const dialog = within(await screen.findByRole("dialog"));
  const panel = within(await dialog.findByRole("region", { name: "办理过相似建议的单位" }));
  return { dialog, panel, sent };
}

const another = anAssignment({ unit_id: 9, unit_name: "市水利局" });
const handled = { phase: "in_handling" as const, rounds: [aRound({ assignments: [another] })] };

test("who adds units has them offered in the part that he chose", async () => {
  const { dialog, panel, sent } = await dialogOf(
    { ...handled, actions: ["change_assignments_government_units"] },
    "调整承办单位",
    "assignments",
  );
  await user.click(panel.getByRole("button", { name: "市交通运输局：会办" }));
  await user.click(panel.getByRole("button", { name: "市教育局：会办" }));
  await user.click(panel.getByRole("button", { name: "市交通运输局：会办" }));
  await waitFor(() =>
    expect(panel.getByRole("button", { name: "市交通运输局：会办" })).toHaveAttribute(
      "aria-pressed",
      "false",
    ),
  );
  expect(panel.getByRole("button", { name: "市教育局：会办" })).toHaveAttribute("aria-pressed", "true");
  await waitFor(() => expect(dialog.getAllByText("市教育局").length).toBeGreaterThan(1));
  fill(dialog.getByLabelText("调整的理由"), "需要会同办理");
  await user.click(dialog.getByRole("button", { name: "调整承办单位" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ add: [{ unit_id: 5, role: "co" }], replace: 0, cancel: [] });
});

test("who replaces a unit has others offered to take over, one at a time", async () => {
  const { dialog, panel, sent } = await dialogOf(
    { ...handled, actions: ["change_assignments_government_units"] },
    "调整承办单位",
    "assignments",
  );
  expect(panel.queryByRole("button", { name: "市教育局：接办" })).toBeNull();
  await user.click(dialog.getByText("替换"));
  const replacing = within(await dialog.findByRole("region", { name: "办理过相似建议的单位" }));
  await user.click(await dialog.findByRole("combobox", { name: "被替换的单位" }));
  await user.click(await screen.findByTitle("市水利局 · 独办"));
  await user.click(replacing.getByRole("button", { name: "市教育局：接办" }));
  await user.click(replacing.getByRole("button", { name: "市交通运输局：接办" }));
  await waitFor(() =>
    expect(replacing.getByRole("button", { name: "市教育局：接办" })).toHaveAttribute(
      "aria-pressed",
      "false",
    ),
  );
  fill(dialog.getByLabelText("调整的理由"), "职能调整");
  await user.click(dialog.getByRole("button", { name: "调整承办单位" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ add: [{ unit_id: 4, role: "sole" }], replace: another.id, cancel: [] });
});

test("the head who has an item handled again can give it to who did the same before", async () => {
  beginSession(aToken(aPerson("head")));
  const { dialog, panel, sent } = await dialogOf(
    { ...handled, phase: "rehandling_review", actions: ["decide_rehandling"] },
    "决定重新办理",
    "rehandle",
  );
  await user.click(panel.getByRole("button", { name: "市交通运输局：独办" }));
  await user.click(panel.getByRole("button", { name: "市教育局：会办" }));
  fill(dialog.getByLabelText("重新办理的理由和要求"), "请查明原因");
  await user.click(dialog.getByRole("button", { name: "决定重新办理" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    units: [
      { unit_id: 4, role: "lead" },
      { unit_id: 5, role: "co" },
    ],
  });
});
