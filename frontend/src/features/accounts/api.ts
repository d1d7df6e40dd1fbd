import { api, unwrap } from "../../api/client";
import { useUserChange } from "../../api/users";

export interface NewUser {
  login_name: string;
  name: string;
  phone: string;
}

export const useCreateUser = () =>
  useUserChange(({ key, ...body }: NewUser & { key: { "Idempotency-Key": string } }) =>
    unwrap(api.POST("/users", { headers: key, body })),
  );

export const useSuspend = () =>
  useUserChange(({ id, reason }: { id: number; reason: string }) =>
    unwrap(api.POST("/users/{id}/suspend", { params: { path: { id } }, body: { reason } })),
  );

export const useRestore = () =>
  useUserChange((id: number) => unwrap(api.POST("/users/{id}/restore", { params: { path: { id } } })));

/** Opens accounts for deputies of the register who have none, some at a time. */
export const useOpenDeputies = () => useUserChange((_: null) => unwrap(api.POST("/users/open-deputies")));
