import { useSyncExternalStore } from "react";

/** A choice between on and off that is remembered on this device. */
export interface DeviceSwitch {
  readonly on: boolean;
  set(next: boolean): void;
  /** Whether it is on, for a component that follows it. */
  useOn(): boolean;
}

/** The switch that is stored under a key; until somebody has chosen, it is as given. */
export function deviceSwitch(key: string, unchosen: boolean): DeviceSwitch {
  const listeners = new Set<() => void>();
  let on = stored(key) ?? unchosen;
  const subscribe = (tell: () => void) => {
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
    };
  };
  return {
    get on() {
      return on;
    },
    set(next) {
      on = next;
      try {
        localStorage.setItem(key, next ? "1" : "0");
      } catch {
        // Without storage the choice holds until the page is closed.
      }
      for (const tell of listeners) tell();
    },
    useOn: () => useSyncExternalStore(subscribe, () => on),
  };
}

function stored(key: string): boolean | undefined {
  try {
    const value = localStorage.getItem(key);
    return value === null ? undefined : value === "1";
  } catch {
    return undefined;
  }
}
