import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import { type Congress, type Session, type Term, useCongress } from "../../api/congress";
import { ApiError } from "../../api/problem";
import type { components } from "../../api/schema";
import { sessionState, updateMe } from "../../api/session";

type Schemas = components["schemas"];

export type CongressFields = Omit<Schemas["org.CongressRequest"], "version">;
export type TermFields = Omit<Schemas["org.TermRequest"], "version">;
export type SessionFields = Omit<Schemas["org.SessionRequest"], "version">;

type Key = { "Idempotency-Key": string };

/** Carries one change to the server; registers, lists and due dates may all show it. */
function useChange<In, Out>(run: (input: In) => Promise<Out>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: run, onSettled: () => cache.invalidateQueries() });
}

export const useSaveCongress = () =>
  useChange(async ({ old, fields }: { old: Congress; fields: CongressFields }) => {
    const saved = await unwrap(api.PUT("/congresses/current", { body: { ...fields, version: old.version } }));
    rename(saved);
    return saved;
  });

/** The header and printed sheets name the congress as the log-in knows it. */
function rename({ id, name, short_name, office_name }: Congress) {
  const { me } = sessionState();
  if (!me) return;
  const named = <Hat extends { congress_id: number }>(hat: Hat) =>
    hat.congress_id === id
      ? { ...hat, congress_name: name, congress_short_name: short_name, office_name }
      : hat;
  updateMe({ ...me, hat: me.hat && named(me.hat), hats: me.hats.map(named) });
}

export const useSaveTerm = () =>
  useChange(({ old, fields, key }: { old: Term | null; fields: TermFields; key: Key }) =>
    old
      ? unwrap(
          api.PUT("/terms/{id}", {
            params: { path: { id: old.id } },
            body: { ...fields, version: old.version },
          }),
        )
      : unwrap(api.POST("/terms", { headers: key, body: fields })),
  );

export const useSaveSession = () =>
  useChange(({ old, fields, key }: { old: Session | null; fields: SessionFields; key: Key }) =>
    old
      ? unwrap(
          api.PUT("/sessions/{id}", {
            params: { path: { id: old.id } },
            body: { ...fields, version: old.version },
          }),
        )
      : unwrap(api.POST("/sessions", { headers: key, body: fields })),
  );

/** How many deputies the present term has; none before there is a term. */
async function countDeputies(): Promise<number> {
  try {
    return (await unwrap(api.GET("/deputies", { params: { query: { size: 1 } } }))).total;
  } catch (error) {
    if (error instanceof ApiError && error.problem.code === "no-term") return 0;
    throw error;
  }
}

export type Step = "term" | "session" | "deputies" | "units" | "rules";

/** What a congress needs before its deputies can hand anything in, and what of it is there; nothing while that is not known. */
export function useFirstSteps(): { step: Step; done: boolean; count: number }[] | undefined {
  const congress = useCongress().data;
  const deputies = useQuery({ queryKey: ["deputies", "count"], queryFn: countDeputies }).data;
  const units = useQuery({
    queryKey: ["units", "count"],
    queryFn: () => unwrap(api.GET("/units", { params: { query: { size: 1 } } })),
  }).data?.total;
  const rules = useQuery({ queryKey: ["rules"], queryFn: () => unwrap(api.GET("/rules")) }).data;
  if (!congress || !rules || deputies === undefined || units === undefined) return undefined;
  const steps: [Step, number][] = [
    ["term", congress.terms.length],
    ["session", congress.sessions.length],
    ["deputies", deputies],
    ["units", units],
    ["rules", rules.version - 1],
  ];
  return steps.map(([step, count]) => ({ step, count, done: count > 0 }));
}
