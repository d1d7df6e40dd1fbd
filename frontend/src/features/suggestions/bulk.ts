import { useRef, useState } from "react";

import type { SuggestionRow } from "../../api/core";
import { newIdempotencyKey } from "../../api/idempotency";
import { ApiError } from "../../api/problem";
import { type Target, useRefresh } from "./api";

/** One item of many that the same is done to. */
export interface Line {
  row: SuggestionRow;
  /** The same for each attempt, so that a lost answer does not do it twice. */
  key: string;
  state: "waiting" | "done" | "failed";
  detail?: string;
}

export interface Bulk {
  lines: Line[];
  running: boolean;
  /** Why it stood still before the end: nobody answers. */
  broken: unknown;
  /** Does it to each row, one after the other; without rows, to those that still wait. */
  run: (send: Send, rows?: SuggestionRow[]) => Promise<Line[]>;
  /** Lets the one under way end, and goes no further. */
  stop: () => void;
}

type Send = (to: Target, row: SuggestionRow) => Promise<unknown>;

/** Does the same to many items, one after the other; what is refused does not hold up the others. */
export function useBulk(): Bulk {
  const [lines, setLines] = useState<Line[]>([]);
  const [running, setRunning] = useState(false);
  const [broken, setBroken] = useState<unknown>(null);
  const current = useRef<Line[]>([]);
  const stopped = useRef(false);
  const refresh = useRefresh();

  const keep = (next: Line[]) => {
    current.current = next;
    setLines(next);
  };
  const mark = (key: string, change: Partial<Line>) =>
    keep(current.current.map((one) => (one.key === key ? { ...one, ...change } : one)));

  const run: Bulk["run"] = async (send, rows) => {
    if (rows) keep(rows.map((row) => ({ row, key: newIdempotencyKey(), state: "waiting" })));
    stopped.current = false;
    setBroken(null);
    setRunning(true);
    for (const { row, key } of current.current.filter(({ state }) => state === "waiting")) {
      if (stopped.current) break;
      try {
        await send({ id: row.id, version: row.version, key: { "Idempotency-Key": key } }, row);
        mark(key, { state: "done" });
      } catch (error) {
        if (!(error instanceof ApiError) || error.status >= 500) {
          setBroken(error);
          break;
        }
        mark(key, { state: "failed", detail: error.fields[0]?.reason ?? error.problem.detail });
      }
    }
    setRunning(false);
    await refresh();
    return current.current;
  };
  const stop = () => {
    stopped.current = true;
  };
  return { lines, running, broken, run, stop };
}
