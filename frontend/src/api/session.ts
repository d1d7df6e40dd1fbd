import { useSyncExternalStore } from "react";
import { reportReachable } from "./connection";
import type { Me, TokenAnswer } from "./contract";
import { ApiError, OfflineError, toProblem } from "./problem";

/**
 * unknown: not asked yet; anonymous: nobody is logged in; active: logged in;
 * expired: the log-in ended while a page was open, so `me` still says whose page it is.
 */
export type SessionStatus = "unknown" | "anonymous" | "active" | "expired";

export interface SessionState {
  status: SessionStatus;
  me: Me | null;
  /** The person logged out on purpose: whoever logs in next starts afresh. */
  left?: boolean;
}

/** Says that a log-in may exist, so that a first visit need not ask the server in vain. */
const hintKey = "lianluo.logged-in";

let state: SessionState = { status: "unknown", me: null };
let token: string | null = null;
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

function set(next: SessionState) {
  state = next;
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
  };
}

/** The current log-in, for components. */
export function useSession(): SessionState {
  return useSyncExternalStore(subscribe, () => state);
}

/** The current log-in, outside components. */
export function sessionState(): SessionState {
  return state;
}

/** The access token; it lives in memory only. */
export function accessToken(): string | null {
  return token;
}

/** Takes over a fresh log-in, a refreshed one or a changed hat. */
export function beginSession(answer: TokenAnswer) {
  token = answer.access_token;
  remember(true);
  set({ status: "active", me: answer.me });
}

/** Has the next visit ask whether it is logged in, as after a way over an identity provider. */
export function expectLogIn() {
  remember(true);
}

/** Replaces what is known of the person, the token staying as it is. */
export function updateMe(me: Me) {
  set({ ...state, me });
}

/** Forgets the log-in at once, as the person wishes. */
export function endSession() {
  token = null;
  remember(false);
  set({ status: "anonymous", me: null, left: true });
}

/** Finds out, at the start of the application, whether a log-in is still alive. */
export async function resumeSession(): Promise<void> {
  if (!mayBeLoggedIn()) {
    set({ status: "anonymous", me: null });
    return;
  }
  await refresh();
}

/**
 * Asks for a new access token, once however many requests need one. False: the log-in has ended.
 * Throws OfflineError when the server is out of reach, ApiError when it fails.
 */
export function refresh(): Promise<boolean> {
  refreshing ??= oneTabAtATime(askForToken).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

// Refresh tokens rotate: two tabs that used the same one at once would look like a theft.
async function oneTabAtATime(run: () => Promise<boolean>): Promise<boolean> {
  return navigator.locks ? await navigator.locks.request("lianluo.refresh", run) : await run();
}

async function askForToken(): Promise<boolean> {
  const response = await reach(new Request(`${location.origin}/api/v1/auth/refresh`, { method: "POST" }));
  if (response.ok) {
    beginSession((await response.json()) as TokenAnswer);
    return true;
  }
  if (response.status === 401 || response.status === 403) {
    token = null;
    remember(false);
    set(state.me ? { status: "expired", me: state.me } : { status: "anonymous", me: null });
    return false;
  }
  throw new ApiError(toProblem(await response.json().catch(() => null), response));
}

/** Sends a request and tells the rest of the application whether the server was there. */
export async function reach(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    reportReachable(true);
    return response;
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    reportReachable(false);
    throw new OfflineError(cause);
  }
}

function remember(loggedIn: boolean) {
  try {
    if (loggedIn) localStorage.setItem(hintKey, "1");
    else localStorage.removeItem(hintKey);
  } catch {
    // Without storage the next visit starts at the log-in page.
  }
}

function mayBeLoggedIn(): boolean {
  try {
    return localStorage.getItem(hintKey) !== null;
  } catch {
    return true;
  }
}
