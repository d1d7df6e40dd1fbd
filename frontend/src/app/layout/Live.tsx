import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { useMatch } from "react-router";

import { followChanges, type Looked, type Marks } from "../../api/live";
import { useSession } from "../../api/session";
import { usePresent } from "../../lib/presence";

/** How long to wait before a stream is opened again: longer each time that none came about. */
const again = { first: 2_000, last: 60_000 };

/**
 * Keeps what is on the page up to date while somebody looks at it. Hidden pages do without: browsers open
 * six connections to a server at most, and what is fetched when a page comes back is new anyway.
 */
export function Live() {
  const cache = useQueryClient();
  const { me, status } = useSession();
  const item = Number(useMatch("/suggestions/:id")?.params.id) || undefined;
  const keyItem = useMatch("/key-items/*");
  const activity = useMatch("/activities/*");
  const keyItems = Boolean(keyItem ?? activity);
  const visible = useVisible();
  const present = usePresent();
  const looked = visible && present && status === "active";
  const hat = me?.hat?.membership_id;
  useEffect(() => {
    if (!looked || !hat) return;
    const leaving = new AbortController();
    void keepFollowing(cache, { item, keyItems }, leaving.signal);
    return () => leaving.abort();
  }, [cache, looked, item, keyItems, hat]);
  return null;
}

async function keepFollowing(cache: QueryClient, on: Looked, signal: AbortSignal) {
  let known: Marks | undefined;
  let pause = again.first;
  let begun = false;
  const tell = (marks: Marks) => {
    pause = again.first;
    if (known) void refresh(cache, known, marks);
    if (!begun) void catchUp(cache);
    known = marks;
    begun = true;
  };
  while (!signal.aborted) {
    begun = false;
    const streamed = await followChanges(on, tell, signal).catch(() => false);
    if (!streamed) pause = Math.min(pause * 2, again.last);
    await wait(pause * (1 + Math.random() / 2), signal);
  }
}

/** Fetches again what the marks say is another than before; what is not shown is fetched when it is. */
async function refresh(cache: QueryClient, before: Marks, now: Marks) {
  const changed = [
    now.notices !== before.notices && ["notices"],
    now.tasks !== before.tasks && ["tasks"],
    now.item !== before.item && ["suggestions"],
    now.key_items !== before.key_items && ["supervision"],
  ];
  await Promise.all(
    changed.filter((key) => key !== false).map((queryKey) => cache.invalidateQueries({ queryKey })),
  );
}

/** Fetches again what is shown and old: nobody told of what was changed while there was no stream. */
function catchUp(cache: QueryClient) {
  return cache.refetchQueries({ type: "active", stale: true }, { cancelRefetch: false });
}

function wait(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, time);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      done();
    });
  });
}

const subscribe = (tell: () => void) => {
  document.addEventListener("visibilitychange", tell);
  return () => document.removeEventListener("visibilitychange", tell);
};

const useVisible = () => useSyncExternalStore(subscribe, () => document.visibilityState === "visible");
