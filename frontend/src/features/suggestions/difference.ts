/** Where two texts part: what both begin and end with, and what stands between on each side. */
export interface Difference {
  start: string;
  removed: string;
  added: string;
  end: string;
}

/** Finds the one stretch in which `after` differs from `before`. */
export function difference(before: string, after: string): Difference {
  const old = Array.from(before);
  const now = Array.from(after);
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const between = (text: string[]) => text.slice(start, text.length - end).join("");
  return {
    start: now.slice(0, start).join(""),
    removed: between(old),
    added: between(now),
    end: now.slice(now.length - end).join(""),
  };
}
