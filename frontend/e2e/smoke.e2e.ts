import { expect, test } from "vitest";

import { desk, expectNoAxeViolations, newPage, phone, type Server, screenshot, startServer } from "./harness";

for (const database of ["sqlite", "postgres"] as const) {
  test(`an empty server on ${database} answers that it is healthy, and ends when asked to`, async () => {
    const server = await startServer({ database });
    const answer = await fetch(`${server.url}/healthz`);
    expect(answer.status).toBe(200);
    await server.stop();
  });
}

test("the log-in page stands on a desk and on a phone, without a violation of accessibility", async () => {
  const server: Server = await startServer({ database: "sqlite", demo: true });
  for (const [size, name] of [
    [desk, "login-desk"],
    [phone, "login-phone"],
  ] as const) {
    const page = await newPage(server, size);
    await page.goto("/");
    await page.getByLabel("登录名").waitFor();
    await page.getByLabel("密码").waitFor();
    expect(await page.getByRole("button", { name: /^登\s*录$/ }).count()).toBe(1);
    await expectNoAxeViolations(page);
    await screenshot(page, name);
  }
});
