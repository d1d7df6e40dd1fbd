import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Loading } from "./Loading";
import { ProblemAlert } from "./ProblemAlert";

interface Props<T> {
  query: Pick<UseQueryResult<T>, "data" | "error" | "refetch">;
  rows?: number;
  children: (data: T) => ReactNode;
}

/** Shows what a query brought; before that its place, and after a failure what to do. Old data stays in view. */
export function Loaded<T>({ query, rows, children }: Props<T>) {
  const { t } = useTranslation();
  const { data, error, refetch } = query;
  return (
    <>
      {error && <ProblemAlert error={error} title={t("problem.loadTitle")} onRetry={() => void refetch()} />}
      {data === undefined ? !error && <Loading rows={rows} /> : children(data)}
    </>
  );
}
