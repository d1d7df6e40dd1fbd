import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { beginSession } from "../api/session";
import { aPerson, aToken } from "../testing/builders";
import { renderApp } from "../testing/render";
import { themeFor } from "./theme";

test("one switch brings larger type, on this device for good, and takes it back", async () => {
  beginSession(aToken(aPerson("deputy")));
  const { user } = renderApp("/notices");
  await user.click(await screen.findByRole("button", { name: "长辈版" }));
  expect(document.documentElement).toHaveAttribute("data-elder");
  expect(localStorage.getItem("lianluo.elder")).toBe("1");
  await user.click(screen.getByRole("button", { name: "标准版" }));
  expect(document.documentElement).not.toHaveAttribute("data-elder");
  expect(localStorage.getItem("lianluo.elder")).toBe("0");
});

test("the switch stands before the log-in as well", async () => {
  const { user } = renderApp("/login");
  await user.click(await screen.findByRole("button", { name: "长辈版" }));
  expect(document.documentElement).toHaveAttribute("data-elder");
});

test.each([
  ["phone", 16, 44],
  ["elder", 24, 60],
] as const)("in %s, type is at least %d px and every target %d px", (density, type, target) => {
  const { token } = themeFor(density);
  expect(token?.fontSize).toBeGreaterThanOrEqual(type);
  expect(token?.controlHeight).toBeGreaterThanOrEqual(target);
  expect(token?.controlHeightSM).toBeGreaterThanOrEqual(target);
});
