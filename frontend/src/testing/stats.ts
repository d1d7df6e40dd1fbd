import type { components } from "../api/schema";

type Schemas = components["schemas"];
type Rate = Schemas["stats.Rate"];

/** A rate as the server gives it; of a plain count say the number alone. */
export const aRate = (
  code: string,
  numerator: number,
  denominator = 0,
  percent = "",
  small = false,
): Rate => ({
  code,
  numerator,
  denominator,
  percent,
  small,
});

/** The figures of 20 items: most of them replied to, some satisfied, few delivered. */
export function aLine(change: Partial<Schemas["stats.Line"]> = {}): Schemas["stats.Line"] {
  return {
    key: "",
    name: "",
    median_days: 61.5,
    answered: 15,
    place: 0,
    rates: [
      aRate("items", 20),
      aRate("reply", 15, 18, "83.33"),
      aRate("on_time", 14, 16, "87.50"),
      aRate("overdue", 1),
      aRate("law_broken", 0),
      aRate("satisfied", 9, 12, "75.00"),
      aRate("no_feedback", 3),
      aRate("rehandled", 1, 2, "50.00", true),
      aRate("quality_rated", 11, 15, "73.33"),
      aRate("quality_topic", 10, 11, "90.91"),
      aRate("quality_unrated", 4),
      aRate("class_A", 6, 15, "40.00"),
      aRate("delivery", 7, 18, "38.89"),
      aRate("satisfied_unsolved", 4),
    ],
    ...change,
  };
}

const words = (name: string, of = "") => ({ name, part: `${name}的分子。`, of, note: "" });

const names: Record<string, string> = {
  items: "件数",
  reply: "答复率",
  on_time: "按期答复率",
  overdue: "逾期未答复",
  law_broken: "超法定期限",
  satisfied: "满意率",
  no_feedback: "未反馈",
  rehandled: "重办后满意率",
  quality_rated: "建议质量评价率",
  quality_topic: "选题准确",
  quality_unrated: "质量未评价",
  class_A: "A类占比",
  delivery: "办成率",
  satisfied_unsolved: "满意但未办成",
};

/** What the page asks figures by, with two categories and three units. */
export function aGuide(change: Partial<Schemas["stats.Guide"]> = {}): Schemas["stats.Guide"] {
  return {
    as_of: "2026-10-28T02:30:00Z",
    small_base: 5,
    current_session_id: 7,
    definitions: aLine().rates.map(({ code, denominator }) => {
      const rate = denominator > 0;
      const own = words(names[code] ?? code, rate ? "应答复件数。" : "");
      return { code, rate, zh: own, en: { ...own, name: code } };
    }),
    dimensions: ["category", "unit", "system", "delegation", "group", "session", "year"],
    options: {
      category: [
        { key: "farming", name: "农业农村" },
        { key: "town", name: "城建环保" },
      ],
      unit: [
        { key: "4", name: "市交通运输局" },
        { key: "5", name: "市水务局" },
      ],
      system: [{ key: "government", name: "" }],
      delegation: [],
      group: [],
      session: [
        { key: "7", name: "第四次会议" },
        { key: "6", name: "第三次会议" },
      ],
      year: [{ key: "2026", name: "" }],
    },
    ...change,
  };
}

export function aReport(change: Partial<Schemas["stats.Report"]> = {}): Schemas["stats.Report"] {
  return {
    as_of: "2026-10-28T02:30:00Z",
    by: "category",
    small_base: 5,
    total: aLine(),
    lines: [],
    ...change,
  };
}

export function aBoard(change: Partial<Schemas["stats.Board"]> = {}): Schemas["stats.Board"] {
  return {
    as_of: "2026-10-28T02:30:00Z",
    congress_name: "云岭市人民代表大会",
    session_id: 7,
    session_name: "第四次会议",
    small_base: 5,
    total: aLine(),
    lights: { green: 1, yellow: 0, red: 1, overdue: 1, overdue_law: 0 },
    week_until: "2026-11-01",
    due_this_week: 1,
    due: [
      {
        id: 9,
        number_text: "第9号",
        title: "关于疏浚竹溪河道的建议",
        unit_name: "市水务局",
        due_on: "2026-10-30",
        days_left: 2,
        light: "red",
      },
    ],
    ranks: [
      aLine({ key: "4", name: "市交通运输局", place: 1 }),
      aLine({
        key: "5",
        name: "市水务局",
        rates: [aRate("items", 2), aRate("on_time", 1, 1, "100.00", true)],
      }),
    ],
    weeks: [
      { until: "2026-10-21", assigned: 10, replied: 2 },
      { until: "2026-10-28", assigned: 18, replied: 15 },
    ],
    ...change,
  };
}
