import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import { zh } from "../src/i18n/zh";
import { expectNoAxeViolations, newPage, type Server, screenshot, startServer } from "./harness";

const roles = [
  "deputy",
  "office",
  "head",
  "gov_office",
  "clerk",
  "reviewer",
  "signer",
  "sysadmin",
  "secadmin",
  "auditor",
];

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === "string" ? [value] : leaves(value)));

/** Words that the congress itself writes into its rules: data in whatever language is chosen. */
const written = ["满意", "基本满意", "不满意", "其他"];

const chinese = leaves(zh).filter((text) => /\p{Script=Han}/u.test(text) && !written.includes(text));

/** The Chinese texts of the application: whole ones, and what stands before the first name that is filled in. */
const whole = new Set(chinese.filter((text) => !text.includes("{{")));
const beginnings = chinese
  .map((text) => text.slice(0, Math.max(0, text.indexOf("{{"))))
  .filter((text) => text.length >= 4 && /\p{Script=Han}/u.test(text));

let server: Server;
let password: string;

beforeAll(async () => {
  server = await startServer({ database: "sqlite", demo: true });
  password = readFileSync(path.join(server.folder, "data/demo-password"), "utf8").trim();
});

for (const role of roles) {
  test(`every page of ${role} is English: only what people wrote stays Chinese`, async () => {
    const page = await newPage(server);
    await page.addInitScript(() => localStorage.setItem("lianluo.language", "en"));
    await page.goto("/login");
    await page.getByLabel("Log-in name").waitFor();
    await expectEnglish(page);
    await page.getByLabel("Log-in name").fill(role);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.waitForURL((url) => url.pathname !== "/login");
    const places = await addresses(page);
    expect(places.length).toBeGreaterThanOrEqual(3);
    for (const place of places) {
      await visit(page, place, role);
      const item = await firstItem(page);
      if (item && !places.includes(item)) places.push(item);
    }
    await page.context().close();
  });
}

async function visit(page: Page, place: string, who: string) {
  await page.goto(place);
  await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  await expectEnglish(page);
  await expectNoAxeViolations(page);
  await screenshot(page, `english-${who}${place.replaceAll("/", "-")}`);
}

/** No text, label, hint or title comes from the Chinese catalogue, and no date is written in Chinese. */
async function expectEnglish(page: Page) {
  await page.waitForFunction(() => document.documentElement.lang === "en");
  const texts = await page.evaluate(() => {
    const own = (element: Element) => !element.closest('[lang="zh-CN"], script, style');
    const labels = [...document.querySelectorAll("[aria-label], [placeholder], [title]")].filter(own);
    const found = labels.flatMap((element) =>
      ["aria-label", "placeholder", "title"].map((name) => element.getAttribute(name) ?? ""),
    );
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent && own(parent)) found.push(walker.currentNode.textContent ?? "");
    }
    return [document.title, ...found].map((text) => text.trim()).filter(Boolean);
  });
  expect(texts.length).toBeGreaterThan(5);
  const foreign = texts.filter(
    (text) =>
      whole.has(text) ||
      beginnings.some((start) => text.startsWith(start)) ||
      /^\d{4}年\d+月\d+日( [\d:]+)?$/.test(text),
  );
  expect(foreign, page.url()).toEqual([]);
}

async function addresses(page: Page): Promise<string[]> {
  const links = page.getByRole("navigation", { name: "Main menu" }).getByRole("link");
  await links.first().waitFor();
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(found.filter((place) => place.startsWith("/")))];
}

/** The address of the first item that the list of suggestions links to. */
async function firstItem(page: Page): Promise<string | undefined> {
  if (!/\/suggestions$/.test(new URL(page.url()).pathname)) return undefined;
  const links = page.getByRole("main").locator('a[href^="/suggestions/"]');
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return found.find((place) => /^\/suggestions\/\d+$/.test(place));
}
