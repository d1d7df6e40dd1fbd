import { useEffect, useRef } from "react";

import { deviceSwitch } from "./deviceSwitch";

const keys = deviceSwitch("lianluo.keys", true);

/** Turns the single keys on or off, and remembers it on this device. */
export const setKeysOn = keys.set;

/** True while single keys do something: whoever speaks to the device instead of typing may turn them off. */
export const useKeysOn = keys.useOn;

/** What keys do on a page; a key that finds nothing to do returns false and is left to the browser. */
export type Bindings = Partial<Record<string, (event: KeyboardEvent) => unknown>>;

/** Lets single keys act, but not while somebody types, chooses from a list or answers a dialog. */
export function useKeys(bindings: Bindings) {
  const current = useRef(bindings);
  current.current = bindings;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!keys.on || event.defaultPrevented || busy(event)) return;
      const act = current.current[event.key];
      if (act && act(event) !== false) event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

const taken = "[role=menu], [role=listbox], [role=tablist], [role=radiogroup], [role=dialog], audio, video";

function busy(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return dialogOpen();
  const types = target.matches("input:not([type=checkbox]), textarea, select") || target.isContentEditable;
  return types || target.closest(taken) !== null || dialogOpen();
}

function dialogOpen(): boolean {
  const dialogs = [...document.querySelectorAll("[role=dialog][aria-modal=true]")];
  return dialogs.some((dialog) => !dialog.closest("[style*='display: none']"));
}

const openEvent = "lianluo:keys";

/** Asks for the overview of the keys. */
export function showKeys() {
  window.dispatchEvent(new Event(openEvent));
}

/** Tells when somebody asks for the overview. */
export function onShowKeys(tell: () => void): () => void {
  window.addEventListener(openEvent, tell);
  return () => window.removeEventListener(openEvent, tell);
}
