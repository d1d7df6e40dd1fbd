import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

import { act } from "./acting";
import { desk, login, newPage, phone, startServer } from "./harness";

test("what somebody does stands on the pages of others without their doing", async () => {
  const server = await startServer({ database: "sqlite", demo: true });
  const password = readFileSync(path.join(server.folder, "data/demo-password"), "utf8").trim();
  const watching = await newPage(server, desk, { live: true });
  await login(watching, "head", password);
  await watching.goto("/suggestions?phase=submitted");
  const first = watching.getByRole("table").locator("[data-row] a").first();
  const place = await first.getAttribute("href");
  await first.click();
  await watching.waitForURL(/\/suggestions\/\d+$/);
  await watching.getByText("已提交", { exact: true }).first().waitFor();

  const acting = await newPage(server, phone);
  await login(acting, "office", password);
  await acting.goto(place ?? "");
  await act(acting, "开始审查", "开始审查", async () => {});
  await watching.getByText("审查中", { exact: true }).first().waitFor();
  expect(await watching.getByText("已提交", { exact: true }).count()).toBe(0);
}, 120_000);
