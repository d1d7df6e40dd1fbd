import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";

import { setLanguage } from ".";
import { fieldProblems, problems } from "./en/problems";
import { inOwnWords } from "./problems";

const server = join(import.meta.dirname, "../../../internal");

/** The server's program, without its tests. */
const program = readdirSync(server, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".go") && !file.endsWith("_test.go"))
  .map((file) => readFileSync(join(server, file), "utf8"))
  .join("\n");

const found = (pattern: RegExp) => [...program.matchAll(pattern)].map((match) => match[1] ?? "");

afterEach(() => setLanguage("zh"));

test("every fault that the server declares has an English sentence", () => {
  const declared = found(/\bfault\.New\(\s*[\w.]+,\s*"([^"]+)"/g);
  expect(declared.length).toBeGreaterThan(60);
  expect(declared.length, "a fault is declared with its code as a literal").toBe(
    found(/\b(fault\.New)\(/g).length,
  );
  expect(declared.filter((code) => !problems[code])).toEqual([]);
});

test("every code that the server gives to an input has an English sentence", () => {
  const given = found(/fault\.Field\{[^}]*?Code:\s*"([^"]+)"/g);
  const refused = found(
    /(?:\brefuse|\bbad|v\.add)\((?:[\w".+]+,\s*)*"([a-z][a-z_-]*)",\s*(?:fmt\.Sprintf\()?"/g,
  );
  expect(given.length).toBeGreaterThan(60);
  expect(refused.length).toBeGreaterThan(10);
  expect([...given, ...refused].filter((code) => !fieldProblems[code])).toEqual([]);
});

test("no English sentence is for a code that the server has not", () => {
  const tags = ["required", "max", "lte", "min", "gte", "oneof", "eq"];
  const codes = new Set([...tags, ...found(/"([a-z][a-z_-]*)"/g)]);
  expect(Object.keys({ ...problems, ...fieldProblems }).filter((code) => !codes.has(code))).toEqual([]);
});

test("English says it in its own words and keeps the server's where it has none", async () => {
  const refusal = {
    code: "stale",
    detail: "刚才已有人更新了这条内容。",
    fields: [
      { name: "title", code: "required", reason: "请填写标题。" },
      { name: "points", code: "unheard-of", reason: "具体建议有误。" },
    ],
  };
  expect(inOwnWords(refusal)).toBe(refusal);
  await setLanguage("en");
  expect(inOwnWords(refusal)).toEqual({
    code: "stale",
    detail: problems.stale,
    fields: [
      { name: "title", code: "required", reason: fieldProblems.required },
      { name: "points", code: "unheard-of", reason: "具体建议有误。" },
    ],
  });
  expect(inOwnWords({ code: "unheard-of", detail: "未知。" }).detail).toBe("未知。");
});
