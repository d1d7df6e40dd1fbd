import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { Topic } from "../../api/contract";
import { useAskingInterval } from "../../lib/presence";

const size = 20;

export const keys = {
  all: ["notices"] as const,
  page: (page: number, topic?: Topic) => ["notices", page, topic ?? ""] as const,
  unread: ["notices", "unread"] as const,
};

export function useNotices(page: number, topic?: Topic) {
  return useQuery({
    queryKey: keys.page(page, topic),
    queryFn: () => unwrap(api.GET("/notices", { params: { query: { topic, page, size } } })),
    placeholderData: keepPreviousData,
  });
}

/** How many notices are unread; asked again every minute while the page is used. */
export function useUnread(): number {
  const { data } = useQuery({
    queryKey: keys.unread,
    queryFn: async () => (await unwrap(api.GET("/notices", { params: { query: { size: 1 } } }))).unread,
    refetchInterval: useAskingInterval(),
    retry: false,
  });
  return data ?? 0;
}

export function useRead() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => unwrap(api.POST("/notices/{id}/read", { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.all }),
  });
}

export function useReadAll() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST("/notices/read-all")),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.all }),
  });
}
