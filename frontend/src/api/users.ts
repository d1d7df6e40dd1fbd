import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "./client";
import type { operations } from "./schema";

export const usersKey = ["users"] as const;

/** What narrows the list of accounts, besides the page. */
export type UserFilters = Omit<NonNullable<operations["listUsers"]["parameters"]["query"]>, "page" | "size">;
export const userStates = ["active", "suspended", "locked", "initial", "unassigned"] as const;

/** One page of the accounts that the person who is logged in may list. */
export function useUsers(filters: UserFilters & { page: number }) {
  return useQuery({
    queryKey: [...usersKey, filters],
    queryFn: () => unwrap(api.GET("/users", { params: { query: { ...filters, size: 20 } } })),
    placeholderData: keepPreviousData,
  });
}

/** Carries one change of accounts to the server and brings the list up to date. */
export function useUserChange<In, Out>(run: (input: In) => Promise<Out>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: run, onSettled: () => cache.invalidateQueries({ queryKey: usersKey }) });
}

/** Sets an initial password, which comes back once. */
export const useResetPassword = () =>
  useUserChange((id: number) => unwrap(api.POST("/users/{id}/reset-password", { params: { path: { id } } })));
