import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { Opinion, ReplyDraft } from "../../api/core";
import { newIdempotencyKey } from "../../api/idempotency";
import type { operations } from "../../api/schema";
import { useWords } from "../../lib/useWords";

export type ListQuery = NonNullable<operations["listSuggestions"]["parameters"]["query"]>;

export const keys = {
  all: ["suggestions"] as const,
  list: (query: ListQuery) => ["suggestions", "list", query] as const,
  item: (id: number) => ["suggestions", "item", id] as const,
  duplicates: ["suggestions", "duplicates"] as const,
  rules: ["rules"] as const,
  units: (q: string) => ["units", "choice", q] as const,
};

export function useSuggestions(query: ListQuery, enabled = true) {
  return useQuery({
    enabled,
    queryKey: keys.list(query),
    queryFn: () => unwrap(api.GET("/suggestions", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useSuggestion(id: number) {
  return useQuery({
    queryKey: keys.item(id),
    queryFn: () => unwrap(api.GET("/suggestions/{id}", { params: { path: { id } } })),
  });
}

/** The rules in force: categories, reply classes, reason codes. */
export function useRules() {
  return useQuery({
    queryKey: keys.rules,
    queryFn: () => unwrap(api.GET("/rules", {})),
    staleTime: 10 * 60_000,
  });
}

/** Units whose name holds the words. */
export function useUnits(q: string) {
  return useQuery({
    queryKey: keys.units(q),
    queryFn: () => unwrap(api.GET("/units", { params: { query: { q: q || undefined, size: 50 } } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** The same units, as a choice offers them. */
export function useUnitChoices(q: string) {
  return useQuery({
    queryKey: keys.units(q),
    queryFn: () => unwrap(api.GET("/units", { params: { query: { q: q || undefined, size: 50 } } })),
    select: ({ items }) => items.map(({ id, name }) => ({ value: id, label: name })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Suggestions that hold the words, as a choice of one to merge another into; the server says which it takes. */
export function useMergeChoices(q: string, own: number) {
  const query: ListQuery = { q: q || undefined, size: 50, sort: "newest" };
  const word = useWords();
  return useQuery({
    queryKey: keys.list(query),
    queryFn: () => unwrap(api.GET("/suggestions", { params: { query } })),
    select: ({ items }) =>
      items
        .filter(({ id }) => id !== own)
        .map(({ id, number_text, title, phase }) => ({
          value: id,
          label: [number_text, title, word("phase", phase)].filter(Boolean).join(" · "),
        })),
    placeholderData: keepPreviousData,
  });
}

/** Brings everything that an action may have moved up to date. */
export function useRefresh() {
  const cache = useQueryClient();
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: keys.all }),
      cache.invalidateQueries({ queryKey: ["tasks"] }),
      cache.invalidateQueries({ queryKey: ["notices"] }),
    ]);
}

/** What identifies one submission of an action: the object, the version seen, the key of its retries. */
export interface Target {
  id: number;
  version: number;
  key: { "Idempotency-Key": string };
}

const at = ({ id, key }: Target) => ({ path: { id }, header: key });

type Plain =
  | "/suggestions/{id}/start-review"
  | "/suggestions/{id}/register"
  | "/suggestions/{id}/release-feedback"
  | "/suggestions/{id}/close"
  | "/suggestions/{id}/archive"
  | "/assignments/{id}/receive"
  | "/communications/{id}/confirm"
  | "/replies/{id}/submit";

/** An action that says nothing but that it is done. */
export const act = (path: Plain) => (to: Target) =>
  unwrap(api.POST(path, { params: at(to), body: { version: to.version } }));

export const submit = (to: Target) =>
  unwrap(
    api.POST("/suggestions/{id}/submit", {
      params: at(to),
      body: { version: to.version, no_state_secrets: true },
    }),
  );

export const returnForRevision = (to: Target, body: { reason_code: string; reason: string }) =>
  unwrap(api.POST("/suggestions/{id}/return", { params: at(to), body: { version: to.version, ...body } }));

export const setRoute = (
  to: Target,
  body: { section: string; person_name: string; inner_due_on: string | null },
) => unwrap(api.POST("/assignments/{id}/route", { params: at(to), body: { version: to.version, ...body } }));

export interface NewContact {
  phase: "before" | "during" | "after";
  mode: "meeting" | "visit" | "phone" | "online";
  held_on: string;
  place: string;
  /** The proposers who took part; left out, the lead did. */
  deputy_ids?: number[];
  persons: string;
  summary: string;
}

export const recordContact = (to: Target, body: NewContact) =>
  unwrap(
    api.POST("/assignments/{id}/communications", {
      params: at(to),
      body: { version: to.version, ...body },
    }),
  );

export const dispute = (to: Target, body: { reason: string }) =>
  unwrap(
    api.POST("/communications/{id}/dispute", { params: at(to), body: { version: to.version, ...body } }),
  );

export const note = (to: Target, body: { text: string }) =>
  unwrap(api.POST("/assignments/{id}/notes", { params: at(to), body: { version: to.version, ...body } }));

export const review = (to: Target, body: { pass: boolean; comment: string }) =>
  unwrap(
    api.POST("/replies/{id}/review", {
      params: at(to),
      body: { version: to.version, document_no: "", ...body },
    }),
  );

export const sign = (to: Target, body: { pass: boolean; comment: string; document_no: string }) =>
  unwrap(api.POST("/replies/{id}/sign", { params: at(to), body: { version: to.version, ...body } }));

export const giveFeedback = (to: Target, body: Opinion) =>
  unwrap(api.POST("/suggestions/{id}/feedback", { params: at(to), body: { version: to.version, ...body } }));

export const explainAndClose = (to: Target, body: { letter: string }) =>
  unwrap(
    api.POST("/suggestions/{id}/explain-and-close", {
      params: at(to),
      body: { version: to.version, ...body },
    }),
  );

export const deleteDraft = ({ id, version }: Target) =>
  unwrap(api.DELETE("/suggestions/{id}", { params: { path: { id }, query: { version } } }));

export const saveReply = (assignmentId: number, body: ReplyDraft) =>
  unwrap(api.PUT("/assignments/{id}/reply", { params: { path: { id: assignmentId } }, body }));

/** Notes that the deputy has opened the delivered reply. */
export function useReplyRead() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      unwrap(api.POST("/suggestions/{id}/reply-read", { params: { path: { id } } })),
    onSuccess: (_, id) => cache.invalidateQueries({ queryKey: keys.item(id) }),
  });
}

/** Takes back what no unit of the item has received yet. */
export async function recallAll({ id }: Pick<Target, "id">, reason: string) {
  for (;;) {
    const item = await unwrap(api.GET("/suggestions/{id}", { params: { path: { id } } }));
    const open = item.rounds.at(-1)?.assignments.find(({ actions }) => actions.includes("recall_assignment"));
    if (!open) return;
    const to = { id: open.id, version: item.version, key: { "Idempotency-Key": newIdempotencyKey() } };
    await unwrap(
      api.POST("/assignments/{id}/recall", { params: at(to), body: { version: to.version, reason } }),
    );
  }
}
