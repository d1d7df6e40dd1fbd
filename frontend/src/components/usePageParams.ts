import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

export interface PageParams<F extends string> {
  page: number;
  /** The filters that are set; the others are absent. */
  filters: Partial<Record<F, string>>;
  filtered: boolean;
  setPage: (page: number) => void;
  /** Sets some filters and goes back to the first page; an empty value takes a filter away. */
  setFilters: (change: Partial<Record<F, string | undefined>>) => void;
  /** Takes all filters away and goes back to the first page. */
  clear: () => void;
}

/** Page and filters of a list, kept in the URL so that a view can be kept, shared and gone back to. */
export function usePageParams<F extends string>(names: readonly F[]): PageParams<F> {
  const [params, setParams] = useSearchParams();
  const listed = names.join(" ");

  const filters = useMemo(() => {
    const set: Partial<Record<F, string>> = {};
    for (const name of listed.split(" ").filter(Boolean) as F[]) {
      const value = params.get(name);
      if (value) set[name] = value;
    }
    return set;
  }, [params, listed]);

  const change = useCallback(
    (values: Record<string, string | undefined>) =>
      setParams((old) => {
        const next = new URLSearchParams(old);
        for (const [name, value] of Object.entries(values)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      }),
    [setParams],
  );

  const setPage = useCallback(
    (page: number) => change({ page: page > 1 ? String(page) : undefined }),
    [change],
  );
  const setFilters = useCallback(
    (values: Partial<Record<F, string | undefined>>) => change({ ...values, page: undefined }),
    [change],
  );
  const clear = useCallback(
    () => change(Object.fromEntries([...listed.split(" "), "page"].map((name) => [name, undefined]))),
    [change, listed],
  );

  return {
    page: positive(params.get("page")),
    filters,
    filtered: Object.keys(filters).length > 0,
    setPage,
    setFilters,
    clear,
  };
}

function positive(text: string | null): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : 1;
}
