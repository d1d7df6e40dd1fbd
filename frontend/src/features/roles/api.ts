import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { Role } from "../../api/contract";
import { usersKey } from "../../api/users";
import { deputyText } from "../../lib/deputyText";

export interface Grant {
  role: Role;
  unit_id?: number;
  committee_id?: number;
  deputy_id?: number;
}

/** The handling units whose names hold the words. */
export function useUnits(q: string) {
  return useQuery({
    queryKey: ["roles", "units", q],
    queryFn: () => unwrap(api.GET("/units", { params: { query: { q: q || undefined, size: 50 } } })),
    select: ({ items }) => items.map(({ id, name }) => ({ value: id, label: name })),
    placeholderData: keepPreviousData,
  });
}

/** The special committees whose names hold the words. */
export function useCommittees(q: string) {
  return useQuery({
    queryKey: ["roles", "committees"],
    queryFn: () => unwrap(api.GET("/committees", {})),
    select: ({ items }) =>
      items
        .filter(({ name, active }) => active && name.includes(q))
        .map(({ id, name }) => ({ value: id, label: name })),
  });
}

/** The deputies of the register whose name, card number or electing unit holds the words. */
export function useDeputyNames(q: string) {
  return useQuery({
    queryKey: ["roles", "deputies", q],
    queryFn: () => unwrap(api.GET("/deputies/names", { params: { query: { q: q || undefined, size: 50 } } })),
    select: ({ items }) => items.map((deputy) => ({ value: deputy.id, label: deputyText(deputy) })),
    placeholderData: keepPreviousData,
  });
}

export function useGrant(id: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Grant) =>
      unwrap(api.POST("/users/{id}/memberships", { params: { path: { id } }, body })),
    onSettled: () => cache.invalidateQueries({ queryKey: usersKey }),
  });
}

export function useRevoke() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => unwrap(api.DELETE("/memberships/{id}", { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: usersKey }),
  });
}
