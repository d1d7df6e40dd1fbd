import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { components } from "../../api/schema";
import { sendForm } from "../../api/upload";

type Schemas = components["schemas"];

/** A term such as 7wd (working days), 15d (days) or 3m (months); null where there is none. */
export type Term = string | null;

export type Rules = Schemas["rules.rulesView"];
export type Limit = Schemas["rules.limitView"];
/** The content of a version, as it is edited and published. */
export type RuleData = Schemas["rules.Data"];
export type ClockLimit = Schemas["rules.Limit"];
export type Difference = Schemas["rules.Difference"];
export type Version = Schemas["rules.versionRow"];
export type Preset = Schemas["rules.presetView"];
export type Publication = Schemas["rules.Publication"];

export type CalendarYear = Schemas["rules.calendarView"];
export type CalendarDay = Schemas["rules.dayView"];
export type DayChange = Schemas["rules.DayChange"];
export type YearChange = Schemas["rules.YearChange"];
export type CalendarChange = Schemas["rules.CalendarChange"];
export type CalendarTable = Schemas["rules.CalendarTable"];
export type Moves = Schemas["rules.Moves"];
export type Move = Schemas["rules.Move"];

const keys = {
  rules: ["rules"] as const,
  versions: ["rules", "versions"] as const,
  version: (version: number) => ["rules", "versions", version] as const,
  differences: (from: number, to: number) => ["rules", "differences", from, to] as const,
  preset: ["rules", "preset"] as const,
  calendar: (year: number) => ["calendar", year] as const,
};

export function useRules() {
  return useQuery({
    queryKey: keys.rules,
    queryFn: () => unwrap(api.GET("/rules", {})),
    staleTime: 300_000,
  });
}

export function useVersions() {
  return useQuery({ queryKey: keys.versions, queryFn: () => unwrap(api.GET("/rules/versions", {})) });
}

export function useDifferences(from: number, to: number) {
  return useQuery({
    queryKey: keys.differences(from, to),
    queryFn: () => unwrap(api.GET("/rules/differences", { params: { query: { from, to } } })),
    enabled: from > 0 && to > 0,
  });
}

/** The newest version in full, or the preset where the congress has none yet, and the preset beside it. */
export function useEdited() {
  return useQuery({
    queryKey: ["rules", "edited"],
    queryFn: async () => {
      const [versions, preset] = await Promise.all([
        unwrap(api.GET("/rules/versions", {})),
        unwrap(api.GET("/rules/preset", {})),
      ]);
      const version = versions.items[0]?.version ?? 0;
      if (version === 0) return { version, rules: preset.rules, preset };
      const newest = await unwrap(api.GET("/rules/versions/{version}", { params: { path: { version } } }));
      return { version, rules: newest.rules, preset };
    },
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

export const previewRules = (body: Publication) => unwrap(api.POST("/rules/preview", { body }));

type Key = { "Idempotency-Key": string };

export function usePublish() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: { body: Publication; key: Key }) =>
      unwrap(api.POST("/rules", { params: { header: key }, body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.rules }),
  });
}

export function useCalendar(year: number) {
  return useQuery({
    queryKey: keys.calendar(year),
    queryFn: () => unwrap(api.GET("/calendar", { params: { query: { year } } })),
  });
}

export const previewCalendar = (body: CalendarChange) => unwrap(api.POST("/calendar/preview", { body }));

export function useChangeCalendar() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: { body: CalendarChange; key: Key }) =>
      unwrap(api.POST("/calendar", { params: { header: key }, body })),
    onSuccess: () =>
      Promise.all(
        ["calendar", "suggestions", "tasks"].map((first) => cache.invalidateQueries({ queryKey: [first] })),
      ),
  });
}

/** Reads a table of holidays; nothing is stored. */
export function readTable(file: File): Promise<CalendarTable> {
  const form = new FormData();
  form.append("file", file);
  return sendForm<CalendarTable>("/calendar/table", form);
}
