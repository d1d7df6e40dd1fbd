import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { api, unwrap } from "./client";

export const usersKey = ["users"] as const;

/** One page of the accounts that the person who is logged in may list. */
export function useUsers(filters: { page: number; q?: string }) {
  return useQuery({
    queryKey: [...usersKey, filters],
    queryFn: () => unwrap(api.GET("/users", { params: { query: { ...filters, size: 20 } } })),
    placeholderData: keepPreviousData,
  });
}
