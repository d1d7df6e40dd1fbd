import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";
import { aKeyItem } from "../../testing/supervision";

beforeEach(() => beginSession(aToken(aPerson("supervising_leader"))));

const step = (id: number, text: string, completed_on: string | null) => ({
  id,
  no: id,
  text,
  party: "unit" as const,
  party_name: "市交通运输局",
  unit_id: 4,
  person: "",
  due_on: "2026-10-08",
  completed_on,
  days_left: 3,
  light: "green" as const,
  reports: [],
  actions: [],
});

test("a step that is reached stays in a changed plan as it is", async () => {
  let sent: unknown;
  server.use(
    http.get(at("/key-items/3"), () =>
      HttpResponse.json(
        aKeyItem({ plan: [step(1, "勘察", "2026-09-20"), step(2, "施工", null)], actions: ["edit_plan"] }),
      ),
    ),
    http.put(at("/key-items/3/plan"), async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ id: 3, version: 6, created: 0 });
    }),
  );
  const { user } = renderApp("/key-items/3");
  await user.click(await screen.findByRole("button", { name: "编制方案" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByLabelText("第 1 步")).toHaveAttribute("readonly");
  expect(within(dialog).queryByRole("button", { name: "去掉第 1 步" })).not.toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "去掉第 2 步" }));
  await user.click(within(dialog).getByRole("button", { name: "编制方案" }));
  await expect
    .poll(() => sent)
    .toEqual({
      version: 5,
      goals: "年内增开两条线路。",
      milestones: [{ id: 1, text: "勘察", party: "unit", unit_id: 4, person: "", due_on: "2026-10-08" }],
    });
});

test("a plan that was changed is changed again from how it stands; what was typed and not sent is still there", async () => {
  let goals = "年内增开两条线路。";
  server.use(
    http.get(at("/key-items/3"), () =>
      HttpResponse.json(aKeyItem({ goals, plan: [step(2, "施工", null)], actions: ["edit_plan"] })),
    ),
    http.put(at("/key-items/3/plan"), async ({ request }) => {
      goals = ((await request.json()) as { goals: string }).goals;
      return HttpResponse.json({ id: 3, version: 6, created: 0 });
    }),
  );
  const { user } = renderApp("/key-items/3");
  const field = async () => {
    await user.click(await screen.findByRole("button", { name: "编制方案" }));
    return within(await screen.findByRole("dialog")).findByLabelText("督办目标");
  };
  const press = async (name: string | RegExp) =>
    user.click(within(await screen.findByRole("dialog")).getByRole("button", { name }));
  await user.type(await field(), "三年内再增两条。");
  await press(/取\s*消/);
  expect(await field()).toHaveValue("年内增开两条线路。三年内再增两条。");
  await press("编制方案");
  expect(await screen.findByText("已办理：编制方案")).toBeVisible();
  expect(await field()).toHaveValue("年内增开两条线路。三年内再增两条。");
});

test("each promise stands with what its unit reported and what every look back found", async () => {
  const finding = { commitment_id: 8, seen_on: "2026-09-01", attachments: [] };
  server.use(
    http.get(at("/key-items/3"), () =>
      HttpResponse.json(
        aKeyItem({
          commitments: [
            {
              id: 8,
              unit_name: "市交通运输局",
              text: "增开两条线路",
              due_on: "2026-08-31",
              state: "delivered",
              outcome: "已开通",
            },
            {
              id: 9,
              unit_name: "市公安局",
              text: "增设信号灯",
              due_on: "2026-12-31",
              state: "open",
              outcome: "",
            },
          ],
          checks: [
            {
              id: 1,
              no: 1,
              held_on: "2026-09-01",
              summary: "实地察看",
              by_name: "林静",
              findings: [{ ...finding, found: "not_kept", note: "只开通一条" }],
            },
            {
              id: 2,
              no: 2,
              held_on: "2026-10-01",
              summary: "再次察看",
              by_name: "林静",
              findings: [{ ...finding, found: "kept", note: "" }],
            },
          ],
        }),
      ),
    ),
  );
  renderApp("/key-items/3");
  const [head, first, second] = within(await screen.findByRole("table")).getAllByRole("row");
  expect(head).toHaveTextContent(/承诺事项.*承办单位.*期限.*单位所报.*第 1 次回头看.*第 2 次回头看/);
  expect(first).toHaveTextContent(/增开两条线路.*市交通运输局.*已落实.*已开通.*未落实.*只开通一条.*已落实/);
  expect(second).toHaveTextContent(/增设信号灯.*市公安局.*落实中.*——/);
});

test("a changed plan stands beside the one in force until it is confirmed, and is what is edited further", async () => {
  const step = {
    id: 5,
    no: 1,
    text: "完成勘察",
    party: "unit" as const,
    party_name: "市交通运输局",
    unit_id: 4,
    person: "",
    due_on: "2026-05-01",
    completed_on: null,
    days_left: -3,
    light: "overdue" as const,
    reports: [],
    actions: [],
  };
  const changed = { ...step, text: "完成勘察和设计", due_on: "2026-07-01" };
  server.use(
    http.get(at("/key-items/3"), () =>
      HttpResponse.json(
        aKeyItem({
          plan_state: "drafting",
          plan: [step, { ...step, id: 6, text: "听取汇报" }],
          proposed: {
            goals: "年内增开两条线路。",
            milestones: [changed, { ...changed, id: 0, text: "开工建设" }],
          },
          actions: ["edit_plan"],
        }),
      ),
    ),
  );
  const { user } = renderApp("/key-items/3");
  const proposed = await screen.findByRole("region", { name: "修改后的方案" });
  const [first, second] = within(proposed).getAllByRole("listitem");
  expect(first).toHaveTextContent(/完成勘察和设计.*原为：完成勘察 · 2026年5月1日/);
  expect(second).toHaveTextContent(/开工建设.*新增的步骤/);
  expect(proposed).toHaveTextContent("去掉：听取汇报");
  await user.click(screen.getByRole("button", { name: "编制方案" }));
  expect(await screen.findByLabelText("第 1 步")).toHaveValue("完成勘察和设计");
});

test("the plan prints with its goals, the four parties, and each step with person and date", async () => {
  server.use(
    http.get(at("/key-items/3"), () =>
      HttpResponse.json(
        aKeyItem({
          plan: [
            {
              id: 5,
              no: 1,
              text: "完成勘察",
              party: "unit",
              party_name: "市交通运输局",
              unit_id: 4,
              person: "王科长",
              due_on: "2026-05-01",
              completed_on: null,
              days_left: 3,
              light: "green",
              reports: [],
              actions: [],
            },
          ],
        }),
      ),
    ),
  );
  renderApp("/print/key-items/3/plan");
  expect(await screen.findByText("年内增开两条线路。")).toBeVisible();
  const [parties, steps] = screen.getAllByRole("table");
  expect(parties).toHaveTextContent(
    /牵头督办\s*周副主任.*牵头领办\s*吴副市长.*具体承办\s*市交通运输局.*对口督办\s*城建环资委/,
  );
  expect(within(steps as HTMLElement).getByRole("row", { name: /完成勘察 .*王科长/ })).toHaveTextContent(
    "2026年5月1日",
  );
});
