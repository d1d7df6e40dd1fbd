import { useEffect } from "react";

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
}

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
