import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { MailMode, NoticeChannel, SubstitutionRequest, Topic } from "../../api/contract";
import { sessionState, updateMe } from "../../api/session";

export const keys = {
  preferences: ["notices", "preferences"] as const,
  substitutions: ["substitutions"] as const,
};

export function usePreferences() {
  return useQuery({
    queryKey: keys.preferences,
    queryFn: () => unwrap(api.GET("/notices/preferences")),
  });
}

/** Keeps the choice for one topic; the others stay. */
export function useChoose() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (choice: { channel: NoticeChannel; topic: Topic; mode: MailMode }) =>
      unwrap(api.PUT("/notices/preferences", { body: { choices: [choice] } })),
    onSuccess: (preferences) => cache.setQueryData(keys.preferences, preferences),
  });
}

/** What a person enters himself of where he is reached. */
export type OwnAddress = "email" | "wechat";

export function useChangeAddress(own: OwnAddress) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (address: string) =>
      own === "email"
        ? unwrap(api.PUT("/auth/email", { body: { email: address } }))
        : unwrap(api.PUT("/auth/wechat", { body: { wechat: address } })),
    onSuccess: async (_, address) => {
      const { me } = sessionState();
      if (me && own === "email") updateMe({ ...me, user: { ...me.user, email: address } });
      await cache.invalidateQueries({ queryKey: keys.preferences });
    },
  });
}

export function useSubstitutions() {
  return useQuery({ queryKey: keys.substitutions, queryFn: () => unwrap(api.GET("/substitutions")) });
}

export function useNameSubstitute() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SubstitutionRequest) => unwrap(api.POST("/substitutions", { body })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.substitutions }),
  });
}

export function useEndSubstitution() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => unwrap(api.DELETE("/substitutions/{id}", { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.substitutions }),
  });
}
