import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";

import { api, unwrap } from "../../api/client";
import type { SetupRequest } from "../../api/contract";
import { beginSession, endSession, sessionState, updateMe } from "../../api/session";

export const keys = {
  logins: ["logins"] as const,
  setup: ["setup"] as const,
  provider: ["identity-provider"] as const,
  identities: ["identities"] as const,
};

export interface Credentials {
  login_name: string;
  password: string;
}

export interface PasswordChange {
  current_password: string;
  new_password: string;
}

export function useLogIn() {
  return useMutation({
    mutationFn: (body: Credentials) => unwrap(api.POST("/auth/login", { body })),
    onSuccess: beginSession,
  });
}

/** Ends the log-in here and, when it can be reached, on the server. */
export function useLogOut() {
  return useMutation({
    mutationFn: () => unwrap(api.POST("/auth/logout")),
    onSettled: endSession,
  });
}

/** Changes the hat, and goes to where that hat starts: the open page may be none of its business. */
export function useWearHat() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (membership_id: number) => unwrap(api.POST("/auth/hat", { body: { membership_id } })),
    onSuccess: async (answer) => {
      beginSession(answer);
      await navigate("/");
    },
  });
}

export function useChangePassword() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: PasswordChange) => unwrap(api.POST("/auth/password", { body })),
    onSuccess: async () => {
      const { me } = sessionState();
      if (me) updateMe({ ...me, must_change_password: false });
      await cache.invalidateQueries({ queryKey: keys.logins });
    },
  });
}

export function useLogins() {
  return useQuery({ queryKey: keys.logins, queryFn: () => unwrap(api.GET("/auth/logins")) });
}

export function useEndLogin() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => unwrap(api.DELETE("/auth/logins/{id}", { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.logins }),
  });
}

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
    onSuccess: ({ url }) => location.assign(url),
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

export function useSetupNeeded() {
  return useQuery({ queryKey: keys.setup, queryFn: () => unwrap(api.GET("/setup")), retry: false });
}

/** Sets the installation up; from then on the way to the log-in is open. */
export function useSetUp() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SetupRequest) => unwrap(api.POST("/setup", { body })),
    onSuccess: () => cache.setQueryData(keys.setup, { needed: false }),
  });
}
