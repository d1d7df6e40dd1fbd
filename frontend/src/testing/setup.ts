import "@testing-library/jest-dom/vitest";

import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";

import { reportReachable } from "../api/connection";
import { endSession } from "../api/session";
import { loadTexts, type Namespace, startTexts } from "../i18n";
import { zh } from "../i18n/zh";
import { setElderMode } from "../lib/elderMode";
import { server } from "./server";
import { setWidth } from "./width";

// A busy machine may take its time; nothing waits longer than it must.
configure({ asyncUtilTimeout: 20_000 });

// jsdom lacks what the component library asks for.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView ??= () => {};
window.scrollTo = () => {};
const computedStyle = window.getComputedStyle.bind(window);
window.getComputedStyle = (element) => computedStyle(element);

beforeAll(async () => {
  server.listen({ onUnhandledRequest: "error" });
  await startTexts();
  await loadTexts(Object.keys(zh) as Namespace[]);
});
beforeEach(() => setWidth(1440));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  endSession();
  setElderMode(false);
  reportReachable(true);
  localStorage.clear();
});
afterAll(() => server.close());
