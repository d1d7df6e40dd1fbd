/** The register of what units promised in their replies. */
export const commitments = {
  title: "承诺台账",
  hint: "承办单位在答复中作出的承诺，和落实的情况。办结、归档以后仍然跟踪，直到落实或说明。",
  empty: "没有承诺事项",
  emptyHint: "答复中写有承诺的，送达后列在这里。",
  noText: "（未写明承诺内容）",
  year: "{{year}}年",
  filter: {
    label: "查询承诺事项",
    state: "状态",
    light: "期限",
    year: "完成年份",
    unit: "承办单位",
    all: "全部",
    look_back: "回头看：一年内到期的，和逾期未落实的",
  },
  state: { open: "落实中", delivered: "已落实", changed: "已变更", explained: "已说明" },
  light: { overdue: "逾期未落实", soon: "30 天内到期" },
  column: {
    text: "承诺内容",
    suggestion: "建议",
    unit: "承办单位",
    lead: "领衔代表",
    due: "完成期限",
    state: "状态",
    outcome: "落实情况或说明",
  },
} as const;
