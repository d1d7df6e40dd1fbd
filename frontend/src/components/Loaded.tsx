import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { ApiError } from "../api/problem";
import { Loading } from "./Loading";
import { ProblemAlert } from "./ProblemAlert";

interface Props<T> {
  query: Pick<UseQueryResult<T>, "data" | "error" | "refetch">;
  rows?: number;
  children: (data: T) => ReactNode;
}

/** What is not there, or not for this person, cannot be had by asking again. */
const isGone = (error: unknown) =>
  error instanceof ApiError && (error.status === 404 || error.status === 403);

function Gone({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <>
      <ProblemAlert error={error} />
      <Button onClick={() => navigate(-1)}>{t("back")}</Button>
    </>
  );
}

/** Shows what a query brought; before that its place, and after a failure what to do. Old data stays in view. */
export function Loaded<T>({ query, rows, children }: Props<T>) {
  const { t } = useTranslation();
  const { data, error, refetch } = query;
  return (
    <>
      {error && isGone(error) && <Gone error={error} />}
      {error && !isGone(error) && (
        <ProblemAlert error={error} title={t("problem.loadTitle")} onRetry={() => void refetch()} />
      )}
      {data === undefined ? !error && <Loading rows={rows} /> : children(data)}
    </>
  );
}
