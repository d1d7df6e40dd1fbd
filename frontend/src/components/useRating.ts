import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "../api/client";

/** What the congress calls a rating; the code of one that it does not name. */
export function useRating(): (code: string) => string {
  const { data } = useQuery({
    queryKey: ["rules"],
    queryFn: () => unwrap(api.GET("/rules", {})),
    staleTime: 10 * 60_000,
  });
  return (code) => data?.ratings.find((one) => one.code === code)?.label ?? code;
}
