import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type {
  ApiTokenRenewal,
  ApiTokenRequest,
  Webhook,
  WebhookChange,
  WebhookRequest,
} from "../../api/contract";

const keys = {
  own: ["tokens", "own"] as const,
  all: ["tokens", "congress"] as const,
  webhooks: ["webhooks"] as const,
  messages: ["webhooks", "messages"] as const,
};

export function useOwnTokens(page: number) {
  return useQuery({
    queryKey: [...keys.own, page] as const,
    queryFn: () => unwrap(api.GET("/auth/tokens", { params: { query: { page, size: 50 } } })),
    placeholderData: keepPreviousData,
  });
}

export function useTokens(page: number) {
  return useQuery({
    queryKey: [...keys.all, page] as const,
    queryFn: () => unwrap(api.GET("/api-tokens", { params: { query: { page, size: 50 } } })),
    placeholderData: keepPreviousData,
  });
}

export function useCreateToken() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ApiTokenRequest) => unwrap(api.POST("/auth/tokens", { body })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.own }),
  });
}

/** Gives one of one's own tokens a new secret. */
export function useRotateToken(id: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ApiTokenRenewal) =>
      unwrap(api.POST("/auth/tokens/{id}/rotate", { params: { path: { id } }, body })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.own }),
  });
}

/** Revokes a token: one's own, or one of the congress for the system administrator. */
export function useRevokeToken(whose: "own" | "congress") {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      whose === "own"
        ? unwrap(api.DELETE("/auth/tokens/{id}", { params: { path: { id } } }))
        : unwrap(api.DELETE("/api-tokens/{id}", { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ["tokens"] }),
  });
}

export function useWebhooks() {
  return useQuery({ queryKey: keys.webhooks, queryFn: () => unwrap(api.GET("/webhooks")) });
}

/** Changes something about webhooks and reads them anew. */
function useChange<V, A>(change: (values: V) => Promise<A>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => cache.invalidateQueries({ queryKey: keys.webhooks }),
  });
}

const at = (id: number) => ({ path: { id } });

export const useCreateWebhook = () =>
  useChange((body: WebhookRequest) => unwrap(api.POST("/webhooks", { body })));

export const useUpdateWebhook = (id: number) =>
  useChange((body: WebhookChange) => unwrap(api.PUT("/webhooks/{id}", { params: at(id), body })));

export const useRotateSecret = () =>
  useChange(({ id, version }: Webhook) =>
    unwrap(api.POST("/webhooks/{id}/secret", { params: at(id), body: { version } })),
  );

export const useRemoveWebhook = () =>
  useChange(({ id, version }: Webhook) =>
    unwrap(api.POST("/webhooks/{id}/remove", { params: at(id), body: { version } })),
  );

export const useTestWebhook = () =>
  useChange((id: number) => unwrap(api.POST("/webhooks/{id}/test", { params: at(id) })));

export const useReplay = () =>
  useChange((id: number) => unwrap(api.POST("/webhook-messages/{id}/replay", { params: at(id) })));

/** What was sent to an endpoint; looked at again while something is on its way. */
export function useMessages(id: number, page: number, state?: string) {
  return useQuery({
    queryKey: [...keys.messages, id, page, state] as const,
    queryFn: () =>
      unwrap(api.GET("/webhooks/{id}/messages", { params: { ...at(id), query: { page, state, size: 50 } } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.items.some((one) => one.state === "waiting" || one.state === "sending") ? 5_000 : false,
  });
}
