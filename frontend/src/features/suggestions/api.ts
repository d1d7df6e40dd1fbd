import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import { core, type ListQuery, type Rating, type ReplyDraft } from "../../api/core";

export const keys = {
  all: ["suggestions"] as const,
  list: (query: ListQuery) => ["suggestions", "list", query] as const,
  item: (id: number) => ["suggestions", "item", id] as const,
  rules: ["rules"] as const,
  units: (q: string) => ["units", "choice", q] as const,
};

export function useSuggestions(query: ListQuery) {
  return useQuery({
    queryKey: keys.list(query),
    queryFn: () => unwrap(core.GET("/suggestions", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useSuggestion(id: number) {
  return useQuery({
    queryKey: keys.item(id),
    queryFn: () => unwrap(core.GET("/suggestions/{id}", { params: { path: { id } } })),
  });
}

/** The rules in force: categories, reply classes, reason codes. */
export function useRules() {
  return useQuery({
    queryKey: keys.rules,
    queryFn: () => unwrap(core.GET("/rules", {})),
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
  unwrap(core.POST(path, { params: at(to), body: { version: to.version } }));

export const submit = (to: Target) =>
  unwrap(
    core.POST("/suggestions/{id}/submit", {
      params: at(to),
      body: { version: to.version, no_state_secrets: true },
    }),
  );

export const returnForRevision = (to: Target, body: { reason_code: string; reason: string }) =>
  unwrap(core.POST("/suggestions/{id}/return", { params: at(to), body: { version: to.version, ...body } }));

export const assign = (to: Target, body: { unit_id: number; note: string }) =>
  unwrap(core.POST("/suggestions/{id}/assign", { params: at(to), body: { version: to.version, ...body } }));

export const setRoute = (
  to: Target,
  body: { section: string; person_name: string; inner_due_on: string | null },
) => unwrap(core.POST("/assignments/{id}/route", { params: at(to), body: { version: to.version, ...body } }));

export interface NewContact {
  phase: "before" | "during" | "after";
  mode: "meeting" | "visit" | "phone" | "online";
  held_on: string;
  place: string;
  persons: string;
  summary: string;
}

export const recordContact = (to: Target, body: NewContact) =>
  unwrap(
    core.POST("/assignments/{id}/communications", {
      params: at(to),
      body: { version: to.version, ...body },
    }),
  );

export const dispute = (to: Target, body: { reason: string }) =>
  unwrap(
    core.POST("/communications/{id}/dispute", { params: at(to), body: { version: to.version, ...body } }),
  );

export const note = (to: Target, body: { text: string }) =>
  unwrap(core.POST("/assignments/{id}/notes", { params: at(to), body: { version: to.version, ...body } }));

export const review = (to: Target, body: { pass: boolean; comment: string }) =>
  unwrap(core.POST("/replies/{id}/review", { params: at(to), body: { version: to.version, ...body } }));

export const sign = (to: Target, body: { pass: boolean; comment: string; document_no: string }) =>
  unwrap(core.POST("/replies/{id}/sign", { params: at(to), body: { version: to.version, ...body } }));

export const giveFeedback = (to: Target, body: { attitude: Rating; result: Rating; reasons: string }) =>
  unwrap(core.POST("/suggestions/{id}/feedback", { params: at(to), body: { version: to.version, ...body } }));

export const rehandle = (to: Target, body: { reason: string; unit_id: number }) =>
  unwrap(core.POST("/suggestions/{id}/rehandle", { params: at(to), body: { version: to.version, ...body } }));

export const explainAndClose = (to: Target, body: { letter: string }) =>
  unwrap(
    core.POST("/suggestions/{id}/explain-and-close", {
      params: at(to),
      body: { version: to.version, ...body },
    }),
  );

export const deleteDraft = ({ id, version }: Target) =>
  unwrap(core.DELETE("/suggestions/{id}", { params: { path: { id }, query: { version } } }));

export const saveReply = (assignmentId: number, body: ReplyDraft) =>
  unwrap(core.PUT("/assignments/{id}/reply", { params: { path: { id: assignmentId } }, body }));

/** Notes that the deputy has opened the delivered reply. */
export function useReplyRead() {
  return useMutation({
    mutationFn: ({ id, key }: Omit<Target, "version">) =>
      unwrap(core.POST("/suggestions/{id}/reply-read", { params: { path: { id }, header: key }, body: {} })),
  });
}

export interface BatchItem {
  suggestion_id: number;
  version: number;
  unit_id: number;
}

export function useAssignBatch() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ key, ...body }: { items: BatchItem[]; note: string; key: Target["key"] }) =>
      unwrap(core.POST("/suggestions/assign-batch", { params: { header: key }, body })),
    onSettled: refresh,
  });
}
