import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";

import type { Reply, ReplyDraft } from "../../api/core";
import { ApiError } from "../../api/problem";
import { isStale } from "../../components/ActionDialog";
import { keys, saveReply } from "./api";

/** How long a pause in typing is before the draft is saved, and how long until a failed save is tried again. */
const pause = 1_200;
const retryAfter = 5_000;

export interface SaveState {
  status: "clean" | "dirty" | "saving" | "saved" | "failed";
  at?: string;
  error?: unknown;
}

type Text = Omit<ReplyDraft, "version">;

/**
 * Saves a reply while it is being written, one save at a time, and tries again after an outage.
 * A refusal is shown and waits for the next change.
 */
export function useReplyDraft(item: number, assignment: number, reply: Reply | null, read: () => Text) {
  const cache = useQueryClient();
  const [state, setState] = useState<SaveState>({ status: "clean" });
  const version = useRef(reply?.version ?? 0);
  const latest = useRef(reply?.version ?? 0);
  latest.current = reply?.version ?? 0;
  const dirty = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(null);
  const readNow = useRef(read);
  readNow.current = read;

  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    if (!dirty.current) return true;
    dirty.current = false;
    setState({ status: "saving" });
    const run = async () => {
      try {
        const receipt = await saveReply(assignment, { version: version.current, ...readNow.current() });
        version.current = receipt.version;
        setState({ status: dirty.current ? "dirty" : "saved", at: new Date().toISOString() });
        await cache.invalidateQueries({ queryKey: keys.item(item) });
        return true;
      } catch (error) {
        dirty.current = true;
        setState({ status: "failed", error });
        if (isStale(error)) await cache.invalidateQueries({ queryKey: keys.item(item) });
        const refused = error instanceof ApiError && error.status < 500;
        if (!refused) timer.current = setTimeout(() => void save(), retryAfter);
        return false;
      }
    };
    running.current = run();
    const done = await running.current;
    running.current = null;
    return done;
  }, [assignment, item, cache]);

  const changed = useCallback(() => {
    dirty.current = true;
    setState((old) => (old.status === "saving" ? old : { status: "dirty" }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), pause);
  }, [save]);

  /** Takes the server's version as seen, so that what stands on this page is saved over it. */
  const overwrite = useCallback(() => {
    version.current = latest.current;
    return save();
  }, [save]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
      clearTimeout(timer.current);
      if (dirty.current) void save();
    };
  }, [save]);

  return { state, changed, save, overwrite };
}
