/** A stretch of a text; `hit` when the other texts say the same. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** So many letters in a row count as a common passage; fewer are words that everybody uses. */
export const shortest = 6;

/** The letters of a text with where each stands in it: what has no letters is passed over, however it is written. */
interface Letters {
  text: string[];
  folded: string[];
  at: number[];
}

const letter = /[\p{L}\p{N}]/u;

function lettersOf(source: string): Letters {
  const text = Array.from(source);
  const folded: string[] = [];
  const at: number[] = [];
  text.forEach((char, index) => {
    if (!letter.test(char)) return;
    // One sign may stand for several letters: ㎡ is m2.
    for (const one of Array.from(char.normalize("NFKC").toLowerCase())) {
      folded.push(one);
      at.push(index);
    }
  });
  return { text, folded, at };
}

const runAt = (folded: string[], from: number) => folded.slice(from, from + shortest).join("");

/**
 * Marks what texts have in common with others, wherever it stands there: every run of at least `shortest` letters,
 * whatever the punctuation, the breaks and the width of the signs. `percent` is how much of the letters that is, 0
 * of texts without any; it takes time in proportion to the length of all texts.
 */
export function commonPassages(texts: string[], others: string[]): { pieces: Piece[][]; percent: number } {
  const known = new Set<string>();
  for (const { folded } of others.map(lettersOf))
    for (let from = 0; from + shortest <= folded.length; from++) known.add(runAt(folded, from));
  let all = 0;
  let common = 0;
  const pieces = texts.map((source) => {
    const { text, folded, at } = lettersOf(source);
    const marked = new Array<boolean>(text.length).fill(false);
    const shared = new Array<boolean>(folded.length).fill(false);
    for (let from = 0; from + shortest <= folded.length; from++) {
      if (!known.has(runAt(folded, from))) continue;
      shared.fill(true, from, from + shortest);
      // What stands between the letters of a run is marked with them.
      marked.fill(true, at[from], (at[from + shortest - 1] ?? 0) + 1);
    }
    all += folded.length;
    common += shared.filter(Boolean).length;
    return piecesOf(text, marked);
  });
  return { pieces, percent: all === 0 ? 0 : Math.round((100 * common) / all) };
}

function piecesOf(text: string[], marked: boolean[]): Piece[] {
  const pieces: Piece[] = [];
  text.forEach((char, index) => {
    const hit = marked[index] ?? false;
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += char;
    else pieces.push({ text: char, hit });
  });
  return pieces;
}
