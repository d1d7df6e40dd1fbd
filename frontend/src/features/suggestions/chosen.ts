import { useState } from "react";

import type { SuggestionRow } from "../../api/core";
import type { Selection } from "../../components/PageTable";

/** The rows that are ticked; those of other pages stay chosen, as they were seen there. */
export function useChosen(page: SuggestionRow[]) {
  const [seen, setSeen] = useState<ReadonlyMap<number, SuggestionRow>>(new Map());
  const fresh = new Map(page.map((row) => [row.id, row]));
  const onChange = (keys: Selection["keys"]) => {
    const next = new Map<number, SuggestionRow>();
    for (const key of keys.map(Number)) {
      const row = fresh.get(key) ?? seen.get(key);
      if (row) next.set(key, row);
    }
    setSeen(next);
  };
  const rows = [...seen.values()].map((row) => fresh.get(row.id) ?? row);
  const selection: Selection = { keys: [...seen.keys()], onChange };
  return { rows, selection, onChange, clear: () => setSeen(new Map()) };
}
