import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { audit } from "./zh/audit";

const internal = join(import.meta.dirname, "../../../internal");

function program(name: string, wanted: (file: string) => boolean): string {
  return readdirSync(join(internal, name), { encoding: "utf8" })
    .filter((file) => file.endsWith(".go") && !file.endsWith("_test.go") && wanted(file))
    .map((file) => readFileSync(join(internal, name, file), "utf8"))
    .join("\n");
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "");
}

/** The server's packages, each as one text without its tests, and apart from it the texts of its notices. */
const packages = readdirSync(internal, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    name,
    text: program(name, (file) => file !== "words.go"),
    notices: new Set(
      found(
        program(name, (file) => file === "words.go"),
        /"([a-z]+\.[a-z_]+)"/g,
      ),
    ),
  }))
  .filter(({ name }) => name !== "audit");

/** What the record's events give as their action: a code, a prefix with the name of a step, or a parameter. */
const given = packages.flatMap(({ name, text, notices }) =>
  found(text, /\baudit\.Event\{[^}]*?Action:\s*([^,}\n]+)/g).map((expression) => ({
    name,
    text,
    notices,
    expression,
  })),
);

const families =
  "account|role|substitution|deputy|delegation|group|assignment|commitment|suggestion|org|webhook";

/** A parameter's values are the dotted literals of its package that are no notices, no columns and no topics of webhooks. */
function passed(text: string, worded: Set<string>): string[] {
  const notices = new Set(found(text, /(?:\bKind:\s*|\bsend\(|\btell\(|Topic = )"([a-z]+\.[a-z_]+)"/g));
  return found(text, new RegExp(`"((?:${families})\\.[a-z][a-z_-]+)"`, "g")).filter(
    (code) => !notices.has(code) && !worded.has(code) && !/\.(xlsx|id)$/.test(code),
  );
}

function codesOf({ text, notices, expression }: (typeof given)[number]): string[] {
  const [, whole] = /^"([a-z]+\.[a-z_-]+)"$/.exec(expression) ?? [];
  if (whole) return [whole];
  const [, prefix] = /^"([a-z]+\.)" \+ (?:action|string\(\w+\))$/.exec(expression) ?? [];
  if (prefix) {
    const steps = found(text, /(?<!\.)\bAction = "([a-z_]+)"/g);
    const others = found(text, /\b(?:finish|follow|withMerged)\("([a-z_]+)"/g);
    return [...steps, ...others].map((step) => prefix + step);
  }
  return passed(text, notices);
}

test("every event of the record gives its action in a way that this test reads", () => {
  expect(given.length).toBeGreaterThan(25);
  const read = /^("[a-z]+\.[a-z_-]+"|"[a-z]+\." \+ (action|string\(\w+\))|action)$/;
  expect(
    given
      .filter(({ expression }) => !read.test(expression))
      .map(({ name, expression }) => `${name}: ${expression}`),
  ).toEqual([]);
});

test("every action of the record has its words, and no words are for an action that the server has not", () => {
  const server = new Set(given.flatMap(codesOf));
  const worded = new Set(
    Object.entries(audit.actions).flatMap(([group, actions]) =>
      Object.keys(actions).map((code) => `${group}.${code}`),
    ),
  );
  expect([...server].filter((code) => !worded.has(code))).toEqual([]);
  expect([...worded].filter((code) => !server.has(code))).toEqual([]);
  expect(Object.keys(audit.groups).sort()).toEqual(Object.keys(audit.actions).sort());
});

test("every kind of object and every refusal of the record has its words", () => {
  const all = packages.map(({ text }) => text).join("\n");
  const kinds = found(all, /\b(?:Subject:\s*|s\.record\([^\n]*?|return )(?:fmt\.Sprintf\()?"([a-z_]+)\//g);
  expect(kinds.length).toBeGreaterThan(15);
  expect(kinds.filter((kind) => !(kind in audit.subjects))).toEqual([]);
  const codes = new Map(
    [...all.matchAll(/\b(Err\w+)\s*=\s*fault\.New\([\w.]+,\s*"([^"]+)"/g)].map(([, name, code]) => [
      name,
      code,
    ]),
  );
  const named = found(all, /\b(?:audit\.Event\{[^}]*?Result:\s*|recordRefusal\([^)\n]*,\s*)(Err\w+)\b/g);
  const refusals = named.map((name) => codes.get(name));
  expect(new Set(refusals)).toEqual(new Set(Object.keys(audit.refusals)));
});
