/** Words of how units rate the suggestions that they answered. */
export const quality = {
  button: "评价建议质量",
  change: "更改对建议质量的评价",
  title: "评价建议质量",
  hint: "从办理的角度评价这件建议，供代表和代表工作机构参考，不影响办理。代表的评价向承办单位公开以前可以更改，代表在那以后才能看到；其他单位始终看不到。",
  submit: "提交评价",
  heading: "承办单位对建议质量的评价",
  withheld: "代表的评价公开以后，代表才能看到",
  remark: "说明",
  remarkHint: "例如哪些情况和数据有用，提出时还可以补充什么。",
  aspect: { topic: "选题准确", research: "调研充分", feasibility: "建议可行" },
  level: { good: "好", fair: "一般", poor: "不足" },
  meaning: {
    topic: {
      good: "反映的问题真实、普遍",
      fair: "问题存在，但不突出",
      poor: "与实际不符，或不属于职责范围",
    },
    research: { good: "情况清楚，依据充分", fair: "情况基本清楚", poor: "情况或依据不足" },
    feasibility: { good: "具体，可以办理", fair: "方向可行，还需细化", poor: "目前难以办理" },
  },
};
