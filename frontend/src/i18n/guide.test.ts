import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { zh } from "./zh";

const docs = join(import.meta.dirname, "../../../docs");
const guide = readFileSync(join(docs, "guide.md"), "utf8");
const readme = readFileSync(join(docs, "../README.md"), "utf8");

/** The pictures that a text shows, written as Markdown or, where the width is told, as HTML: address, and words for those who cannot see. */
function pictures(text: string): { at: string; alt: string }[] {
  const marked = [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt = "", at = ""]) => ({
    alt,
    at,
  }));
  const tagged = [...text.matchAll(/<img ([^>]*)>/g)].map(([, inside = ""]) => ({
    alt: /\balt="([^"]*)"/.exec(inside)?.[1] ?? "",
    at: /\bsrc="([^"]*)"/.exec(inside)?.[1] ?? "",
  }));
  return [...marked, ...tagged];
}

/** The names of the pictures in docs/images that a text shows, which lies so many folders above docs. */
const named = (text: string, start: string) =>
  pictures(text)
    .map(({ at }) => at)
    .filter((at) => at.startsWith(start))
    .map((at) => at.slice(start.length));

test("each picture that the guide or the README shows is there, and each that is there is shown", () => {
  const shown = [...named(guide, "images/"), ...named(readme, "docs/images/")];
  expect(shown).toHaveLength(pictures(guide).length + pictures(readme).length);
  expect([...new Set(shown)].sort()).toEqual(readdirSync(join(docs, "images")).sort());
});

test("each picture has words for those who cannot see it", () => {
  for (const { alt, at } of [...pictures(guide), ...pictures(readme)])
    expect(alt, at).toMatch(/\p{Script=Han}{2}/u);
});

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === "string" ? [value] : leaves(value)));

/** What a text of the catalogue may read like on a page, with names and numbers filled in. */
function shape(text: string): RegExp {
  const parts = text.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".+")}$`);
}

test("each word that the guide quotes from a page stands so in the catalogue", () => {
  const quoted = [...guide.matchAll(/“([^”]+)”/g)].map(([, words = ""]) => words);
  expect(quoted.length).toBeGreaterThan(50);
  const texts = leaves(zh);
  const whole = new Set(texts);
  // A text that is little more than what is filled in says nothing.
  const filled = texts
    .filter((text) => /\{\{/.test(text) && text.replace(/\{\{\w+\}\}/g, "").length > 2)
    .map(shape);
  expect(quoted.filter((words) => !whole.has(words) && !filled.some((each) => each.test(words)))).toEqual([]);
});

/** What a heading is called in an address, by the rules of the sites that show Markdown. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

test("the table of contents leads to headings that are there", () => {
  const places = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchor(heading));
  const links = [...guide.matchAll(/\]\(#([^)]+)\)/g)].map(([, place]) => place);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((place) => !places.includes(place ?? ""))).toEqual([]);
});
