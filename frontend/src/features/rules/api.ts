import { useQuery } from "@tanstack/react-query";
import createClient from "openapi-fetch";

import { send, unwrap } from "../../api/client";
import type { Coded, ReplyClass } from "../../api/core";
import type { Problem } from "../../api/problem";

/** A term such as 7wd (working days), 15d (days) or 3m (months); null where there is none. */
export type Term = string | null;

export interface Limit {
  clock: string;
  term: Term;
  in_session_term: Term;
  extended_term: Term;
  roll: boolean;
  borrowed: boolean;
  /** What the law allows at most; null where it is silent. */
  ceiling: Term;
}

export interface Rules {
  version: number;
  valid_from: string;
  limits: Limit[];
  reply_classes: ReplyClass[];
  ratings: (Coded & { counts_as_satisfied: boolean })[];
}

export interface CalendarDay {
  date: string;
  kind: "holiday" | "workday";
  name: string;
  local: boolean;
}

export interface CalendarYear {
  year: number;
  /** The year has no complete data: dates in it may still move. */
  provisional: boolean;
  days: CalendarDay[] | null;
  known_years: number[] | null;
}

type Failure = { content: { "application/problem+json": Problem } };
type Answer<Ok> = { responses: { 200: { content: { "application/json": Ok } }; default: Failure } };

interface RulesPaths {
  "/rules": { get: Answer<Rules> };
  "/calendar": { get: { parameters: { query?: { year?: number } } } & Answer<CalendarYear> };
}

const api = createClient<RulesPaths>({ baseUrl: `${location.origin}/api/v1`, fetch: send });

export function useRules() {
  return useQuery({
    queryKey: ["rules"],
    queryFn: () => unwrap(api.GET("/rules")),
    staleTime: 300_000,
  });
}

export function useCalendar(year: number) {
  return useQuery({
    queryKey: ["calendar", year],
    queryFn: () => unwrap(api.GET("/calendar", { params: { query: { year } } })),
  });
}
