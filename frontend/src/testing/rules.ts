import type { components } from "../api/schema";

// Rules as the server gives them, for tests.

type ClockLimit = components["schemas"]["rules.Limit"];
type RuleData = components["schemas"]["rules.Data"];
type Rules = components["schemas"]["rules.rulesView"];

const limit: ClockLimit = {
  term: "5wd",
  in_session_term: null,
  extended_term: null,
  roll: true,
  borrowed: true,
  source: "preset.T2",
};

/** The content of a version with three time limits. */
export function aRuleData(): RuleData {
  return {
    limits: {
      T1: { ...limit, term: "7wd", in_session_term: "30d", source: "preset.T1" },
      T2: { ...limit, term: "3wd" },
      T5: { ...limit, term: "3m", extended_term: "6m", borrowed: false, source: "preset.T5" },
    },
    reply_scheme: "own",
    reply_classes: [
      {
        code: "A",
        label: "A类",
        meaning: "已经解决",
        requires_commitment_date: false,
        counts_as_resolved: true,
        requires_reason: false,
      },
    ],
    ratings: [{ code: "satisfied", label: "满意", counts_as_satisfied: true }],
    lights: { default: { yellow_percent: 34, yellow_days: 30, red_percent: 12, red_days: 7 }, by_clock: {} },
    gates: {
      contact_required: true,
      every_request_needed: true,
      opinions_required: true,
      reply_check: false,
    },
    reminders: {
      steps: [{ days: -3, to: ["holder"] }],
      hours: { from: "08:30", to: "17:30" },
      borrowed: true,
      source: "preset.reminders",
    },
    figures: { small_base: 5 },
    supervision: {
      urging_sign: "人代催",
      supervision_sign: "人代督",
      plan_days: 30,
      risk_days: 7,
      answer_days: 10,
      sign_in_hours: 12,
      borrowed: true,
      source: "preset.supervision",
    },
    ballots: {
      quorum_kind: "majority",
      quorum_n: 0,
      blank: "abstain",
      abstention: true,
      ballot_weight: 50,
      feedback_weight: 50,
      basic_points: 60,
      attitude_weight: 30,
      result_weight: 70,
      borrowed: true,
      source: "preset.ballots",
    },
    notice_sign: "",
    urge_sign: "",
    government_urge_sign: "",
    through_government_office: false,
    category_list: [{ code: "transport", label: "交通运输" }],
    return_reasons: [{ code: "unclear", label: "请求事项不明确" }],
    unit_return_reasons: [{ code: "not_ours", label: "不属于本单位职责" }],
    not_accepted_reasons: [{ code: "empty", label: "没有实质内容" }],
  };
}

/** The rules in force, as everybody reads them. */
export function aRules(more: Partial<Rules> = {}): Rules {
  const { limits, category_list, ...rest } = aRuleData();
  return {
    ...rest,
    id: 1,
    version: 1,
    valid_from: "2026-01-01",
    limits: Object.entries(limits).map(([clock, each]) => ({
      ...each,
      clock: clock as "T1",
      ceiling: clock === "T5" ? "3m" : null,
    })),
    categories: category_list,
    borrowed: ["T1", "T2"],
    actions: [],
    ...more,
  };
}
