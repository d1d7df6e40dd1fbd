import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

import { newIdempotencyKey } from "../../api/idempotency";
import { ApiError } from "../../api/problem";
import { createDraft, saveDraft } from "./api";
import { forget, type Kept, keep } from "./keep";
import { bodyOf, type DraftText } from "./text";

const pause = 2_000;
const retryAfter = 15_000;

export type SaveState =
  | { kind: "untouched" | "waiting" | "saving" | "stale" }
  | { kind: "saved"; at: string }
  | { kind: "failed"; error: unknown; kept: boolean };

/** Where an editor starts: the server's text and version, and a first save that may have taken effect. */
export interface Start {
  id: number | null;
  version: number;
  /** What the server has, as `printOf` writes it. */
  saved: string;
  /** What is edited: the server's text, or one that was kept on this device. */
  text: DraftText;
  creation?: Kept["creation"];
  /** A new draft is to be the delegation's. */
  delegation?: boolean;
}

export interface Autosave {
  text: DraftText;
  state: SaveState;
  change: (part: Partial<DraftText>) => void;
  /** Saves what is not saved yet; the draft's id and version, or null when that failed. */
  flush: () => Promise<{ id: number; version: number } | null>;
  /** Goes on from a version in which something else but the text has changed. */
  adopt: (version: number) => void;
  /** Whether the server has what was saved last. */
  isLast: (text: DraftText) => boolean;
  /** Says whose a new draft is to be; it holds from the first save on. */
  setDelegation: (delegation: boolean) => void;
  /** Saves no more: the draft is gone. */
  stop: () => void;
}

/**
 * Keeps each keystroke on this device at once and brings it to the server when the writer pauses.
 * One save runs at a time; the first one makes the draft, and is repeated as it was until it is answered.
 */
export function useAutosave(user: number, start: Start, onCreated: (id: number) => void): Autosave {
  const [text, setText] = useState(start.text);
  const [state, setState] = useState<SaveState>({ kind: "untouched" });
  const now = useRef({ ...start, halted: false, closed: false, running: null as Promise<boolean> | null });
  const timer = useRef(0);
  const created = useRef(onCreated);
  created.current = onCreated;

  const store = useCallback((): boolean => {
    const { id, text, version, creation, delegation } = now.current;
    return keep(user, id, { text, version, creation, delegation, at: new Date().toISOString() });
  }, [user]);

  const sendOnce = useCallback(async () => {
    const { id, version, text } = now.current;
    if (id !== null) {
      const receipt = await saveDraft(id, version, bodyOf(text));
      Object.assign(now.current, { version: receipt.version, saved: printOf(text) });
      return;
    }
    now.current.creation ??= { key: newIdempotencyKey(), body: bodyOf(text) };
    store();
    const { key, body } = now.current.creation;
    const receipt = await createDraft(body, key, now.current.delegation ?? false);
    forget(user, null);
    const made = { id: receipt.id, version: receipt.version, saved: JSON.stringify(body) };
    Object.assign(now.current, made, { creation: undefined });
    created.current(receipt.id);
  }, [user, store]);

  const run = useCallback(async (): Promise<boolean> => {
    window.clearTimeout(timer.current);
    try {
      while (!now.current.halted && needsSaving(now.current)) {
        setState({ kind: "saving" });
        await sendOnce();
        if (needsSaving(now.current)) store();
        else forget(user, now.current.id);
        setState({ kind: "saved", at: new Date().toISOString() });
      }
      return !now.current.halted;
    } catch (error) {
      if (error instanceof ApiError && error.code === "stale") {
        now.current.halted = true;
        store();
        setState({ kind: "stale" });
        return false;
      }
      if (isRefusal(error)) now.current.creation = undefined;
      setState({ kind: "failed", error, kept: store() });
      if (!isRefusal(error) && !now.current.closed)
        timer.current = window.setTimeout(() => void flushRef.current(), retryAfter);
      return false;
    }
  }, [user, sendOnce, store]);

  const flush = useCallback(async () => {
    now.current.running ??= run().finally(() => {
      now.current.running = null;
    });
    const saved = await now.current.running;
    const { id, version } = now.current;
    return saved && id !== null ? { id, version } : null;
  }, [run]);
  const flushRef = useRef(flush);
  flushRef.current = flush;

  const change = useCallback(
    (part: Partial<DraftText>) => {
      const next = { ...now.current.text, ...part };
      now.current.text = next;
      setText(next);
      store();
      if (now.current.halted) return;
      if (!now.current.running) setState({ kind: "waiting" });
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void flushRef.current(), pause);
    },
    [store],
  );

  const adopt = useCallback((version: number) => {
    Object.assign(now.current, { version, halted: false });
    if (!needsSaving(now.current)) return;
    setState({ kind: "waiting" });
    void flushRef.current();
  }, []);
  const isLast = useCallback((text: DraftText) => printOf(text) === now.current.saved, []);
  const setDelegation = useCallback((delegation: boolean) => {
    if (!now.current.creation) now.current.delegation = delegation;
  }, []);

  const stop = useCallback(() => {
    now.current.halted = true;
    window.clearTimeout(timer.current);
    forget(user, now.current.id);
  }, [user]);

  useSaveOnLeaving(flushRef);
  useEffect(() => {
    now.current.closed = false;
    return () => {
      now.current.closed = true;
      window.clearTimeout(timer.current);
    };
  }, []);
  // What was kept on this device is brought to the server at once.
  useEffect(() => {
    if (needsSaving(now.current)) void flushRef.current();
  }, []);
  return { text, state, change, flush, adopt, isLast, setDelegation, stop };
}

/** Saves when the page goes out of sight, when the connection is back, and when the editor closes. */
function useSaveOnLeaving(flush: RefObject<() => Promise<unknown>>) {
  useEffect(() => {
    const save = () => void flush.current();
    const onVisibility = () => document.visibilityState === "hidden" && save();
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("pagehide", save);
    window.addEventListener("online", save);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("pagehide", save);
      window.removeEventListener("online", save);
      save();
    };
  }, [flush]);
}

/** What the server would get of a text, to be compared. */
export function printOf(text: DraftText): string {
  return JSON.stringify(bodyOf(text));
}

function needsSaving({ text, saved, creation }: Pick<Start, "text" | "saved" | "creation">): boolean {
  return creation !== undefined || printOf(text) !== saved;
}

/** The server read the text and does not take it: sending it again as it is would not help. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && [400, 403, 404, 409, 413, 422].includes(error.status);
}
