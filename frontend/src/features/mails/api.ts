import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";

export interface Filters {
  page: number;
  state?: string;
  channel?: string;
}

export function useMails(filters: Filters) {
  return useQuery({
    queryKey: ["mails", filters] as const,
    queryFn: () => unwrap(api.GET("/mails", { params: { query: { ...filters, size: 50 } } })),
    placeholderData: keepPreviousData,
  });
}

/** Lets failed messages wait once more; answers how many do. */
export function useSendAgain() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (ids: number[]) => unwrap(api.POST("/mails/send-again", { body: { ids } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ["mails"] }),
  });
}
