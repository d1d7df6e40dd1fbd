import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, expect, test, vi } from "vitest";

import { silence } from "../../api/live";
import { beginSession } from "../../api/session";
import { aPerson, aToken } from "../../testing/builders";
import { renderApp } from "../../testing/render";
import { at, server } from "../../testing/server";

/** A server's stream, which the test writes into; pieces need not end where events end. */
function aStream() {
  const opened: { url: URL; closed: boolean; write: (text: string) => void }[] = [];
  server.use(
    http.get(at("/live"), ({ request }) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const one = {
            url: new URL(request.url),
            closed: false,
            write: (text: string) => controller.enqueue(new TextEncoder().encode(text)),
          };
          request.signal.addEventListener("abort", () => {
            one.closed = true;
          });
          opened.push(one);
        },
      });
      return new HttpResponse(body, { headers: { "Content-Type": "text/event-stream" } });
    }),
  );
  return opened;
}

const marks = (notices: string, tasks = "a", item = "", key_items = "") =>
  `event: state\ndata: ${JSON.stringify({ notices, tasks, item, key_items })}\n\n`;

test("what has come is on the page at once, and the same state twice fetches nothing", async () => {
  const opened = aStream();
  let unread = 0;
  let asked = 0;
  server.use(
    http.get(at("/notices"), () => {
      asked++;
      return HttpResponse.json({ items: [], total: 9, page: 1, size: 20, unread });
    }),
  );
  beginSession(aToken(aPerson("clerk")));
  renderApp("/me");
  await waitFor(() => expect(opened).toHaveLength(1));
  await waitFor(() => expect(asked).toBe(1));
  opened[0]?.write(marks("1"));
  opened[0]?.write(`: \n\n${marks("1")}`);
  unread = 3;
  opened[0]?.write(marks("2").slice(0, 20));
  opened[0]?.write(marks("2").slice(20));
  expect(await screen.findByRole("link", { name: "消息，3 条未读" })).toBeVisible();
  expect(asked).toBe(2);
});

test("the board asks for the mark of key items, and follows it", async () => {
  const opened = aStream();
  let asked = 0;
  server.use(
    http.get(at("/key-items"), () => {
      asked++;
      return HttpResponse.json({ items: [], total: 0, page: 1, size: 200 });
    }),
  );
  beginSession(aToken(aPerson("supervising_leader")));
  renderApp("/key-items");
  await waitFor(() => expect(opened).toHaveLength(1));
  expect(opened[0]?.url.search).toBe("?key_items=true");
  await waitFor(() => expect(asked).toBe(1));
  opened[0]?.write(marks("1", "a", "", "k1"));
  opened[0]?.write(marks("1", "b", "", "k1"));
  opened[0]?.write(marks("1", "b", "", "k2"));
  await waitFor(() => expect(asked).toBe(2));
});

test("a hidden page holds no stream, and one that is looked at again does", async () => {
  const opened = aStream();
  beginSession(aToken(aPerson("clerk")));
  renderApp("/me");
  await waitFor(() => expect(opened).toHaveLength(1));
  show("hidden");
  await waitFor(() => expect(opened[0]?.closed).toBe(true));
  show("visible");
  await waitFor(() => expect(opened).toHaveLength(2));
});

/** Counts how often the page asked for its notices. */
function countNotices() {
  const count = { asked: 0 };
  server.use(
    http.get(at("/notices"), () => {
      count.asked++;
      return HttpResponse.json({ items: [], total: 0, page: 1, size: 20, unread: 0 });
    }),
  );
  return count;
}

afterEach(() => {
  vi.useRealTimers();
});

test("what is shown and old is fetched again when the stream is there, and only then", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const opened = aStream();
  const notices = countNotices();
  beginSession(aToken(aPerson("clerk")));
  renderApp("/me");
  await waitFor(() => expect(opened).toHaveLength(1));
  await waitFor(() => expect(notices.asked).toBe(1));
  await vi.advanceTimersByTimeAsync(16_000);
  expect(notices.asked).toBe(1);
  opened[0]?.write(marks("1"));
  await waitFor(() => expect(notices.asked).toBe(2));
  await vi.advanceTimersByTimeAsync(16_000);
  opened[0]?.write(marks("1", "b"));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(notices.asked).toBe(2);
});

test("a stream that falls silent is given up and opened anew, and what was missed is fetched", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const opened = aStream();
  const notices = countNotices();
  beginSession(aToken(aPerson("clerk")));
  renderApp("/me");
  await waitFor(() => expect(opened).toHaveLength(1));
  opened[0]?.write(marks("1"));
  await waitFor(() => expect(notices.asked).toBe(1));
  await vi.advanceTimersByTimeAsync(silence - 5_000);
  opened[0]?.write(": \n\n");
  await vi.advanceTimersByTimeAsync(silence - 5_000);
  expect(opened).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(silence);
  await waitFor(() => expect(opened).toHaveLength(2));
  const before = notices.asked;
  opened[1]?.write(marks("1"));
  await waitFor(() => expect(notices.asked).toBe(before + 1));
});

function show(state: DocumentVisibilityState) {
  Object.defineProperty(document, "visibilityState", { configurable: true, value: state });
  document.dispatchEvent(new Event("visibilitychange"));
}
