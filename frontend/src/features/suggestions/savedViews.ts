import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLocation, useNavigationType, useSearchParams } from "react-router";

import { api, unwrap } from "../../api/client";
import type { components } from "../../api/schema";

export type SavedView = components["schemas"]["view.View"];
type Wording = components["schemas"]["view.Wording"];

const key = ["views"] as const;

/** The person's own views of the list. */
export function useViews(enabled = true) {
  return useQuery({
    enabled,
    queryKey: key,
    queryFn: async () => (await unwrap(api.GET("/views", {}))).items,
    staleTime: 60_000,
  });
}

/** Saves a view under its name: a new one, or in place of the one that is given. */
export function useKeepView() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ old, ...wording }: Wording & { old?: SavedView; key: { "Idempotency-Key": string } }) => {
      const { key: header, ...body } = wording;
      if (!old) return unwrap(api.POST("/views", { params: { header }, body }));
      return unwrap(
        api.PUT("/views/{id}", { params: { path: { id: old.id } }, body: { ...body, version: old.version } }),
      );
    },
    onSettled: () => cache.invalidateQueries({ queryKey: key }),
  });
}

export function useForgetView() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: SavedView) =>
      unwrap(api.DELETE("/views/{id}", { params: { path: { id }, query: { version } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: key }),
  });
}

/** What of an address makes a view, in an order that can be compared: all but the page. */
export function viewQuery(search: string): string {
  const params = new URLSearchParams(search);
  params.delete("page");
  params.sort();
  return params.toString();
}

/** The view that is on the screen, when it is a saved one. */
export function sameView(views: SavedView[] | undefined, search: string): SavedView | undefined {
  const shown = viewQuery(search);
  return views?.find(({ query }) => viewQuery(query) === shown);
}

/**
 * Opens the list with the person's usual view: once, and only for who comes to the list itself, neither by
 * a link to a view nor back from an item. True while it is not known yet whether there is one.
 */
export function useUsualView(enabled: boolean): boolean {
  const { search, key: visit } = useLocation();
  const type = useNavigationType();
  const [, setParams] = useSearchParams();
  const views = useViews(enabled);
  const usual = views.data?.find((view) => view.usual)?.query;
  const [asks, setAsks] = useState(enabled && search === "" && (type !== "POP" || visit === "default"));
  useEffect(() => {
    if (!asks || views.isPending) return;
    if (usual && search === "") setParams(usual, { replace: true });
    else setAsks(false);
  }, [asks, views.isPending, usual, search, setParams]);
  return asks && search === "";
}
