import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";

export interface Filters {
  page: number;
  from?: string;
  to?: string;
  action?: string;
  person?: string;
  result?: "ok" | "refused";
}

export const keys = { list: (filters: Filters) => ["audit", filters] as const };

export function useAudit(filters: Filters) {
  return useQuery({
    queryKey: keys.list(filters),
    queryFn: () => unwrap(api.GET("/audit", { params: { query: { ...filters, size: 50 } } })),
    placeholderData: keepPreviousData,
  });
}

/** Walks the chain of sealed records on demand. */
export function useVerify() {
  return useMutation({ mutationFn: () => unwrap(api.GET("/audit/verify")) });
}
