import type { DraftBody } from "./contract";
import type { DraftText } from "./text";

/** The text that the server does not have yet, on this device. */
export interface Kept {
  text: DraftText;
  /** The server's version on which the text builds; 0 for a draft that was never saved. */
  version: number;
  at: string;
  /** The first save, while nobody knows whether it took effect: it is repeated as it was. */
  creation?: { key: string; body: DraftBody };
  /** A new one is to be the delegation's. */
  delegation?: boolean;
}

const nameOf = (user: number, draft: number | null) => `lianluo.draft.${user}.${draft ?? "new"}`;

/** Keeps a text on this device; false when the device has no room for it. */
export function keep(user: number, draft: number | null, kept: Kept): boolean {
  try {
    localStorage.setItem(nameOf(user, draft), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** What this device still keeps of a draft, or null. */
export function kept(user: number, draft: number | null): Kept | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(nameOf(user, draft)) ?? "null");
    return isKept(found) ? found : null;
  } catch {
    return null;
  }
}

/** Forgets a text that the server has, or that its writer gave up. */
export function forget(user: number, draft: number | null) {
  try {
    localStorage.removeItem(nameOf(user, draft));
  } catch {
    // Nothing can be kept here, so there is nothing to forget.
  }
}

function isKept(found: unknown): found is Kept {
  if (typeof found !== "object" || found === null) return false;
  const { text } = found as Partial<Kept>;
  return typeof text?.title === "string" && Array.isArray(text.points) && Array.isArray(text.attachments);
}
