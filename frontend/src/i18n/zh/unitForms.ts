/** Words of the forms by which a unit's clerk handles its part. */
export const unitForms = {
  askReturn: {
    button: "申请退回",
    title: "申请退回交办",
    hint: "先由本单位签发人同意，再报交办机关决定。决定之前照常计算办理期限。",
    code: "申退原因",
    reason: "具体理由",
    unit: "建议由哪个单位承办",
  },
  plan: {
    button: "提交办理方案",
    title: "办理方案",
    due: "请在{{due}}前提交。",
    hint: "提交后，代表和代表工作机构可以在建议页面看到，代表会收到通知。有变化时可以再次提交，以前的方案保留。",
    text: "打算怎样办理",
    textHint: "由谁办理，分几步，需要哪些单位配合",
    contactBy: "什么时候以前与代表沟通",
    draftBy: "什么时候以前拟出答复",
  },
  askExtension: {
    button: "申请延期",
    title: "申请延期答复",
    hint: "现在的期限是{{due}}。依次由本单位签发人、政府办公室（政府系统的单位）和代表工作机构负责人同意后延期，代表会收到通知。",
    until: "延期到",
    reason: "延期的理由",
  },
  acknowledge: {
    button: "阅知",
    title: "确认已经阅知？",
    hint: "这件建议供工作参考，不需要答复。阅知后本单位的办理即告完成。",
  },
  supersede: {
    button: "重新答复",
    title: "重新起草，替换已送达的答复",
    hint: "新的答复送达之前，原答复仍然有效；送达之后原答复保留，并注明已被替换。",
    reason: "替换的理由",
  },
  check: {
    title: "审核{{unit}}的答复",
    pass: "审核通过，送达代表",
    back: "退回修改",
  },
} as const;
