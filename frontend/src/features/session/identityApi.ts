import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import { expectLogIn } from "../../api/session";

const keys = {
  provider: ["identity-provider"] as const,
  identities: ["identities"] as const,
};

/** Whether people can log in by an identity provider, and what it is called. */
export function useProvider() {
  return useQuery({
    queryKey: keys.provider,
    queryFn: () => unwrap(api.GET("/auth/oidc")),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Goes to the identity provider, which sends the browser back logged in. */
export function useEnterByIdentity() {
  return useMutation({
    mutationFn: () => unwrap(api.POST("/auth/oidc/start")),
    onSuccess: ({ url }) => {
      expectLogIn();
      location.assign(url);
    },
  });
}

export function useIdentities() {
  return useQuery({ queryKey: keys.identities, queryFn: () => unwrap(api.GET("/auth/oidc/identities")) });
}

/** Goes to the identity provider, which sends the browser back with the identity linked. */
export function useLinkIdentity() {
  return useMutation({
    mutationFn: (current_password: string) =>
      unwrap(api.POST("/auth/oidc/link", { body: { current_password } })),
    onSuccess: ({ url }) => location.assign(url),
  });
}

export function useUnlinkIdentity() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      unwrap(api.DELETE("/auth/oidc/identities/{id}", { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.identities }),
  });
}
