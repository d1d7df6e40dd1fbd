import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import axe from "axe-core";
import { type Browser, type CDPSession, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, expect } from "vitest";

import { root } from "./process";
import type { Server } from "./server";

export { type Server, type ServerOptions, startServer } from "./server";

/** A desk and a phone, the two sizes that every page is looked at. */
export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

let browser: Browser | undefined;
const pages: Page[] = [];
const faults: string[] = [];

afterEach(async ({ task }) => {
  const seen = faults.splice(0);
  if (task.result?.state === "fail") await keepEvidence(task.name);
  expect(seen, "errors that the pages' own scripts ran into").toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  browser = undefined;
});

/**
 * Opens an empty page of a browser profile of its own: nobody is logged in there. Addresses are relative to the
 * server's. Only a live page gets the stream of what others do: a page that has it never comes to rest.
 */
export async function newPage(
  server: Server,
  { width, height } = desk,
  { live = false } = {},
): Promise<Page> {
  browser ??= await launch();
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width, height },
    hasTouch: width < 600,
    isMobile: width < 600,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(15_000);
  if (!live) await context.addInitScript(withoutStream);
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    // An answer of 4xx is reported there too; what the page makes of it is for the test to judge.
    if (message.type() !== "error" || message.text().startsWith("Failed to load resource")) return;
    faults.push(`${page.url()}: ${message.text()}`);
  });
  pages.push(page);
  return page;
}

/** Answers for the server that there is no stream; what a page fetches otherwise, and its cache, stay as they are. */
function withoutStream() {
  const usual = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    return new URL(address, location.href).pathname === "/api/v1/live"
      ? new Response(null, { status: 204 })
      : usual(input, init);
  };
}

/** Forgets script errors that match: for a test that provokes them on purpose. */
export function forgive(pattern: RegExp) {
  const kept = faults.filter((fault) => !pattern.test(fault));
  faults.splice(0, faults.length, ...kept);
}

/** Logs in by the form and waits until the application lies open. */
export async function login(page: Page, name: string, password: string) {
  await page.goto("/login");
  await page.getByLabel("登录名").fill(name);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: /^登\s*录$/ }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

/** Takes a picture of what a test sees, once nothing moves any more, where somebody asks for them: into the folder that LIANLUO_PICTURES names. */
export async function screenshot(page: Page, name: string, { fullPage = false } = {}) {
  const folder = process.env.LIANLUO_PICTURES;
  if (!folder) return;
  await settled(page);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({
    path: path.join(folder, `${name}.png`),
    fullPage,
    animations: "disabled",
    scale: "css",
  });
}

/** What of a page is on a picture of the user guide; all that the screen shows, when nothing is said. */
interface Frame {
  /** So high is the screen while the picture is taken. */
  height?: number;
  /** Only this part of the page, as far as the screen shows it. */
  part?: Locator;
  /** Pixels around the part. */
  margin?: number;
  /** The page stays as far down as it stands; else the picture begins at its top. */
  stay?: boolean;
}

/**
 * Takes a picture of the user guide, when all is there, the mouse is away and no message hangs over the page:
 * docs/images/NAME.png with LIANLUO_SCREENSHOTS=1, else where the other pictures lie.
 */
export async function illustrate(
  page: Page,
  name: string,
  { height, part, margin = 0, stay = false }: Frame = {},
) {
  const size = page.viewportSize() ?? desk;
  if (height) await page.setViewportSize({ ...size, height });
  await page.mouse.move(0, 0);
  if (!stay) await page.evaluate(() => scrollTo(0, 0));
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(
    () => !document.querySelector("main [aria-busy=true], main .ant-skeleton, .ant-message-notice"),
  );
  if (process.env.LIANLUO_SCREENSHOTS === "1") {
    const clip = part && (await boxOf(part, page, margin));
    await settled(page);
    mkdirSync(images, { recursive: true });
    const file = path.join(images, `${name}.png`);
    await page.screenshot({ path: file, clip, animations: "disabled", scale: "css" });
  } else {
    await part?.first().waitFor();
    await screenshot(page, name);
  }
  if (height) await page.setViewportSize(size);
}

/** Where a part of the page stands on the screen. */
async function boxOf(part: Locator, page: Page, margin: number) {
  const box = await part.first().boundingBox();
  const screen = page.viewportSize();
  if (!box || !screen) throw new Error("the part of the page that is to be on the picture is not there");
  const [x, y] = [box.x - margin, box.y - margin];
  return {
    x,
    y,
    width: box.width + 2 * margin,
    height: Math.min(box.height + 2 * margin, screen.height - y),
  };
}

/** Fails with a line for each element in which axe finds a violation of any of its rules. */
export async function expectNoAxeViolations(page: Page) {
  await settled(page);
  const session = await page.context().newCDPSession(page);
  try {
    await evaluate(session, axe.source);
    const found = await evaluate(
      session,
      `axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations.flatMap((rule) =>
        rule.nodes.map((node) => rule.id + ": " + rule.help + "\\n  " + node.html + "\\n  " + node.failureSummary)))`,
    );
    expect(found, `axe on ${page.url()}`).toEqual([]);
  } finally {
    await session.detach();
  }
}

/** Waits until fonts are there and animations that end have ended. */
export async function settled(page: Page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
}

/** Evaluates by the debugging protocol, which the page's content security policy does not bind. */
async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const answer = await session.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (answer.exceptionDetails) {
    throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
  }
  return answer.result.value;
}

function launch(): Promise<Browser> {
  const executablePath = execFileSync(path.join(root, "scripts/chromium.sh"), { encoding: "utf8" }).trim();
  return chromium.launch({
    executablePath,
    // Chromium's own sandbox refuses to start for root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--lang=zh-CN",
      // Date fields are written as the page's language has it, whatever languages the browser was packed with.
      "--enable-blink-features=LangAttributeAwareFormControlUI",
    ],
  });
}

/** Where the pictures of the user guide lie. */
const images = path.join(root, "docs/images");

/** Keeps what a person would look at first after a failure, and says where. */
async function keepEvidence(test: string) {
  const folder = mkdtempSync(path.join(tmpdir(), "lianluo-failed-"));
  for (const [index, page] of pages.filter((each) => !each.isClosed()).entries()) {
    await page.screenshot({ path: path.join(folder, `${index + 1}.png`) }).catch(() => undefined);
    console.error(`"${test}" failed; page ${index + 1} was at ${page.url()}, its picture lies in ${folder}`);
  }
}
