import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { api, unwrap } from "../../api/client";
import type { components, operations } from "../../api/schema";
import { useSession } from "../../api/session";
import { queryText } from "../../api/sheet";
import { DateText } from "../../components/DateText";
import { DueState } from "../../components/DueState";
import { Empty } from "../../components/Empty";
import { ExportButton } from "../../components/ExportButton";
import { FilterBar, FilterField } from "../../components/FilterBar";
import { Page } from "../../components/Page";
import { type Column, PageTable } from "../../components/PageTable";
import { UnitSelect } from "../../components/UnitSelect";
import { type PageParams, usePageParams } from "../../components/usePageParams";

type Row = components["schemas"]["suggestion.CommitmentRow"];
type Query = NonNullable<operations["listCommitments"]["parameters"]["query"]>;

const names = ["state", "light", "year", "unit", "look_back"] as const;
type Filter = (typeof names)[number];

/** What units promised in their replies, over the years, and what became of it (回头看). */
export function CommitmentsPage() {
  const { t } = useTranslation("commitments");
  const params = usePageParams<Filter>(names);
  const { me } = useSession();
  const { state, light, year, unit, look_back } = params.filters;
  const filter: Query = {
    state: state as Query["state"],
    light: light as Query["light"],
    year: Number(year) || undefined,
    unit_id: Number(unit) || undefined,
    look_back: look_back === "true" || undefined,
  };
  const query = { ...filter, page: params.page, size: 20 };
  const rows = useQuery({
    queryKey: ["commitments", query],
    queryFn: () => unwrap(api.GET("/commitments", { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const register = !me?.hat?.unit_id && (
    <ExportButton path={`/commitments/export${queryText(filter)}`} name={`${t("title")}.xlsx`} />
  );
  return (
    <Page title={t("title")} hint={t("hint")} actions={register}>
      <Filters params={params} />
      <PageTable
        caption={t("title")}
        query={rows}
        params={params}
        columns={useColumns()}
        rowKey={(row) => row.id}
        empty={<Empty title={t("empty")} hint={t("emptyHint")} />}
      />
    </Page>
  );
}

function Filters({ params }: { params: PageParams<Filter> }) {
  const { t } = useTranslation(["commitments", "common"]);
  const { me } = useSession();
  const { filters, setFilters } = params;
  const now = new Date().getFullYear();
  const choice = (name: Filter, options: { value: string; label: string }[]) => (
    <FilterField label={t(`filter.${name}`)}>
      {(id) => (
        <Select
          id={id}
          allowClear
          style={{ width: "100%" }}
          value={filters[name] ?? null}
          placeholder={t("filter.all")}
          onChange={(value?: string) => setFilters({ [name]: value })}
          options={options}
        />
      )}
    </FilterField>
  );
  return (
    <FilterBar label={t("filter.label")}>
      {choice(
        "state",
        (["open", "delivered", "changed", "explained"] as const).map((state) => ({
          value: state,
          label: t(`state.${state}`),
        })),
      )}
      {choice(
        "light",
        (["overdue", "soon"] as const).map((light) => ({ value: light, label: t(`light.${light}`) })),
      )}
      {choice(
        "year",
        Array.from({ length: 11 }, (_, n) => String(now + 3 - n)).map((year) => ({
          value: year,
          label: t("year", { year }),
        })),
      )}
      {!me?.hat?.unit_id && (
        <FilterField label={t("filter.unit")}>
          {(id) => (
            <UnitSelect
              id={id}
              value={Number(filters.unit) || undefined}
              onChange={(unit) => setFilters({ unit: unit ? String(unit) : undefined })}
            />
          )}
        </FilterField>
      )}
      <Checkbox
        checked={filters.look_back === "true"}
        onChange={(event) => setFilters({ look_back: event.target.checked ? "true" : undefined })}
      >
        {t("filter.look_back")}
      </Checkbox>
      {params.filtered && <Button onClick={params.clear}>{t("common:clear")}</Button>}
    </FilterBar>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation("commitments");
  return [
    {
      key: "text",
      title: t("column.text"),
      card: "title",
      render: (row) => row.text || t("noText"),
    },
    {
      key: "suggestion",
      title: t("column.suggestion"),
      render: (row) => (
        <Link to={`/suggestions/${row.suggestion_id}`}>
          {row.number_text} {row.title}
        </Link>
      ),
    },
    { key: "unit", title: t("column.unit"), render: (row) => row.unit_name },
    { key: "lead", title: t("column.lead"), nowrap: true, render: (row) => row.lead_name },
    {
      key: "due",
      title: t("column.due"),
      render: (row) =>
        row.state === "open" ? (
          <DueState due={row.due_on} daysLeft={row.days_left} light={row.light} />
        ) : (
          <DateText value={row.due_on} />
        ),
    },
    { key: "state", title: t("column.state"), nowrap: true, render: (row) => t(`state.${row.state}`) },
    { key: "outcome", title: t("column.outcome"), render: (row) => row.outcome },
  ];
}
