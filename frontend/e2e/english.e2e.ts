import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import { zh } from "../src/i18n/zh";
import { roles } from "../src/lib/roles";
import { expectNoAxeViolations, newPage, type Server, screenshot, startServer } from "./harness";

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === "string" ? [value] : leaves(value)));

/** Words that the congress itself writes into its rules: data in whatever language is chosen. */
const written = ["满意", "基本满意", "不满意", "其他"];

/** The Chinese texts of the application, which may be made of words that are data as well. */
const catalogue = new Set(
  leaves(zh).filter((text) => /\p{Script=Han}/u.test(text) && !written.includes(text)),
);

let server: Server;
let password: string;

beforeAll(async () => {
  server = await startServer({ database: "sqlite", demo: true });
  password = readFileSync(path.join(server.folder, "data/demo-password"), "utf8").trim();
});

for (const role of roles) {
  test(`every page, dialog and print page of ${role} is English: only data stay Chinese`, async () => {
    const page = await newPage(server);
    const seen = new Visitor(page);
    await page.addInitScript(() => localStorage.setItem("lianluo.language", "en"));
    await page.goto("/login");
    await page.getByLabel("Log-in name").waitFor();
    await seen.expectEnglish();
    await page.getByLabel("Log-in name").fill(role);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.waitForURL((url) => url.pathname !== "/login");
    const places = await addresses(page);
    expect(places.length).toBeGreaterThanOrEqual(3);
    const items = new Set<string>();
    for (const place of places) {
      await seen.choose(place, role);
      for (const item of await itemsOn(page)) items.add(item);
    }
    for (const item of [...items].slice(0, 2)) {
      await seen.visit(item, role);
      await seen.openDialogs(role);
      await seen.visit(`/print${item}`, role);
      await seen.look(`english-${role}-print`);
    }
    await page.context().close();
  }, 240_000);
}

/** Looks at pages, and knows all that the server told them. */
class Visitor {
  /** Every answer of the server, one after the other: what is Chinese there is data. */
  private readonly told: Promise<string>[] = [];

  constructor(private readonly page: Page) {
    page.on("response", (answer) => {
      // A page that is left takes along what nobody has read yet.
      if (answer.headers()["content-type"]?.includes("json")) this.told.push(answer.text().catch(() => ""));
    });
  }

  /** Goes to a page by the menu. */
  async choose(place: string, who: string) {
    await menuOf(this.page)
      .and(this.page.locator(`[href="${place}"]`))
      .click();
    await this.page.waitForURL((url) => url.pathname === place.split("?")[0]);
    await this.arrive(place, who);
  }

  /** Goes to a page by its address. */
  async visit(place: string, who: string) {
    await this.page.goto(place);
    await this.arrive(place, who);
  }

  private async arrive(place: string, who: string) {
    await this.page.getByRole("main").getByRole("heading", { level: 1 }).first().waitFor();
    await this.settle();
    await this.expectEnglish();
    await screenshot(this.page, `english-${who}${place.replaceAll("/", "-")}`);
  }

  /** Opens what each button of the panel of actions opens, looks at it, and leaves it again. */
  async openDialogs(who: string) {
    const buttons = this.page.locator("[data-now]").getByRole("button");
    for (let index = 0; index < (await buttons.count()); index++) {
      await buttons.nth(index).click();
      const dialog = this.page.getByRole("dialog");
      // A button may also lead to an editor in the page.
      const opened = await dialog.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
      if (!opened) continue;
      await this.look(`english-${who}-dialog-${index}`);
      await this.page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
    }
  }

  /** Also asks axe, which looks at the pages of the menu in Chinese. */
  async look(name: string) {
    await this.settle();
    await this.expectEnglish();
    await expectNoAxeViolations(this.page);
    await screenshot(this.page, name);
  }

  private async settle() {
    await this.page.waitForLoadState("networkidle");
    await this.page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
  }

  /** No text, label, hint or title is of the Chinese catalogue or holds a Chinese word that the server did not tell; papers are Chinese as they are. */
  async expectEnglish() {
    await this.page.waitForFunction(() => document.documentElement.lang === "en");
    const texts = await this.page.evaluate(() => {
      const own = (element: Element) => !element.closest('[lang="zh-CN"], noscript, script, style');
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
    expect(texts.length).toBeGreaterThan(1);
    const told = (await Promise.all(this.told)).join("\n");
    const foreign = texts.filter(
      (text) =>
        catalogue.has(text) || (text.match(/\p{Script=Han}+/gu) ?? []).some((word) => !told.includes(word)),
    );
    expect(foreign, this.page.url()).toEqual([]);
  }
}

const menuOf = (page: Page) => page.getByRole("navigation", { name: "Main menu" }).getByRole("link");

async function addresses(page: Page): Promise<string[]> {
  const links = menuOf(page);
  await links.first().waitFor();
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(found.filter((place) => place.startsWith("/")))];
}

/** The addresses of some items that a page links to. */
async function itemsOn(page: Page): Promise<string[]> {
  const links = page.getByRole("main").locator('a[href^="/suggestions/"]');
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(found.filter((place) => /^\/suggestions\/\d+$/.test(place)))].slice(0, 2);
}
