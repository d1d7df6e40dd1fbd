import { expect, test } from "vitest";

import { themeFor } from "./theme";

const token = (themeFor("desk").token ?? {}) as Record<string, string>;

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const channel = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const texts = [
  "colorText",
  "colorTextSecondary",
  "colorTextTertiary",
  "colorTextQuaternary",
  "colorTextDescription",
  "colorTextPlaceholder",
  "colorPrimary",
  "colorPrimaryHover",
  "colorLink",
  "colorSuccess",
  "colorWarning",
  "colorError",
  "colorInfo",
];

test.each(texts)("%s is legible on paper and on the page's ground", (name) => {
  const text = token[name] ?? "";
  expect(contrast(text, "#ffffff")).toBeGreaterThanOrEqual(4.5);
  expect(contrast(text, token.colorBgLayout ?? "")).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ["colorSuccess", "colorSuccessBg"],
  ["colorWarning", "colorWarningBg"],
  ["colorError", "colorErrorBg"],
  ["colorInfo", "colorInfoBg"],
  ["colorPrimary", "colorPrimaryBg"],
  ["colorTextDisabled", "colorBgContainerDisabled"],
])("%s is legible on %s", (text, ground) => {
  expect(contrast(token[text] ?? "", token[ground] ?? "")).toBeGreaterThanOrEqual(4.5);
});
