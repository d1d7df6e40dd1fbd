import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

import { en } from "./en";
import { zh } from "./zh";

const source = join(import.meta.dirname, "..");
const han = /\p{Script=Han}/u;

/** The files that people see something of: all but the catalogues and the tests. */
function shownFiles(): string[] {
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$/.test(file))
    .filter((file) => !file.startsWith("i18n/") && !file.startsWith("testing/"));
}

/** Every literal and every text between tags that holds Han characters; comments are no such thing. */
function hanIn(file: string): string[] {
  const text = readFileSync(join(source, file), "utf8");
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const walk = (node: ts.Node) => {
    const written =
      ts.isStringLiteralLike(node) ||
      ts.isJsxText(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node) ||
      ts.isRegularExpressionLiteral(node) ||
      ts.isIdentifier(node);
    if (written && han.test(node.text)) found.push(`${relative(".", file)}: ${node.text.trim()}`);
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return found;
}

test("every text that people see comes from the catalogues", () => {
  const files = shownFiles();
  expect(files.length).toBeGreaterThan(30);
  expect(files.flatMap(hanIn)).toEqual([]);
});

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path: string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[[...path, key].join("."), value]] : leaves(value, [...path, key]),
  );
}

const names = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

test("each English text fills in what the Chinese one fills in", () => {
  const chinese = new Map(leaves(zh));
  for (const [key, text] of leaves(en as Tree))
    expect([key, names(text)]).toEqual([key, names(chinese.get(key) ?? "")]);
});

test("no Chinese text is empty", () => {
  expect(leaves(zh).filter(([, text]) => text.trim() === "")).toEqual([]);
});

test("the English catalogue has the keys of the Chinese one and no others; only printed forms stay Chinese", () => {
  const keysOf = (tree: Tree) => leaves(tree).map(([key]) => key);
  const papers = (key: string) => key.startsWith("papers.");
  const chinese = new Set(keysOf(zh));
  const english = new Set(keysOf(en as Tree));
  expect([...english].filter((key) => !chinese.has(key))).toEqual([]);
  expect([...chinese].filter((key) => !papers(key) && !english.has(key))).toEqual([]);
});

test("no English text is empty or holds Chinese", () => {
  expect(leaves(en as Tree).filter(([, text]) => text.trim() === "" || han.test(text))).toEqual([]);
});
