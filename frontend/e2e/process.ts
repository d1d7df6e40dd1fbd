import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** The checkout's root. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const startLimit = 120_000;
const stopLimit = 20_000;

/** The built program (bin/lianluo, or the one that LIANLUO_BINARY names), started and ended in a folder of its own. */
export class Process {
  /** Everything printed so far, restarts included. */
  printed = "";
  private child?: ChildProcess;
  private ended: Promise<number | null> = Promise.resolve(0);

  constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly settings: Record<string, string>,
  ) {}

  /** Starts it and waits until it is ready. */
  async start(args: string[]) {
    const binary = process.env.LIANLUO_BINARY ?? path.join(root, "bin/lianluo");
    if (!existsSync(binary)) throw new Error(`${binary} does not exist: run "make build" first`);
    const child = spawn(binary, args, {
      cwd: this.folder,
      env: { ...outside(), ...this.settings },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.printed += text;
      });
    }
    this.child = child;
    this.ended = new Promise((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    await this.ready();
  }

  /** Ends it at once, as a crash would; nothing when it has ended. */
  async kill() {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill("SIGKILL");
    await this.ended;
  }

  /** Asks it to end and waits; fails unless it ends by itself with code 0. */
  async stop() {
    this.child?.kill("SIGTERM");
    const late = new AbortController();
    const code = await Promise.race([this.ended, pause(stopLimit, "late" as const, { signal: late.signal })]);
    late.abort();
    if (code === 0) return;
    await this.kill();
    throw new Error(`the server did not end cleanly (${code}); it printed:\n${tail(this.printed)}`);
  }

  /** Waits until the server answers that it is ready; fails as soon as its process has ended. */
  private async ready() {
    let over: string | undefined;
    this.ended.then(
      (code) => {
        over = `ended with code ${code}`;
      },
      (error: Error) => {
        over = error.message;
      },
    );
    const limit = Date.now() + startLimit;
    while (!over && Date.now() < limit) {
      const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(
        () => null,
      );
      if (answer?.ok) return;
      await pause(50);
    }
    throw new Error(
      `the server ${over ?? `was not ready after ${startLimit} ms`}; it printed:\n${tail(this.printed)}`,
    );
  }
}

/** The environment without any setting of the product: what is set outside must not change a test. */
function outside(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("LIANLUO_") && name !== "DATABASE_URL",
  );
  return Object.fromEntries(kept) as Record<string, string>;
}

/** The last lines of what a server printed. */
export function tail(printed: string, lines = 40): string {
  return printed.split("\n").slice(-lines).join("\n");
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
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
