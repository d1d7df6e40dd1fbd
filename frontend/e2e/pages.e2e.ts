import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import { roles } from "../src/lib/roles";
import {
  desk,
  expectNoAxeViolations,
  login,
  newPage,
  phone,
  type Server,
  screenshot,
  startServer,
} from "./harness";

/** Pages that were looked at in larger type: the same for every role. */
const seenLarge = new Set<string>();

let server: Server;
let password: string;

beforeAll(async () => {
  server = await startServer({ database: "sqlite", demo: true });
  password = readFileSync(path.join(server.folder, "data/demo-password"), "utf8").trim();
});

for (const role of roles) {
  test(`every page of the menu of ${role} opens at a desk`, async () => {
    const page = await newPage(server, desk);
    await login(page, role, password);
    await loaded(page);
    const menu = page.getByRole("navigation", { name: "主菜单" }).getByRole("link");
    const places = await addresses(menu);
    expect(places.length).toBeGreaterThanOrEqual(3);
    for (const place of places) {
      await menu.and(page.locator(`[href="${place}"]`)).click();
      await page.waitForURL((url) => url.pathname === place.split("?")[0]);
      await look(page, `${role}-desk${place.replaceAll("/", "-")}`);
    }
    await page.context().close();
  });

  test(`every page of ${role} opens on a phone, in larger type too`, async () => {
    const page = await newPage(server, phone);
    await login(page, role, password);
    await loaded(page);
    const places = await addresses(page.getByRole("navigation", { name: "底部导航" }).getByRole("link"));
    await page.goto("/me");
    await loaded(page);
    places.push(...(await addresses(page.getByRole("main").getByRole("link"))));
    for (const place of new Set(places)) {
      await page.goto(place);
      await look(page, `${role}-phone${place.replaceAll("/", "-")}`);
    }

    await page.goto("/me");
    await page.getByRole("switch", { name: "长辈版（大字）" }).click();
    for (const place of places.filter((each) => !seenLarge.has(each))) {
      await page.goto(place);
      await loaded(page);
      await expectNothingAside(page);
      await screenshot(page, `elder${place.replaceAll("/", "-")}`);
      seenLarge.add(place);
    }
    await page.context().close();
  });
}

/** Looks at a page as a whole. */
async function look(page: Page, name: string) {
  await loaded(page);
  await expectNothingAside(page);
  expect(await page.getByText("无法加载").count(), `failures on ${page.url()}`).toBe(0);
  await expectNoAxeViolations(page);
  await screenshot(page, name);
}

/** Waits until the page has its heading and nothing is on its way any more. */
async function loaded(page: Page) {
  await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
  await page.waitForFunction(() => !document.querySelector("main [aria-busy=true], main .ant-skeleton"));
}

/** Nothing stands beside the screen, so nobody has to scroll sideways. */
async function expectNothingAside(page: Page) {
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(width, `width of ${page.url()}`).toBeLessThanOrEqual(room ?? 0);
}

async function addresses(links: ReturnType<Page["getByRole"]>): Promise<string[]> {
  await links.first().waitFor();
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return found.filter((place) => place.startsWith("/"));
}
