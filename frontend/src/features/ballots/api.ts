import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import createClient from "openapi-fetch";
import { useEffect } from "react";

import { api, unwrap } from "../../api/client";
import type { components, operations, paths } from "../../api/schema";
import { usePresent } from "../../lib/presence";

type Schemas = components["schemas"];

export type Ballot = Schemas["ballot.View"];
export type BallotRow = Schemas["ballot.Row"];
export type BallotState = Schemas["ballot.State"];
export type Subject = Schemas["ballot.SubjectView"];
export type Turnout = Schemas["ballot.Turnout"];
export type Paper = Schemas["ballot.Paper"];
export type Answer = Schemas["ballot.Answer"];
export type Recount = Schemas["ballot.Recount"];
export type Score = Schemas["ballot.Score"];
export type ScoreTable = Schemas["ballot.ScoreTable"];
export type Plan = Schemas["ballot.Plan"];
export type Candidate = Schemas["ballot.Candidate"];
type Receipt = Schemas["ballot.Receipt"];
export type ListQuery = NonNullable<operations["listBallots"]["parameters"]["query"]>;
export type CandidateQuery = operations["listBallotCandidates"]["parameters"]["query"];

export const states: BallotState[] = ["draft", "open", "closed", "cancelled"];

/** The code of an abstention, beside the ratings of the rules. */
export const abstain = "abstain";

/** How often a screen asks how many have voted, in milliseconds. */
export const turnoutAsks = 3_000;

export const useBallots = (query: ListQuery) =>
  useQuery({
    queryKey: ["ballots", "list", query],
    queryFn: () => unwrap(api.GET("/ballots", { params: { query } })),
    placeholderData: keepPreviousData,
  });

/** A ballot; on a screen before which nobody sits, what failed is asked again until it is there. */
export const useBallot = (id: number, { untilLoaded = false } = {}) =>
  useQuery({
    enabled: id > 0,
    queryKey: ["ballots", "one", id],
    queryFn: () => unwrap(api.GET("/ballots/{id}", { params: { path: { id } } })),
    refetchInterval: ({ state }) => untilLoaded && state.status === "error" && turnoutAsks,
    refetchIntervalInBackground: true,
  });

/**
 * How many have voted of a ballot that is shown in a state; while it is open that is asked for again and
 * again, as long as somebody uses the page, or untouched. When the state has become another, what is shown
 * of ballots is fetched again.
 */
export function useProgress(id: number, shown: BallotState | undefined, { untouched = false } = {}) {
  const cache = useQueryClient();
  const present = usePresent();
  const running = shown === "open" || (untouched && shown === "draft");
  const turnout = useQuery({
    queryKey: ["ballots", "turnout", id],
    queryFn: () => unwrap(api.GET("/ballots/{id}/turnout", { params: { path: { id } } })),
    enabled: running,
    refetchInterval: running && (untouched || present) && turnoutAsks,
    refetchIntervalInBackground: untouched,
  });
  const state = turnout.data?.state;
  useEffect(() => {
    if (running && state && state !== shown) void cache.invalidateQueries({ queryKey: ["ballots"] });
  }, [cache, running, state, shown]);
  return turnout;
}

export const useRecount = (id: number) =>
  useQuery({
    queryKey: ["ballots", "recount", id],
    queryFn: () => unwrap(api.GET("/ballots/{id}/recount", { params: { path: { id } } })),
    enabled: false,
    gcTime: 0,
  });

export const useScores = (year: number) =>
  useQuery({
    queryKey: ["ballots", "scores", year],
    queryFn: () => unwrap(api.GET("/ballots/scores", { params: { query: { year } } })),
    placeholderData: keepPreviousData,
  });

/** The delegations and groups by which deputies are found. */
export function useBodies() {
  const delegations = useQuery({
    queryKey: ["ballots", "delegations"],
    queryFn: () => unwrap(api.GET("/delegations")),
  });
  const groups = useQuery({ queryKey: ["ballots", "groups"], queryFn: () => unwrap(api.GET("/groups")) });
  return { delegations: delegations.data?.items ?? [], groups: groups.data?.items ?? [] };
}

export const useCandidates = (query: CandidateQuery) =>
  useQuery({
    queryKey: ["ballots", "candidates", query],
    queryFn: () => unwrap(api.GET("/ballots/candidates", { params: { query } })),
    placeholderData: keepPreviousData,
  });

/** What a ballot begins with, by the rules in force. */
export const useDefaults = () =>
  useQuery({ queryKey: ["rules", "current"], queryFn: () => unwrap(api.GET("/rules", {})) });

/** Brings everything that an action may have moved up to date. */
export function useRefresh() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ["ballots"] });
}

type Key = { "Idempotency-Key": string };
type Seen = Pick<Ballot, "id" | "version">;

export const create = (header: Key, body: Plan): Promise<Receipt> =>
  unwrap(api.POST("/ballots", { params: { header }, body }));

export const change = ({ id, version }: Seen, plan: Plan): Promise<Receipt> =>
  unwrap(api.PUT("/ballots/{id}", { params: { path: { id } }, body: { ...plan, version } }));

export const remove = ({ id, version }: Seen): Promise<unknown> =>
  unwrap(api.DELETE("/ballots/{id}", { params: { path: { id }, query: { version } } }));

export const open = ({ id, version }: Seen): Promise<Receipt> =>
  unwrap(api.POST("/ballots/{id}/open", { params: { path: { id } }, body: { version } }));

export const close = ({ id, version }: Seen): Promise<Receipt> =>
  unwrap(api.POST("/ballots/{id}/close", { params: { path: { id } }, body: { version } }));

export const cancel = ({ id, version }: Seen, reason: string): Promise<Receipt> =>
  unwrap(api.POST("/ballots/{id}/cancel", { params: { path: { id } }, body: { version, reason } }));

/** Makes cards and gives their codes, which nobody is told again. */
export const issueCards = (
  { id, version }: Seen,
  count: number,
  replace: boolean,
): Promise<Schemas["ballot.cardsAnswer"]> =>
  unwrap(api.POST("/ballots/{id}/cards", { params: { path: { id } }, body: { version, count, replace } }));

export const usePaper = (id: number) =>
  useQuery({
    queryKey: ["ballots", "paper", id],
    queryFn: () => unwrap(api.GET("/ballots/{id}/paper", { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const vote = (id: number, answers: Answer[]): Promise<unknown> =>
  unwrap(api.POST("/ballots/{id}/vote", { params: { path: { id } }, body: { answers } }));

/** Sends as nobody, even where somebody is logged in on the device: a card votes, not a person. */
const nobody = createClient<paths>({
  baseUrl: `${location.origin}/api/v1`,
  fetch: (request) => fetch(request),
});

export const paperOf = (code: string): Promise<Paper> =>
  unwrap(nobody.POST("/ballot-paper", { body: { code } }));

export const voteWith = (code: string, answers: Answer[]): Promise<unknown> =>
  unwrap(nobody.POST("/ballot-paper/vote", { body: { code, answers } }));
