import { useCallback, useRef, useState } from "react";

import { api, unwrap } from "../../api/client";
import { newIdempotencyKey } from "../../api/idempotency";
import type { components } from "../../api/schema";
import { bodyOf, type DraftText, emptyText } from "./text";
import { isRefusal } from "./useAutosave";

export type SheetBody = components["schemas"]["suggestion.Sheet"];

/** What stands on a paper beside its text. */
export interface Paper {
  origin: SheetBody["origin"];
  origin_note: string;
  /** A deputy, alone or with others, or a delegation. */
  proposer: "deputy" | "delegation";
  lead_deputy_id: number | null;
  delegation_id: number | null;
  cosigner_ids: number[];
  received_on: string;
}

/** A paper while it is taken down. */
export interface Entry {
  paper: Paper;
  text: DraftText;
  /** The names of the deputies that were chosen. */
  names: Record<number, string>;
  /** When it was kept on this device. */
  at: string;
  /** What was sent and has not been answered: it is sent again as it was. */
  sent?: { key: string; body: SheetBody };
}

const nameOf = (user: number) => `lianluo.entry.${user}`;

function emptyEntry(): Entry {
  const paper: Paper = {
    origin: "paper",
    origin_note: "",
    proposer: "deputy",
    lead_deputy_id: null,
    delegation_id: null,
    cosigner_ids: [],
    received_on: "",
  };
  return { paper, text: emptyText(), names: {}, at: "" };
}

/**
 * A paper that is taken down: each change is kept on this device, since the server has nothing before it
 * is entered; entering it takes effect once, however often it is tried.
 */
export function useEntry(user: number) {
  const [restored] = useState(() => read(user));
  const [entry, setEntry] = useState<Entry>(() => restored ?? emptyEntry());
  const [kept, setKept] = useState(true);
  const now = useRef(entry);

  const put = useCallback(
    (next: Entry) => {
      now.current = { ...next, at: new Date().toISOString() };
      setEntry(now.current);
      setKept(write(user, now.current));
    },
    [user],
  );
  const change = useCallback((part: Partial<Entry>) => put({ ...now.current, ...part }), [put]);
  const clear = useCallback(() => {
    now.current = emptyEntry();
    setEntry(now.current);
    write(user, null);
  }, [user]);

  const send = async (): Promise<number> => {
    const { paper, text } = now.current;
    const body = { ...bodyOf(text), ...sheetOf(paper) };
    const sent = now.current.sent ?? { key: newIdempotencyKey(), body };
    change({ sent });
    try {
      const header = { "Idempotency-Key": sent.key };
      const receipt = await unwrap(api.POST("/suggestions/enter", { params: { header }, body: sent.body }));
      clear();
      return receipt.id;
    } catch (error) {
      if (isRefusal(error)) change({ sent: undefined });
      throw error;
    }
  };
  return { entry, restored: restored !== null, kept, change, clear, send };
}

/** What a delegation handed in names its head by itself, and no co-signers. */
function sheetOf({ proposer, lead_deputy_id, delegation_id, cosigner_ids, ...rest }: Paper) {
  return proposer === "delegation"
    ? { ...rest, delegation_id: delegation_id ?? 0, cosigner_ids: [] }
    : { ...rest, lead_deputy_id: lead_deputy_id ?? 0, cosigner_ids };
}

function read(user: number): Entry | null {
  try {
    const found = JSON.parse(localStorage.getItem(nameOf(user)) ?? "null") as Partial<Entry> | null;
    const whole = found?.paper && Array.isArray(found.text?.points) && Array.isArray(found.text.attachments);
    const empty = emptyEntry();
    return whole ? { ...empty, ...found, paper: { ...empty.paper, ...found.paper } } : null;
  } catch {
    return null;
  }
}

function write(user: number, entry: Entry | null): boolean {
  try {
    if (entry) localStorage.setItem(nameOf(user), JSON.stringify(entry));
    else localStorage.removeItem(nameOf(user));
    return true;
  } catch {
    return false;
  }
}
