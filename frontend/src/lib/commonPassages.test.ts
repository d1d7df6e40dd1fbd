import { expect, test } from "vitest";

import { commonPassages, shortest } from "./commonPassages";

const bracketed = (texts: string[], others: string[]) =>
  commonPassages(texts, others).pieces.map((pieces) =>
    pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join(""),
  );

test.each([
  [
    "wherever it stands",
    ["请在北门街增设过街信号灯。"],
    ["理由充分。建议在北门街增设过街信号灯，尽快办理"],
    "请[在北门街增设过街信号灯]。",
  ],
  [
    "over punctuation and breaks",
    ["完善道路\n照明设施。"],
    ["完善道路、照明设施很要紧"],
    "[完善道路\n照明设施]。",
  ],
  ["in other widths and cases", ["增开ＢＲＴ２号线公交"], ["增开brt2号线公交车"], "[增开ＢＲＴ２号线公交]"],
  [
    "in several places",
    ["甲乙丙丁戊己，中间不同，子丑寅卯辰巳"],
    ["子丑寅卯辰巳在前甲乙丙丁戊己在后"],
    "[甲乙丙丁戊己]，中间不同，[子丑寅卯辰巳]",
  ],
  ["not for a few letters", ["完善公交线路"], ["完善公交站点"], "完善公交线路"],
  ["not across two texts", ["甲乙丙丁戊己"], ["甲乙丙", "丁戊己"], "甲乙丙丁戊己"],
  ["with signs that are two units long", ["𠮷甲乙丙丁戊"], ["在𠮷甲乙丙丁戊店"], "[𠮷甲乙丙丁戊]"],
  ["nothing of nothing", [""], [""], ""],
])("what is common is marked %s", (_, texts, others, want) => {
  expect(bracketed(texts, others)).toEqual([want]);
});

test("how much is common is told of the letters, in whole percent", () => {
  expect(commonPassages(["甲乙丙丁戊己。", "完全不同的话"], ["甲乙丙丁戊己"]).percent).toBe(50);
  expect(commonPassages(["，。"], ["甲乙丙丁戊己"]).percent).toBe(0);
  const same = "请市政府统筹安排资金。";
  expect(commonPassages([same], [same]).percent).toBe(100);
});

test("no letter is lost or moved, and what is marked stands in the other text", () => {
  const signs = "甲乙，丙 丁。";
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const made = () => Array.from({ length: random(60) }, () => signs[random(signs.length)]).join("");
  const letters = (text: string) => text.replaceAll(/[^\p{L}]/gu, "");
  for (let turn = 0; turn < 500; turn++) {
    const [ours, theirs] = [made(), made()];
    const [pieces] = commonPassages([ours], [theirs]).pieces;
    expect(pieces?.map(({ text }) => text).join("")).toBe(ours);
    for (const { text, hit } of pieces ?? []) {
      if (!hit) continue;
      const marked = Array.from(letters(text));
      const stands = (from: number) =>
        from >= 0 &&
        from + shortest <= marked.length &&
        letters(theirs).includes(marked.slice(from, from + shortest).join(""));
      marked.forEach((_, index) => {
        const runs = Array.from({ length: shortest }, (_, back) => index - back);
        expect(runs.some(stands), `${text} in ${theirs}`).toBe(true);
      });
    }
  }
});

test("long texts take no time that a person notices", () => {
  const long = Array.from({ length: 20_000 }, (_, n) =>
    String.fromCharCode(0x4e00 + ((n * 7919) % 5000)),
  ).join("");
  const begun = performance.now();
  expect(commonPassages([long], [long]).percent).toBe(100);
  expect(performance.now() - begun).toBeLessThan(2000);
});
