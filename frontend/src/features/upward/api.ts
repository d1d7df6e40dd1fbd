import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { components, operations, paths } from "../../api/schema";
import type { Target } from "../../components/ActionDialog";

type Schemas = components["schemas"];

export type Upward = Schemas["upward.View"];
export type UpwardRow = Schemas["upward.Row"];
export type UpwardState = Schemas["upward.State"];
export type Action = Schemas["upward.Action"];
export type Member = Schemas["upward.MemberView"];
export type Answer = Schemas["upward.AnswerView"];
export type UpwardEvent = Schemas["upward.EventView"];
export type TextVersion = Schemas["upward.TextView"];
export type FileRef = Schemas["attachment.View"];
export type Proposal = Schemas["upward.Proposal"];
type Receipt = Schemas["upward.Receipt"];
export type ListQuery = NonNullable<operations["listUpward"]["parameters"]["query"]>;

export const states: UpwardState[] = [
  "topic",
  "drafting",
  "signing",
  "submitted",
  "answered",
  "following",
  "concluded",
  "dropped",
];

const keys = {
  all: ["upward"] as const,
  list: (query: ListQuery) => ["upward", "list", query] as const,
  item: (id: number) => ["upward", "item", id] as const,
};

export function useUpwards(query: ListQuery) {
  return useQuery({
    queryKey: keys.list(query),
    queryFn: () => unwrap(api.GET("/upward", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useUpward(id: number) {
  return useQuery({
    queryKey: keys.item(id),
    queryFn: () => unwrap(api.GET("/upward/{id}", { params: { path: { id } } })),
  });
}

/** Brings everything that an action may have moved up to date. */
export function useRefresh() {
  const cache = useQueryClient();
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: keys.all }),
      cache.invalidateQueries({ queryKey: ["notices"] }),
    ]);
}

type ActionPath = Exclude<Extract<keyof paths, `/upward/{id}/${string}`>, "/upward/{id}/text">;

type BodyOf<P extends ActionPath> = paths[P] extends {
  post: { requestBody: { content: { "application/json": infer Body } } };
}
  ? Omit<Body, "version">
  : never;

/** Sends an action with what it says, for the version that the person has in view. */
export function post<P extends ActionPath>(path: P) {
  return ({ id, key, version }: Target, body: BodyOf<P>): Promise<unknown> => {
    const sent = { params: { path: { id }, header: key }, body: { ...body, version } };
    // The compiler cannot join a path that is still open with its body; BodyOf has done so.
    return unwrap(api.POST(path as "/upward/{id}/open-signing", sent as never));
  };
}

export type Wording = Omit<Schemas["upward.wordingRequest"], "version">;

export const editText = ({ id, version }: Target, wording: Wording): Promise<Receipt> =>
  unwrap(api.PUT("/upward/{id}/text", { params: { path: { id } }, body: { ...wording, version } }));

export const propose = (key: Target["key"], body: Proposal): Promise<Receipt> =>
  unwrap(api.POST("/upward", { params: { header: key }, body }));
