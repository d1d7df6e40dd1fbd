import { useCallback, useSyncExternalStore } from "react";

import { useElderMode } from "./elderMode";

/** True when the window is as narrow as a phone. */
export function usePhone(): boolean {
  return useMedia("(max-width: 767px)");
}

/** True when there is no room for a second column: a narrow window, or larger type. */
export function useNarrow(): boolean {
  const narrow = useMedia("(max-width: 1199px)");
  return useElderMode() || narrow;
}

/** True for people whose device is set to show as little movement as possible. */
export function useStill(): boolean {
  return useMedia("(prefers-reduced-motion: reduce)");
}

function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (tell: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", tell);
      return () => media.removeEventListener("change", tell);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
