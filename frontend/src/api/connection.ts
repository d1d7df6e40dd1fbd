import { useSyncExternalStore } from "react";

let reachable = true;
const listeners = new Set<() => void>();

/** Remembers whether the last request reached the server. */
export function reportReachable(now: boolean) {
  if (now === reachable) return;
  reachable = now;
  for (const tell of listeners) tell();
}

function isOnline() {
  return reachable && navigator.onLine;
}

function subscribe(tell: () => void) {
  const onOnline = () => {
    reachable = true;
    tell();
  };
  listeners.add(tell);
  window.addEventListener("online", onOnline);
  window.addEventListener("offline", tell);
  return () => {
    listeners.delete(tell);
    window.removeEventListener("online", onOnline);
    window.removeEventListener("offline", tell);
  };
}

/** True while the server can be reached, as far as the browser and the last request know. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, isOnline);
}
