import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach } from "vitest";

/** The checkout's root. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface ServerOptions {
  database: "sqlite" | "postgres";
  /** Start with demonstration data. */
  demo?: boolean;
  /** Settings beside address and database. */
  env?: Record<string, string>;
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

const startLimit = 120_000;
const stopLimit = 20_000;
const undo: (() => Promise<void> | void)[] = [];
const servers: Server[] = [];

afterEach(({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const server of servers) console.error(`${server.url} printed last:\n${tail(server.log(), 15)}`);
});

afterAll(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** Starts the built server (bin/lianluo, or the program that LIANLUO_BINARY names) and waits until it is ready. */
export async function startServer({ database, demo = false, env = {} }: ServerOptions): Promise<Server> {
  const binary = process.env.LIANLUO_BINARY ?? path.join(root, "bin/lianluo");
  if (!existsSync(binary)) throw new Error(`${binary} does not exist: run "make build" first`);

  const folder = await mkdtemp(path.join(tmpdir(), "lianluo-e2e-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const settings: Record<string, string> = { ...outside(), LIANLUO_ADDR: address, ...env };
  if (database === "postgres") settings.DATABASE_URL = createDatabase();

  let printed = "";
  let child: ChildProcess;
  let ended: Promise<number | null>;

  async function start({ ahead = 0 } = {}) {
    const later = ahead > 0 ? ["--ahead", String(ahead)] : [];
    child = spawn(binary, demo ? ["serve", "--demo", ...later] : ["serve"], {
      cwd: folder,
      env: settings,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
      });
    }
    ended = new Promise((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    await ready(url, ended, () => printed);
  }

  async function kill() {
    child.kill("SIGKILL");
    await ended;
  }

  async function stop() {
    child.kill("SIGTERM");
    const late = new AbortController();
    const code = await Promise.race([ended, pause(stopLimit, "late" as const, { signal: late.signal })]);
    late.abort();
    if (code === 0) return;
    await kill();
    throw new Error(`the server did not end cleanly (${code}); it printed:\n${tail(printed)}`);
  }

  undo.push(() => (child.exitCode === null && child.signalCode === null ? kill() : undefined));
  await start();
  const server = { url, folder, log: () => printed, stop, kill, restart: start };
  servers.push(server);
  return server;
}

/** Waits until the server answers that it is ready; fails as soon as its process has ended. */
async function ready(url: string, ended: Promise<number | null>, printed: () => string) {
  let over: string | undefined;
  ended.then(
    (code) => {
      over = `ended with code ${code}`;
    },
    (error: Error) => {
      over = error.message;
    },
  );
  const limit = Date.now() + startLimit;
  while (!over && Date.now() < limit) {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error(
    `the server ${over ?? `was not ready after ${startLimit} ms`}; it printed:\n${tail(printed())}`,
  );
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

/** The environment without any setting of the product: what is set outside must not change a test. */
function outside(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("LIANLUO_") && name !== "DATABASE_URL",
  );
  return Object.fromEntries(kept) as Record<string, string>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("no free port"));
      });
    });
  });
}

/** The last lines of what a server printed. */
export function tail(printed: string, lines = 40): string {
  return printed.split("\n").slice(-lines).join("\n");
}
