import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { components } from "../../api/schema";
import { usersKey, useUserChange } from "../../api/users";

export type Account = components["schemas"]["account.accountView"];

export interface NewUser {
  login_name: string;
  name: string;
  phone: string;
}

export const useCreateUser = () =>
  useUserChange(({ key, ...body }: NewUser & { key: { "Idempotency-Key": string } }) =>
    unwrap(api.POST("/users", { headers: key, body })),
  );

/** One account with the whole phone number, which the list does not show. */
export const useAccount = (id: number) =>
  useQuery({
    queryKey: [...usersKey, "account", id],
    queryFn: () => unwrap(api.GET("/users/{id}", { params: { path: { id } } })),
    gcTime: 0,
  });

export const useUpdateUser = () =>
  useUserChange(({ id, ...body }: Pick<Account, "id" | "version" | "name" | "phone" | "wechat">) =>
    unwrap(api.PUT("/users/{id}", { params: { path: { id } }, body })),
  );

export const useSuspend = () =>
  useUserChange(({ id, reason }: { id: number; reason: string }) =>
    unwrap(api.POST("/users/{id}/suspend", { params: { path: { id } }, body: { reason } })),
  );

export const useRestore = () =>
  useUserChange((id: number) => unwrap(api.POST("/users/{id}/restore", { params: { path: { id } } })));

/** Opens accounts for deputies of the register who have none, some at a time. */
export const useOpenDeputies = () => useUserChange((_: null) => unwrap(api.POST("/users/open-deputies")));
