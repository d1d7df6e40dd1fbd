import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";

export interface Filters {
  page: number;
  state?: string;
}

export function useMails(filters: Filters) {
  return useQuery({
    queryKey: ["mails", filters] as const,
    queryFn: () => unwrap(api.GET("/mails", { params: { query: { ...filters, size: 50 } } })),
    placeholderData: keepPreviousData,
  });
}
