import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { Role } from "../../api/contract";

export interface Filters {
  page: number;
  q?: string;
}

export interface Grant {
  role: Role;
  unit_id?: number;
}

export const keys = {
  all: ["roles"] as const,
  people: (filters: Filters) => ["roles", "people", filters] as const,
  units: (q: string) => ["roles", "units", q] as const,
};

export function usePeople(filters: Filters) {
  return useQuery({
    queryKey: keys.people(filters),
    queryFn: () => unwrap(api.GET("/users", { params: { query: { ...filters, size: 20 } } })),
    placeholderData: keepPreviousData,
  });
}

/** The handling units whose names hold what was typed. */
export function useUnits(q: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.units(q),
    queryFn: () => unwrap(api.GET("/units", { params: { query: { q: q || undefined, size: 50 } } })),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useGrant(id: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Grant) =>
      unwrap(api.POST("/users/{id}/memberships", { params: { path: { id } }, body })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.all }),
  });
}

export function useRevoke() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => unwrap(api.DELETE("/memberships/{id}", { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.all }),
  });
}
