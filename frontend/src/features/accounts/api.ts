import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";

export interface Filters {
  page: number;
  q?: string;
}

export interface NewUser {
  login_name: string;
  name: string;
  phone: string;
}

export const keys = {
  all: ["users"] as const,
  list: (filters: Filters) => ["users", filters] as const,
};

export function useUsers(filters: Filters) {
  return useQuery({
    queryKey: keys.list(filters),
    queryFn: () => unwrap(api.GET("/users", { params: { query: { ...filters, size: 20 } } })),
    placeholderData: keepPreviousData,
  });
}

/** Carries one change of accounts to the server and brings the list up to date. */
function useChange<In, Out>(run: (input: In) => Promise<Out>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: run, onSettled: () => cache.invalidateQueries({ queryKey: keys.all }) });
}

export const useCreateUser = () =>
  useChange(({ key, ...body }: NewUser & { key: { "Idempotency-Key": string } }) =>
    unwrap(api.POST("/users", { headers: key, body })),
  );

export const useSuspend = () =>
  useChange(({ id, reason }: { id: number; reason: string }) =>
    unwrap(api.POST("/users/{id}/suspend", { params: { path: { id } }, body: { reason } })),
  );

export const useRestore = () =>
  useChange((id: number) => unwrap(api.POST("/users/{id}/restore", { params: { path: { id } } })));

export const useResetPassword = () =>
  useChange((id: number) => unwrap(api.POST("/users/{id}/reset-password", { params: { path: { id } } })));
