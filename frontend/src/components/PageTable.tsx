import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useElderMode } from "../lib/elderMode";
import { usePhone } from "../lib/usePhone";
import { Empty } from "./Empty";
import { Loaded } from "./Loaded";
import { Pager } from "./Pager";
import styles from "./PageTable.module.css";
import { Cards, type Column, Grid, type Selection } from "./PageTableRows";
import type { PageParams } from "./usePageParams";

export type { Column, Selection } from "./PageTableRows";

interface Listed<T> {
  items: T[];
  total: number;
  page: number;
  size: number;
}

interface Props<T> {
  /** What the list holds, for people who hear the page. */
  caption: string;
  query: Pick<UseQueryResult<Listed<T>>, "data" | "error" | "refetch" | "isPlaceholderData">;
  params: Pick<PageParams<string>, "page" | "setPage" | "filtered" | "clear">;
  columns: Column<T>[];
  rowKey: (row: T) => number | string;
  /** Shown when there is nothing at all; an unsuccessful search has its own words. */
  empty: ReactNode;
  selection?: Selection;
}

/** One page of a list: a table at a desk, cards on a phone and in large type, its page and filters in the URL. */
export function PageTable<T>({ caption, query, params, columns, rowKey, empty, selection }: Props<T>) {
  const phone = usePhone();
  const elder = useElderMode();
  const Rows = phone || elder ? Cards : Grid;
  return (
    <Loaded query={query}>
      {(list) =>
        list.items.length === 0 ? (
          <div className={styles.sheet}>{params.filtered ? <NothingFound /> : empty}</div>
        ) : (
          <div
            className={query.isPlaceholderData ? styles.stale : undefined}
            aria-busy={query.isPlaceholderData}
          >
            <Rows
              caption={caption}
              rows={list.items}
              columns={columns}
              rowKey={rowKey}
              selection={selection}
            />
            <Pager total={list.total} page={list.page} size={list.size} onPage={params.setPage} />
          </div>
        )
      }
    </Loaded>
  );
}

function NothingFound() {
  const { t } = useTranslation();
  return <Empty title={t("empty.filtered")} hint={t("empty.filteredHint")} />;
}
