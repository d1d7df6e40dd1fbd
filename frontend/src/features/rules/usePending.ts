import { useMemo, useState } from "react";

import type { CalendarChange, DayChange } from "./api";

export interface Pending {
  days: ReadonlyMap<string, DayChange>;
  years: ReadonlyMap<number, boolean>;
  set: (changes: DayChange[]) => void;
  undo: (dates: string[]) => void;
  /** Says that a year is complete, or takes it back; undefined forgets the change. */
  setYear: (year: number, complete: boolean | undefined) => void;
  clear: () => void;
  body: (base: number) => CalendarChange;
}

/** Changes of the calendar that are not saved yet; they stay while somebody leafs through the years. */
export function usePending(): Pending {
  const [days, setDays] = useState<ReadonlyMap<string, DayChange>>(new Map());
  const [years, setYears] = useState<ReadonlyMap<number, boolean>>(new Map());
  return useMemo(
    () => ({
      days,
      years,
      set: (changes) =>
        setDays((now) => new Map([...now, ...changes.map((change) => [change.date, change] as const)])),
      undo: (dates) => setDays((now) => new Map([...now].filter(([each]) => !dates.includes(each)))),
      setYear: (year, complete) =>
        setYears((now) => {
          const rest = [...now].filter(([each]) => each !== year);
          return new Map(complete === undefined ? rest : [...rest, [year, complete] as const]);
        }),
      clear: () => {
        setDays(new Map());
        setYears(new Map());
      },
      body: (base) => ({
        base_version: base,
        days: [...days.values()].sort((a, b) => a.date.localeCompare(b.date)),
        years: [...years].map(([year, complete]) => ({ year, complete })),
      }),
    }),
    [days, years],
  );
}
