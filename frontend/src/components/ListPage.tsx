import { Input } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { FilterBar, FilterField } from "./FilterBar";
import { Page } from "./Page";
import type { PageParams } from "./usePageParams";

interface Props<F extends string> {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  /** Stands between the title and the search. */
  above?: ReactNode;
  /** What the words are looked for in. */
  searchLabel: string;
  params: PageParams<F | "q">;
  /** Further filters beside the words. */
  filters?: ReactNode;
  children: ReactNode;
}

/** A page that is one list, found by words that stand in the address. */
export function ListPage<F extends string>(props: Props<F>) {
  const { title, hint, actions, above, searchLabel, params, filters, children } = props;
  const { t } = useTranslation();
  const look = (q: string) =>
    params.setFilters({ q: q.trim() || undefined } as Partial<Record<F | "q", string>>);
  return (
    <Page title={title} hint={hint} actions={actions}>
      {above}
      <FilterBar label={t("search")}>
        <FilterField label={searchLabel} wide>
          {(id) => (
            <Input.Search
              id={id}
              key={params.filters.q}
              defaultValue={params.filters.q}
              allowClear
              enterButton={t("search")}
              onSearch={look}
            />
          )}
        </FilterField>
        {filters}
      </FilterBar>
      {children}
    </Page>
  );
}
