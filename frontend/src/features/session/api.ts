import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";

import { api, unwrap } from "../../api/client";
import type { SetupRequest } from "../../api/contract";
import { beginSession, endSession, sessionState, updateMe } from "../../api/session";

export const keys = {
  logins: ["logins"] as const,
  setup: ["setup"] as const,
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
