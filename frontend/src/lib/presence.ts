import { useSyncExternalStore } from "react";

/** How long after a person's last key, touch or scroll a page still counts as used. */
export const stillness = 5 * 60_000;

const signs = ["pointerdown", "keydown", "wheel", "touchmove"] as const;
const listeners = new Set<() => void>();
let present = true;
let timer: ReturnType<typeof setTimeout> | undefined;

function set(next: boolean) {
  if (present === next) return;
  present = next;
  for (const tell of listeners) tell();
}

function seen() {
  clearTimeout(timer);
  timer = setTimeout(() => set(false), stillness);
  set(true);
}

function subscribe(tell: () => void) {
  if (listeners.size === 0) {
    for (const sign of signs) window.addEventListener(sign, seen, { capture: true, passive: true });
    seen();
  }
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    for (const sign of signs) window.removeEventListener(sign, seen, { capture: true });
  };
}

/** True while somebody uses the page: what it asks by itself must not keep an unused log-in alive. */
export function usePresent(): boolean {
  return useSyncExternalStore(subscribe, () => present);
}

/** How often a page asks again by itself what may have changed: each minute, while it is used. */
export function useAskingInterval(): number | false {
  return usePresent() && 60_000;
}
