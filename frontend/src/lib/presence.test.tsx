import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { stillness, useAskingInterval } from "./presence";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a page that nobody touches stops asking by itself, and goes on when somebody is back", () => {
  const { result } = renderHook(() => useAskingInterval());
  act(() => void vi.advanceTimersByTime(stillness - 1));
  expect(result.current).toBe(60_000);
  act(() => void vi.advanceTimersByTime(1));
  expect(result.current).toBe(false);
  act(() => void window.dispatchEvent(new Event("keydown")));
  expect(result.current).toBe(60_000);
});

test("each sign of a person starts the time anew", () => {
  const { result } = renderHook(() => useAskingInterval());
  for (const sign of ["pointerdown", "wheel", "touchmove", "keydown"]) {
    act(() => void vi.advanceTimersByTime(stillness - 1));
    act(() => void window.dispatchEvent(new Event(sign)));
  }
  expect(result.current).toBe(60_000);
});
