import { expect, test } from "vitest";

import { anAssignment, aRound } from "../../testing/suggestion";
import {
  alone,
  arrangementOf,
  faultOf,
  hasPart,
  inOrder,
  joiningRole,
  partsOf,
  startOf,
  toggled,
} from "./arrange";

test.each([
  [alone, "sole_missing"],
  [{ way: "sole", main: 3, others: [] }, null],
  [{ way: "lead", others: [4, 5] }, "lead_missing"],
  [{ way: "lead", main: 3, others: [] }, null],
  [{ way: "lead", main: 3, others: [4, 3] }, "twice"],
  [{ way: "lead", main: 3, others: [4] }, null],
  [{ way: "separate", others: [] }, "separate_missing"],
  [{ way: "separate", others: [3, 4] }, null],
] as const)("what is wrong with %o is %s", (arrangement, fault) => {
  expect(faultOf({ ...arrangement, others: [...arrangement.others] })).toBe(fault);
});

test("what one way keeps from another is not told to the server", () => {
  expect(partsOf({ way: "sole", main: 3, others: [4] })).toEqual([{ unit_id: 3, role: "sole" }]);
  expect(partsOf({ way: "lead", main: 3, others: [4, 5] })).toEqual([
    { unit_id: 3, role: "lead" },
    { unit_id: 4, role: "co" },
    { unit_id: 5, role: "co" },
  ]);
  expect(partsOf({ way: "separate", main: 3, others: [4, 5] })).toEqual([
    { unit_id: 4, role: "separate" },
    { unit_id: 5, role: "separate" },
  ]);
});

test("parts and arrangement are two faces of the same", () => {
  for (const arrangement of [
    { way: "sole", main: 3, others: [] },
    { way: "lead", main: 3, others: [4, 5] },
    { way: "separate", main: undefined, others: [4, 5] },
  ] as const) {
    const units = partsOf({ ...arrangement, others: [...arrangement.others] }).map((part) => ({
      id: part.unit_id,
      role: part.role,
    }));
    expect(arrangementOf(units)).toEqual(arrangement);
  }
});

test("a form starts from what was proposed, else from who still has a part", () => {
  const co = anAssignment({ id: 2, role: "co" });
  const gone = anAssignment({ id: 1, role: "lead", ended: "returned", ended_at: "2026-07-03T02:00:00Z" });
  const rounds = [aRound({ assignments: [gone, co] })];
  expect(startOf({ proposed_units: [], returned: null, rounds: [] })).toEqual(alone);
  const returned = {
    kind: "return",
    unit_name: "市财政局",
    reason: "不属于本单位职责",
    on: "2026-07-02",
    proposed_unit_id: 12,
    proposed_unit_name: "市水务局",
  } as const;
  expect(startOf({ proposed_units: [], returned, rounds: [] })).toEqual({
    way: "sole",
    main: 12,
    others: [],
  });
  expect(startOf({ proposed_units: [], returned: null, rounds })).toEqual({ way: "lead", others: [] });
  const proposed = [{ id: 9, name: "市水务局", role: "sole" as const }];
  expect(startOf({ proposed_units: proposed, returned, rounds })).toEqual({
    way: "sole",
    main: 9,
    others: [],
  });
});

test("who joins one that answers helps it; who joins separate units answers for itself", () => {
  expect(joiningRole([{ role: "sole" }])).toBe("co");
  expect(joiningRole([{ role: "lead" }, { role: "co" }])).toBe("co");
  expect(joiningRole([{ role: "separate" }])).toBe("separate");
  expect(joiningRole([])).toBe("sole");
});

test("the lead stands first", () => {
  const all = [
    { id: 1, role: "co" },
    { id: 2, role: "lead" },
    { id: 3, role: "unstated" },
    { id: 4, role: "co" },
  ];
  expect(inOrder(all).map(({ id }) => id)).toEqual([2, 1, 4, 3]);
});

test.each([
  ["one alone", { way: "sole", others: [] }, "answers", { way: "sole", main: 3, others: [] }],
  ["another alone", { way: "sole", main: 4, others: [] }, "answers", { way: "sole", main: 3, others: [] }],
  [
    "a helper of one alone",
    { way: "sole", main: 4, others: [9] },
    "helps",
    { way: "lead", main: 4, others: [3] },
  ],
  [
    "a further helper",
    { way: "lead", main: 4, others: [5] },
    "helps",
    { way: "lead", main: 4, others: [5, 3] },
  ],
  [
    "a helper who leads",
    { way: "lead", main: 4, others: [3, 5] },
    "answers",
    { way: "lead", main: 3, others: [5] },
  ],
  [
    "a lead who helps",
    { way: "lead", main: 3, others: [5] },
    "helps",
    { way: "lead", main: undefined, others: [5, 3] },
  ],
  ["one more for itself", { way: "separate", others: [4] }, "answers", { way: "separate", others: [4, 3] }],
] as const)("a click makes unit 3 %s", (_, before, part, after) => {
  const made = toggled({ ...before, others: [...before.others] }, 3, part);
  expect(made).toEqual(after);
  expect(hasPart(made, 3, part)).toBe(true);
  const other = part === "answers" ? "helps" : "answers";
  expect(hasPart(made, 3, other)).toBe(false);
});

test("a second click takes the part away again", () => {
  for (const part of ["answers", "helps"] as const)
    for (const before of [
      alone,
      { way: "lead", main: 4, others: [5] } as const,
      { way: "separate", others: [4] } as const,
    ]) {
      const made = toggled({ ...before, others: [...before.others] }, 3, part);
      expect(hasPart(toggled(made, 3, part), 3, part)).toBe(false);
    }
});
