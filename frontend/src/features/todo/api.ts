import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import { useAskingInterval } from "../../lib/presence";

export interface Filters {
  page: number;
  task?: string;
}

export const keys = { list: (filters: Filters) => ["tasks", filters] as const };

/** What waits for this person, by due date. */
export function useTasks(filters: Filters) {
  return useQuery({
    queryKey: keys.list(filters),
    queryFn: () => unwrap(api.GET("/tasks", { params: { query: { ...filters, size: 20 } } })),
    placeholderData: keepPreviousData,
    refetchInterval: useAskingInterval(),
  });
}
