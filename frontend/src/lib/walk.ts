import { useEffect } from "react";
import { useLocation } from "react-router";

import { sessionState } from "../api/session";

/** The list that somebody has just left to open one of its items. */
export interface Walk {
  /** The page of the list, with its filters. */
  address: string;
  ids: number[];
  page: number;
  pages: number;
}

const key = "lianluo.walk";

/** Whoever wears another hat has lists of his own. */
const hat = () => sessionState().me?.hat?.membership_id ?? 0;

interface Listed {
  page: number;
  size: number;
  total: number;
}

/** Remembers, in this window, the list that is on the screen, so that its items can be gone through one after the other. */
export function useRemembered(address: string, list: Listed | undefined, ids: number[] | undefined) {
  const unique = [...new Set(ids)].join(",");
  const page = list?.page ?? 1;
  const pages = list ? Math.max(1, Math.ceil(list.total / list.size)) : 0;
  useEffect(() => {
    if (pages === 0) return;
    const walk: Walk = { address, ids: unique.split(",").filter(Boolean).map(Number), page, pages };
    try {
      sessionStorage.setItem(key, JSON.stringify({ hat: hat(), walk }));
    } catch {
      // Without storage an item is opened from its list only.
    }
  }, [address, unique, page, pages]);
  useReturn(unique, pages > 0);
}

/** What the list is told when one comes back from an item: where the focus goes, the item itself first. */
interface Return {
  left: number[];
  keepFocus: true;
}

/** Back to the row that was left; when it is no longer on the list, to the one that came after it. */
export function returnTo({ ids }: Walk, id: number): Return {
  const at = ids.indexOf(id);
  return { left: [...ids.slice(at), ...ids.slice(0, at).reverse()], keepFocus: true };
}

/** Puts the focus on the row that was left, and again when that row leaves the list. */
function useReturn(ids: string, listed: boolean) {
  const left = (useLocation().state as Partial<Return> | null)?.left;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are another reason to look
  useEffect(() => {
    const { activeElement } = document;
    if (!left || !listed || (activeElement !== document.body && activeElement?.id !== "main")) return;
    const row = left.map(linkTo).find((link) => link !== null);
    (row ?? document.getElementById("main"))?.focus();
  }, [left, listed, ids]);
}

const linkTo = (id: number) =>
  document.querySelector<HTMLElement>(`#main [data-row] a[href="/suggestions/${id}"]`);

/** The list just left, if the item is on it. */
export function walkWith(id: number): Walk | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as { hat: number; walk: Walk } | null;
    return kept?.hat === hat() && kept.walk.ids.includes(id) ? kept.walk : null;
  } catch {
    return null;
  }
}

/** The address of another page of the same list. */
export function pageOf({ address }: Walk, page: number): string {
  const [path = "", query] = address.split("?");
  const params = new URLSearchParams(query);
  if (page > 1) params.set("page", String(page));
  else params.delete("page");
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}
