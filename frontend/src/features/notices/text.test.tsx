import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";

import { useNoticeText } from "./text";

const params = { title: "关于修路的建议", number: "第12号" };

test.each([
  ["task.receive", "新交办第12号《关于修路的建议》，请签收。"],
  ["task.give_decisive_feedback", "第12号《关于修路的建议》的答复已送达，请您评价办理情况。"],
  ["task.explain_and_close", "请办理第12号《关于修路的建议》：说明后办结。"],
  ["unheard.of", "您有一条新的办理进展。"],
])("a notice of %s says what to do about which item", (kind, text) => {
  const { result } = renderHook(() => useNoticeText());
  expect(result.current({ kind, params })).toBe(text);
});
