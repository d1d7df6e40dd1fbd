import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import { usersKey } from "../../api/users";

export interface NewUser {
  login_name: string;
  name: string;
  phone: string;
}

/** Carries one change of accounts to the server and brings the list up to date. */
function useChange<In, Out>(run: (input: In) => Promise<Out>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: run, onSettled: () => cache.invalidateQueries({ queryKey: usersKey }) });
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

/** Opens accounts for deputies of the register who have none, some at a time. */
export const useOpenDeputies = () => useChange((_: null) => unwrap(api.POST("/users/open-deputies")));
