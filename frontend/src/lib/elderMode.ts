import { useSyncExternalStore } from "react";

const key = "lianluo.elder";
const listeners = new Set<() => void>();
let on = stored();

function stored(): boolean {
  try {
    return localStorage.getItem(key) === "1";
  } catch {
    return false;
  }
}

/** Marks the document, so that style sheets follow the mode from the first paint. */
export function applyElderMode() {
  document.documentElement.toggleAttribute("data-elder", on);
}

/** Turns larger type and larger targets on or off, and remembers it on this device. */
export function setElderMode(next: boolean) {
  on = next;
  applyElderMode();
  try {
    localStorage.setItem(key, next ? "1" : "0");
  } catch {
    // Without storage the choice holds until the page is closed.
  }
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
  };
}

/** True in elder mode. */
export function useElderMode(): boolean {
  return useSyncExternalStore(subscribe, () => on);
}
