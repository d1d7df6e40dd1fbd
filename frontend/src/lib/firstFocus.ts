import { type RefObject, useEffect, useRef } from "react";

import { usePhone } from "./usePhone";

const fields = "input:not([type=hidden], [type=file], :disabled), textarea:not(:disabled)";

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
    // The dialog is shown, and catches the focus, after its effects.
    const frame = requestAnimationFrame(() => beginning(panel.current, danger)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [open, phone, danger]);
  return panel;
}

function beginning(panel: HTMLElement | null, danger: boolean): HTMLElement | null | undefined {
  const field = panel?.querySelector<HTMLElement>(`form :is(${fields})`);
  const [ok, cancel] = [...(panel?.querySelectorAll("button") ?? [])].reverse();
  return field ?? (danger ? cancel : ok);
}
