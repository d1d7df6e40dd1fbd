import { deviceSwitch } from "./deviceSwitch";

const elder = deviceSwitch("lianluo.elder", false);

/** Marks the document, so that style sheets follow the mode from the first paint. */
export function applyElderMode() {
  document.documentElement.toggleAttribute("data-elder", elder.on);
}

/** Turns larger type and larger targets on or off, and remembers it on this device. */
export function setElderMode(next: boolean) {
  elder.set(next);
  applyElderMode();
}

/** True in elder mode. */
export const useElderMode = elder.useOn;
