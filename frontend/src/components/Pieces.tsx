import type { components } from "../api/schema";

type Piece = components["schemas"]["search.Piece"];

/** A text in which what was searched for is marked. */
export function Pieces({ pieces }: { pieces: Piece[] }) {
  let at = 0;
  return pieces.map(({ text, hit }) => {
    at += text.length;
    return hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
  });
}
