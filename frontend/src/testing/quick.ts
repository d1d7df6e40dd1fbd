import { fireEvent } from "@testing-library/react";
import userEvent, { PointerEventsCheckLevel } from "@testing-library/user-event";

/** A person who clicks on pages so large that looking at each ancestor's style would take seconds. */
export const quickUser = () =>
  userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never });

/** Puts a text into an input at once, as pasting does. */
export function fill(input: HTMLElement, value: string) {
  fireEvent.change(input, { target: { value } });
}
