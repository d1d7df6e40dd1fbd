import { type RefObject, useEffect, useRef } from "react";

import { usePhone } from "./usePhone";

// A field that is still being fetched keeps its place by a busy one.
const busy = "input[aria-busy=true]";
const fields = `input:not([type=hidden], [type=file], :disabled), textarea:not(:disabled), ${busy}`;

/**
 * Lets the keyboard begin where a dialog's answer is given: in the first field, else on the button that does
 * it, or on the one that does not where something would be lost. On a phone nothing is moved: the keys on the
 * screen would cover what is to be read. Returns what the dialog's panel is to be held by.
 */
export function useFirstFocus(open: boolean, { danger = false } = {}): RefObject<HTMLDivElement | null> {
  const panel = useRef<HTMLDivElement>(null);
  const phone = usePhone();
  useEffect(() => {
    if (!open || phone) return;
    let frame = 0;
    const begin = () => {
      const at = beginning(panel.current, danger);
      if (panel.current?.querySelector("form")?.contains(document.activeElement)) return;
      if (at?.matches(busy)) frame = requestAnimationFrame(begin);
      else at?.focus();
      // As by the Tab key: what is proposed gives way to what is typed.
      if (at instanceof HTMLInputElement && at.type === "text") at.select();
    };
    // The dialog is shown, and catches the focus, after its effects.
    frame = requestAnimationFrame(begin);
    return () => cancelAnimationFrame(frame);
  }, [open, phone, danger]);
  return panel;
}

function beginning(panel: HTMLElement | null, danger: boolean): HTMLElement | null | undefined {
  const field = panel?.querySelector<HTMLElement>(`form :is(${fields})`);
  const [ok, cancel] = [...(panel?.querySelectorAll("button") ?? [])].reverse();
  return field ?? (danger ? cancel : ok);
}
