import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import { sendForm } from "../../api/upload";
import type { Attachment, DraftBody } from "./contract";

const path = (id: number) => ({ path: { id } });
const header = (key: string) => ({ header: { "Idempotency-Key": key } });

/** Fetches a draft as the server has it now. */
export const fetchDraft = (id: number) => unwrap(api.GET("/suggestions/{id}", { params: path(id) }));

/** Makes a draft, of one's own or of the delegation that one heads; the same key makes it once. */
export const createDraft = (body: DraftBody, key: string, for_delegation: boolean) =>
  unwrap(api.POST("/suggestions", { params: header(key), body: { ...body, for_delegation } }));

/** Replaces a draft's text, if nobody did so since `version`. */
export const saveDraft = (id: number, version: number, body: DraftBody) =>
  unwrap(api.PUT("/suggestions/{id}/content", { params: path(id), body: { ...body, version } }));

export const deleteDraft = (id: number, version: number) =>
  unwrap(api.DELETE("/suggestions/{id}", { params: { ...path(id), query: { version } } }));

export const submitDraft = (id: number, version: number, key: string) =>
  unwrap(
    api.POST("/suggestions/{id}/submit", {
      params: { ...path(id), ...header(key) },
      body: { version, no_state_secrets: true },
    }),
  );

/** Sends one file up; `onProgress` hears the share that has gone, from 0 to 1. */
export function uploadAttachment(file: File, onProgress: (share: number) => void, signal: AbortSignal) {
  const form = new FormData();
  form.append("file", file);
  return sendForm<Attachment>("/attachments", form, { onProgress, signal });
}

/** A draft for editing: what is typed must not be replaced by a refetch, so there is none. */
export function useDraft(id: number | null) {
  return useQuery({
    queryKey: ["draft", id],
    queryFn: () => fetchDraft(Number(id)),
    enabled: id !== null,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  });
}

/** Who has answered the invitation to co-sign; unlike the text it may change while one writes. */
export function useCosigning(id: number | null) {
  return useQuery({
    queryKey: ["cosigning", id],
    queryFn: async () => {
      const { signatures, clocks, actions } = await fetchDraft(Number(id));
      return { signatures, clocks, actions };
    },
    enabled: id !== null,
    refetchOnWindowFocus: true,
  });
}

/** The own mandate, with the delegations that one heads. */
export function useOwnMandate(wanted: boolean) {
  return useQuery({
    queryKey: ["deputies", "own"],
    queryFn: () => unwrap(api.GET("/deputies/own")),
    enabled: wanted,
    staleTime: 300_000,
  });
}

export function useWritingRules() {
  return useQuery({
    queryKey: ["rules"],
    queryFn: () => unwrap(api.GET("/rules")),
    staleTime: 300_000,
  });
}
