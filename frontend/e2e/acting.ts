import jsQR from "jsqr";
import type { Locator, Page } from "playwright-core";

import { expectNoAxeViolations, screenshot } from "./harness";

/** Presses the button of an action in a part of the page, fills in its form and waits until it is done. */
export async function act(
  page: Page,
  button: string,
  ok: string,
  fill?: (dialog: Locator) => Promise<unknown>,
  part = page.getByRole("main"),
) {
  await part
    .getByRole("button", { name: words(button) })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await fill?.(dialog);
  await dialog.getByRole("button", { name: words(ok) }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.waitForLoadState("networkidle");
}

/** A button of two characters has a space between them. */
export const words = (text: string) =>
  new RegExp(`^${text.length === 2 ? text.split("").join("\\s*") : text}$`);

/** Opens the page of an item and waits until all of it is there. */
export async function arrive(page: Page, id: number, title: string) {
  await page.goto(`/suggestions/${id}`);
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.waitForLoadState("networkidle");
}

/** Waits until nothing loads any more, asks axe and takes a picture. */
export async function look(page: Page, name: string, fullPage = false) {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => !document.querySelector("main [aria-busy=true]"));
  await expectNoAxeViolations(page);
  await screenshot(page, name, { fullPage });
}

/** Chooses by some words in a field that searches. */
export async function choose(page: Page, field: Locator, text: string, words = text) {
  await field.fill(words);
  const found = page.locator(".ant-select-dropdown:visible").getByTitle(text);
  await found.first().click();
}

/** Chooses one of a short list. */
export async function pick(page: Page, field: Locator, text: string) {
  await field.press("Enter");
  await page.locator(".ant-select-dropdown:visible").getByTitle(text, { exact: true }).click();
}

/** What a phone reads from the picture of a code that the page shows. */
export async function scan(page: Page, shown: Locator): Promise<string> {
  const picture = (await shown.screenshot()).toString("base64");
  const { data, width, height } = await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height);
    return { data: [...(pixels?.data ?? [])], width: image.width, height: image.height };
  }, picture);
  const read = jsQR(Uint8ClampedArray.from(data), width, height);
  if (!read) throw new Error("no code can be read from the picture");
  return read.data;
}
