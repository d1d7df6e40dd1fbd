import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { components, paths } from "../../api/schema";
import type { Target } from "../../components/ActionDialog";

type Schemas = components["schemas"];

export type Card = Schemas["supervision.Card"];
export type KeyItem = Schemas["supervision.View"];
export type Status = Schemas["supervision.Status"];
export type Action = Schemas["supervision.Action"];
export type Milestone = Schemas["supervision.MilestoneView"];
export type Letter = Schemas["supervision.LetterView"];
export type Activity = Schemas["supervision.ActivityView"];
export type ActivityRow = Schemas["supervision.ActivityRow"];
export type Invitation = Schemas["supervision.InvitationView"];
export type Candidate = Schemas["supervision.CandidateView"];
export type Decision = Schemas["supervision.DecisionView"];
export type HistoryEvent = Schemas["supervision.EventView"];
export type Named = Schemas["supervision.PartyView"];
export type Parties = Schemas["supervision.PartiesView"];
export type FileRef = Schemas["attachment.View"];

/** One full page: a congress has a few dozen key items at most. */
const whole = { size: 200 };

const keys = {
  all: ["supervision"] as const,
  board: ["supervision", "board"] as const,
  item: (id: number) => ["supervision", "item", id] as const,
  panel: (id: number) => ["supervision", "panel", id] as const,
  activity: (id: number) => ["supervision", "activity", id] as const,
  candidates: ["supervision", "candidates"] as const,
  decisions: ["supervision", "decisions"] as const,
  letter: (id: number) => ["supervision", "letter", id] as const,
  choices: (q: string) => ["supervision", "choices", q] as const,
};

export function useBoard() {
  return useQuery({
    queryKey: keys.board,
    queryFn: () => unwrap(api.GET("/key-items", { params: { query: whole } })),
    refetchInterval: 5 * 60_000,
  });
}

export function useKeyItem(id: number) {
  return useQuery({
    queryKey: keys.item(id),
    queryFn: () => unwrap(api.GET("/key-items/{id}", { params: { path: { id } } })),
  });
}

export function usePanel(id: number) {
  return useQuery({
    queryKey: keys.panel(id),
    queryFn: () => unwrap(api.GET("/suggestions/{id}/supervision", { params: { path: { id } } })),
  });
}

export function useActivity(id: number) {
  return useQuery({
    queryKey: keys.activity(id),
    queryFn: () => unwrap(api.GET("/activities/{id}", { params: { path: { id } } })),
  });
}

export function useLetter(id: number) {
  return useQuery({
    queryKey: keys.letter(id),
    queryFn: () => unwrap(api.GET("/letters/{id}", { params: { path: { id } } })),
  });
}

export function useCandidates() {
  return useQuery({
    queryKey: keys.candidates,
    queryFn: () => unwrap(api.GET("/candidates", { params: { query: whole } })),
  });
}

export function useDecisions() {
  return useQuery({
    queryKey: keys.decisions,
    queryFn: () => unwrap(api.GET("/decisions", { params: { query: whole } })),
  });
}

/** Who can be named as a party, and the deputies whose names hold the words. */
export function useChoices(q = "") {
  return useQuery({
    queryKey: keys.choices(q),
    queryFn: () => unwrap(api.GET("/supervision/choices", { params: { query: { q: q || undefined } } })),
    placeholderData: keepPreviousData,
  });
}

/** The deputies whose names hold the words, as a choice offers them. */
export function useDeputyChoices(q: string) {
  return useQuery({
    queryKey: keys.choices(q),
    queryFn: () => unwrap(api.GET("/supervision/choices", { params: { query: { q: q || undefined } } })),
    select: ({ deputies }) =>
      deputies.map(({ id, name, card_no, delegation }) => ({
        value: id,
        label: [name, card_no, delegation].filter(Boolean).join(" · "),
      })),
    placeholderData: keepPreviousData,
  });
}

/** Brings everything that an action may have moved up to date. */
export function useRefresh() {
  const cache = useQueryClient();
  return () =>
    Promise.all(
      [keys.all, ["suggestions"], ["tasks"], ["notices"]].map((queryKey) =>
        cache.invalidateQueries({ queryKey }),
      ),
    );
}

type Posted = Extract<
  keyof paths,
  | `/key-items/{id}/${string}`
  | `/milestones/{id}/${string}`
  | `/activities/{id}/${string}`
  | `/letters/{id}/${string}`
>;

type BodyOf<P extends keyof paths, M extends "post" | "put"> = paths[P] extends {
  [K in M]: { requestBody: { content: { "application/json": infer Body } } };
}
  ? Omit<Body, "version">
  : never;

/** Sends an action with what it says, for the version that the person has in view. */
export function post<P extends Posted>(path: P) {
  return ({ id, key, version }: Target, body: BodyOf<P, "post">): Promise<unknown> => {
    const sent = { params: { path: { id }, header: key }, body: { ...body, version } };
    // The compiler cannot join a path that is still open with its body; BodyOf has done so.
    return unwrap(api.POST(path as "/key-items/{id}/conclude", sent as never));
  };
}

type Put = Extract<
  keyof paths,
  `/key-items/{id}/${string}` | "/activities/{id}" | `/candidates/{id}${string}`
>;

/** As post, for what is replaced as a whole. */
export function put<P extends Put>(path: P) {
  return ({ id, version }: Target, body: BodyOf<P, "put">): Promise<unknown> =>
    unwrap(
      api.PUT(
        path as "/key-items/{id}/plan",
        { params: { path: { id } }, body: { ...body, version } } as never,
      ),
    );
}

export const answerInvitation = ({ id, key }: Target, body: Schemas["supervision.answerRequest"]) =>
  unwrap(api.POST("/activities/{id}/answer", { params: { path: { id }, header: key }, body }));

export const signInByHand = ({ id, key }: Target, body: Schemas["supervision.noteRequest"]) =>
  unwrap(api.POST("/invitations/{id}/sign-in", { params: { path: { id }, header: key }, body }));

export const signIn = (code: string) => unwrap(api.POST("/sign-in", { body: { code } }));

export const makeCode = (id: number, version: number) =>
  unwrap(api.POST("/activities/{id}/code", { params: { path: { id } }, body: { version } }));

export const nominate = ({ id, key }: Target, body: Schemas["supervision.nominationRequest"]) =>
  unwrap(api.POST("/suggestions/{id}/nominations", { params: { path: { id }, header: key }, body }));

export const withdrawNomination = ({ id, key }: Target) =>
  unwrap(
    api.POST("/suggestions/{id}/nominations/withdraw", { params: { path: { id }, header: key }, body: {} }),
  );

export type Decided = Schemas["supervision.Decided"];

export const decide = (key: Target["key"], body: Decided) =>
  unwrap(api.POST("/decisions", { params: { header: key }, body }));
