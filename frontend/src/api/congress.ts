import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "./client";
import type { components } from "./schema";

type Schemas = components["schemas"];

/** The own congress with its terms and sessions, the newest first. */
export type Congress = Schemas["org.congressView"];
export type Term = Schemas["org.termView"];
/** One meeting of the congress. */
export type Session = Schemas["org.sessionView"];

export const congressKey = ["congress"] as const;

export function useCongress(enabled = true) {
  return useQuery({
    queryKey: congressKey,
    queryFn: () => unwrap(api.GET("/congresses/current")),
    enabled,
    staleTime: 60_000,
  });
}
