/** What is alike, and where the words of a search stand. */
export const finding = {
  title: "相似的建议",
  hint: "按标题比对本年和往年的建议。事项相同的，可以并案办理；办理过的单位可供交办时参考。",
  unitHint: "按标题比对本单位办理的建议，可供办理时参考。",
  whileWriting: "有 {{count}} 件相似的建议，点开看看以前是怎样办理的",
  writingHint: "只是提醒：相似的建议同样可以提出。没有同意公开的建议不在其中。",
  years: "同一件事已在 {{count}} 个年份提出",
  same: "基本相同",
  percent: "相似 {{percent}}%",
  year: "{{year}} 年",
  notAnswered: "尚未答复",
  titleOnly: "提出人只同意公开标题",
  reply: "答复摘要：{{text}}",
  in: { text: "正文", reply: "答复", contact: "沟通情况" },
  found: "{{where}}：",
};
