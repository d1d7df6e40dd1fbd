import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";

import { freePort, Process } from "./process";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder of a demonstration on SQLite as it is after its first start. */
    demonstration: string;
  }
}

/** Makes the demonstration once; each test file that wants it starts from a copy. */
export default async function demonstration({ provide }: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), "lianluo-demonstration-"));
  const address = `127.0.0.1:${await freePort()}`;
  const server = new Process(`http://${address}`, folder, { LIANLUO_ADDR: address });
  await server.start(["serve", "--demo"]);
  await server.stop();
  provide("demonstration", folder);
  return () => rm(folder, { recursive: true, force: true });
}
