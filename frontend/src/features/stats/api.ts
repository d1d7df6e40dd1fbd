import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { components, operations } from "../../api/schema";

type Schemas = components["schemas"];

/** One figure of a line: numerator, denominator, percentage; a plain count has the first alone. */
export type Rate = Schemas["stats.Rate"];
/** The figures of one category, unit, …, or of all. */
export type Line = Schemas["stats.Line"];
export type Report = Schemas["stats.Report"];
/** What can be asked for, and how each figure is counted. */
export type Guide = Schemas["stats.Guide"];
export type Board = Schemas["stats.Board"];
/** Which part of a figure's items a list holds. */
export type Part = "numerator" | "denominator" | "rest";

/** What figures can be narrowed to, as the server and the address of a page call it. */
export const filterNames = [
  "session_id",
  "year",
  "category",
  "field_id",
  "unit_id",
  "system",
  "delegation_id",
  "group_id",
] as const;
export type FilterName = (typeof filterNames)[number];
export type Filter = Partial<Record<FilterName, string>>;

/** What figures can be split by. */
export const dimensions = [
  "category",
  "field",
  "unit",
  "system",
  "delegation",
  "group",
  "session",
  "year",
] as const;
export type Dimension = (typeof dimensions)[number];

/** The filter that narrows to one line of a dimension. */
export const filterOf: Record<Dimension, FilterName> = {
  category: "category",
  field: "field_id",
  unit: "unit_id",
  system: "system",
  delegation: "delegation_id",
  group: "group_id",
  session: "session_id",
  year: "year",
};

/** The key of what is in no committee's field, has no unit, delegation, group, session or year. */
export const none = "none";

export const useGuide = () =>
  useQuery({ queryKey: ["stats", "guide"], queryFn: () => unwrap(api.GET("/stats/guide", {})) });

/** How often the page that somebody looks at asks for new figures, in milliseconds. */
export const pageAsks = 30_000;

/** The figures, renewed while they are looked at; while others are fetched the former ones stay in view. */
export const useReport = (filter: Filter, by: Dimension, enabled: boolean) =>
  useQuery({
    enabled,
    queryKey: ["stats", "report", filter, by],
    queryFn: () => unwrap(api.GET("/stats", { params: { query: { ...filter, by } } })),
    placeholderData: keepPreviousData,
    refetchInterval: pageAsks,
  });

export type ItemsQuery = operations["listStatsItems"]["parameters"]["query"];

export const useItems = (query: ItemsQuery) =>
  useQuery({
    queryKey: ["stats", "items", query],
    queryFn: () => unwrap(api.GET("/stats/items", { params: { query } })),
    placeholderData: keepPreviousData,
  });

/** How often the wall asks for new figures, in milliseconds. */
export const wallAsks = 30_000;

export const useBoard = () =>
  useQuery({
    queryKey: ["stats", "board"],
    queryFn: () => unwrap(api.GET("/stats/board", {})),
    refetchInterval: wallAsks,
    refetchIntervalInBackground: true,
  });

/** What proposers said, always with what was delivered, in the order in which it is read. */
export const ratedFigures = [
  "satisfied",
  "basically_satisfied",
  "dissatisfied",
  "no_feedback",
  "delivery",
  "satisfied_unsolved",
  "rehandled",
] as const;

/** What units say of the quality of suggestions. */
export const qualityFigures = [
  "quality_rated",
  "quality_topic",
  "quality_research",
  "quality_feasibility",
  "quality_poor",
  "quality_unrated",
] as const;

/** One figure of a line; a figure that the reader may not see is missing. */
export const rateOf = (line: Line, code: string): Rate | undefined =>
  line.rates.find((rate) => rate.code === code);

/** Where the items behind a number are listed. */
export function placeOf(filter: Filter, figure: string, part: Part): string {
  return `/stats/items?${new URLSearchParams({ ...filter, figure, ...(part === "numerator" ? {} : { part }) })}`;
}
