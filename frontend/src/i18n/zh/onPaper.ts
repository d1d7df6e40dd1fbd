/** The forms with which the office enters what a deputy put on paper. */
export const onPaper = {
  button: "代录：{{what}}",
  buttonOf: "代录：{{what}}（{{unit}}）",
  signature: "确认附议",
  title: "依纸质件代录：{{what}}",
  hint: "请照代表签名的纸质件录入，并附扫描件。办理经过中会写明代表和录入人。",
  text: "代表签名附议的是第{{no}}稿《{{title}}》。",
  ok: "录入",
  deputy: "代表",
  answer: "代表的意见",
  decision: { yes: "同意", no: "不同意" },
  contact: { yes: "属实", no: "有异议" },
  reason: "理由",
  scan: "纸质件扫描件",
  missing: "请上传代表签名的纸质件扫描件。",
};
