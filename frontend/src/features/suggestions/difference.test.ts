import { expect, test } from "vitest";

import { difference } from "./difference";

test.each([
  ["正在研究。", "已压缩。", { start: "", removed: "正在研究", added: "已压缩", end: "。" }],
  ["年底前完成", "明年年底前完成", { start: "", removed: "", added: "明年", end: "年底前完成" }],
  ["增设三处", "增设三处，九月完成", { start: "增设三处", removed: "", added: "，九月完成", end: "" }],
  ["哈哈", "哈哈哈", { start: "哈哈", removed: "", added: "哈", end: "" }],
  ["𠮷祥", "𠮷利", { start: "𠮷", removed: "祥", added: "利", end: "" }],
  ["", "新写", { start: "", removed: "", added: "新写", end: "" }],
  ["一样", "一样", { start: "一样", removed: "", added: "", end: "" }],
])("from %j to %j", (before, after, expected) => {
  expect(difference(before, after)).toEqual(expected);
});
