import { defineConfig } from "vitest/config";

/** The browser tests: two files at a time, each against servers of its own. */
export default defineConfig({
  test: {
    environment: "node",
    include: ["e2e/**/*.e2e.ts"],
    pool: "forks",
    maxWorkers: 2,
    globalSetup: "e2e/demonstration.ts",
    testTimeout: 120_000,
    hookTimeout: 180_000,
    reporters: ["verbose"],
  },
});
