import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";

export function useSuggestion(id: number) {
  return useQuery({
    queryKey: ["suggestions", "item", id],
    queryFn: () => unwrap(api.GET("/suggestions/{id}", { params: { path: { id } } })),
  });
}

function useRules() {
  return useQuery({
    queryKey: ["rules"],
    queryFn: () => unwrap(api.GET("/rules")),
    staleTime: 300_000,
  });
}

/** The ratings of the scale in force, as choices. */
export function useRatings(): { value: string; label: string }[] {
  return (useRules().data?.ratings ?? []).map(({ code, label }) => ({ value: code, label }));
}

/** The words of a category; its code while the rules are not known. */
export function useCategory(code: string): string {
  return useRules().data?.categories.find((category) => category.code === code)?.label ?? code;
}

/** The words of a reply class; its code while the rules are not known. */
export function useClassLabel(code: string): string {
  return useRules().data?.reply_classes.find((reply) => reply.code === code)?.label ?? code;
}
