import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, inject } from "vitest";

import { freePort, Process, tail } from "./process";

export interface ServerOptions {
  database: "sqlite" | "postgres";
  /** Start with demonstration data. */
  demo?: boolean;
  /** Settings beside address and database; those that depend on the server's address are made from it. */
  env?: Record<string, string> | ((url: string) => Record<string, string>);
}

/** A running server with a folder and a database of its own, both removed when the test file ends. */
export interface Server {
  url: string;
  /** The server's working folder; its data lie in ./data. */
  folder: string;
  /** Everything printed so far, restarts included. */
  log(): string;
  /** Asks the server to end and waits for it; fails unless it ends by itself with code 0. */
  stop(): Promise<void>;
  /** Ends the server at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again at the same address, on the same data; a demonstration's clock may run days ahead from then on. */
  restart(options?: { ahead?: number }): Promise<void>;
}

const undo: (() => Promise<void> | void)[] = [];
const servers: Server[] = [];

afterEach(({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const server of servers) console.error(`${server.url} printed last:\n${tail(server.log(), 15)}`);
});

afterAll(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** Starts the built server and waits until it is ready; a demonstration on SQLite begins as a copy of one made before. */
export async function startServer({ database, demo = false, env = {} }: ServerOptions): Promise<Server> {
  const folder = await mkdtemp(path.join(tmpdir(), "lianluo-e2e-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  if (demo && database === "sqlite") await cp(inject("demonstration"), folder, { recursive: true });
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const settings: Record<string, string> = {
    LIANLUO_ADDR: address,
    ...(typeof env === "function" ? env(url) : env),
  };
  if (database === "postgres") settings.DATABASE_URL = createDatabase();

  const process = new Process(url, folder, settings);
  const start = ({ ahead = 0 } = {}) => {
    const later = ahead > 0 ? ["--ahead", String(ahead)] : [];
    return process.start(demo ? ["serve", "--demo", ...later] : ["serve"]);
  };
  undo.push(() => process.kill());
  await start();
  const server: Server = {
    url,
    folder,
    log: () => process.printed,
    stop: () => process.stop(),
    kill: () => process.kill(),
    restart: start,
  };
  servers.push(server);
  return server;
}

/** Creates an empty database beside the one of TEST_DATABASE_URL, dropped when the test file ends. */
function createDatabase(): string {
  const server = process.env.TEST_DATABASE_URL;
  if (!server)
    throw new Error("TEST_DATABASE_URL is not set: run the browser tests by make test or make e2e");
  const name = `e2e_${randomBytes(6).toString("hex")}`;
  const psql = (sql: string) =>
    execFileSync("psql", ["-X", "-q", "-d", server, "-c", sql], { stdio: "pipe" });
  psql(`CREATE DATABASE ${name}`);
  undo.push(() => {
    psql(`DROP DATABASE ${name} WITH (FORCE)`);
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
