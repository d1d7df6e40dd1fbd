import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";

import type { Role } from "../../api/contract";
import type { Phase, SuggestionRow } from "../../api/core";
import { useSession } from "../../api/session";
import { queryText } from "../../api/sheet";
import { DueState } from "../../components/DueState";
import { Empty } from "../../components/Empty";
import { ExportButton } from "../../components/ExportButton";
import { FilterBar, FilterField } from "../../components/FilterBar";
import { Page } from "../../components/Page";
import { type Column, PageTable } from "../../components/PageTable";
import { PhaseTag } from "../../components/PhaseTag";
import { UnitSelect } from "../../components/UnitSelect";
import { type PageParams, usePageParams } from "../../components/usePageParams";
import { usePhone } from "../../lib/usePhone";
import { useWords } from "../../lib/useWords";
import { useRemembered } from "../../lib/walk";
import { type ListQuery, useRules, useSuggestions } from "./api";
import styles from "./SuggestionsPage.module.css";

const names = ["q", "phase", "unit", "category", "light", "sort"] as const;
type Filter = (typeof names)[number];

const phases: Phase[] = [
  "draft",
  "cosigning",
  "submitted",
  "under_review",
  "returned",
  "not_accepted",
  "merged",
  "registered",
  "assigned",
  "in_handling",
  "awaiting_feedback",
  "rehandling_review",
  "withdrawn",
  "closed",
  "archived",
];

/** The suggestions that this person may see, narrowed by what stands in the URL. */
export function SuggestionsPage() {
  const { t } = useTranslation(["suggestions", "shell"]);
  const { me } = useSession();
  const navigate = useNavigate();
  const params = usePageParams<Filter>(names);
  const { unit, ...filters } = params.filters;
  const query = { ...(filters as ListQuery), unit_id: Number(unit) || undefined };
  const rows = useSuggestions({ ...query, page: params.page, size: 20 });
  const { pathname, search } = useLocation();
  useRemembered(
    pathname + search,
    rows.data,
    rows.data?.items.map((row) => row.id),
  );
  const columns = useColumns();
  const deputy = me?.hat?.role === "deputy";
  const write = (
    <Button type="primary" onClick={() => navigate("/suggestions/new")}>
      {t("write")}
    </Button>
  );
  return (
    <Page
      title={t(titleOf(me?.hat?.role))}
      hint={t("hint")}
      actions={deputy ? write : <Export query={query} />}
    >
      <Filters params={params} />
      <PageTable
        caption={t("table")}
        query={rows}
        params={params}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          deputy ? (
            <Empty title={t("emptyDeputy")} hint={t("emptyDeputyHint")} action={write} />
          ) : (
            <Empty title={t("empty")} hint={t("emptyHint")} />
          )
        }
      />
    </Page>
  );
}

/** Those who keep the register take it along, as narrow as they see it. */
function Export({ query }: { query: ListQuery }) {
  const { t } = useTranslation("suggestions");
  const { me } = useSession();
  if (!["office", "head", "gov_office"].includes(me?.hat?.role ?? "")) return null;
  return <ExportButton path={`/suggestions/export${queryText(query)}`} name={`${t("exportName")}.xlsx`} />;
}

/** The list is called as the menu calls it. */
function titleOf(role?: Role) {
  if (role === "deputy") return "shell:menu.mySuggestions";
  const ofUnit = role === "clerk" || role === "reviewer" || role === "signer";
  return ofUnit ? "shell:menu.unitSuggestions" : "shell:menu.suggestionLibrary";
}

function Filters({ params }: { params: PageParams<Filter> }) {
  const { t } = useTranslation(["suggestions", "common"]);
  const { filters, setFilters } = params;
  const { me } = useSession();
  const rules = useRules();
  const word = useWords();
  const inUnit = Boolean(me?.hat?.unit_id);
  const phone = usePhone();
  const choice = (
    name: Filter,
    label: string,
    options: { value: string; label: string }[],
    none: string = t("filter.all"),
  ) => (
    <FilterField label={label}>
      {(id) => (
        <Select
          id={id}
          allowClear
          style={{ width: "100%" }}
          value={filters[name] ?? null}
          placeholder={none}
          onChange={(value?: string) => setFilters({ [name]: value })}
          options={options}
        />
      )}
    </FilterField>
  );
  const narrowed = names.some((name) => name !== "q" && filters[name]);
  const more = (
    <>
      {choice(
        "phase",
        t("filter.phase"),
        phases.map((phase) => ({ value: phase, label: word("phase", phase) })),
      )}
      {!inUnit && (
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
      {choice(
        "category",
        t("filter.category"),
        (rules.data?.categories ?? []).map(({ code, label }) => ({ value: code, label })),
      )}
      {choice("light", t("filter.light"), [
        { value: "overdue", label: t("filter.lights.overdue") },
        { value: "soon", label: t("filter.lights.soon") },
      ])}
      {choice(
        "sort",
        t("filter.sort"),
        [
          { value: "newest", label: t("filter.sorts.newest") },
          { value: "due", label: t("filter.sorts.due") },
          { value: "number", label: t("filter.sorts.number") },
        ],
        t("filter.usual"),
      )}
    </>
  );
  return (
    <FilterBar label={t("common:search")}>
      <FilterField label={t("filter.q")}>
        {(id) => (
          <Input.Search
            id={id}
            key={filters.q}
            defaultValue={filters.q}
            placeholder={t("filter.qPlaceholder")}
            allowClear
            enterButton={t("common:search")}
            onSearch={(q) => setFilters({ q: q.trim() || undefined })}
          />
        )}
      </FilterField>
      {phone ? (
        <details className={styles.more} open={narrowed || undefined}>
          <summary>{t("filter.more")}</summary>
          <div>{more}</div>
        </details>
      ) : (
        more
      )}
      {params.filtered && <Button onClick={params.clear}>{t("common:clear")}</Button>}
    </FilterBar>
  );
}

function useColumns(): Column<SuggestionRow>[] {
  const { t } = useTranslation(["suggestions", "common"]);
  const word = useWords();
  return [
    {
      key: "title",
      title: t("column.title"),
      card: "title",
      render: (row) => <Link to={`/suggestions/${row.id}`}>{row.title || t("untitled")}</Link>,
    },
    {
      key: "number",
      title: t("column.number"),
      nowrap: true,
      render: (row) => row.number_text || t("noNumber"),
    },
    {
      key: "phase",
      title: t("column.phase"),
      render: (row) => <PhaseTag phase={row.phase} roundNo={row.round_no} />,
    },
    {
      key: "lead",
      title: t("column.lead"),
      render: (row) => row.lead_name || row.delegation_name,
      nowrap: true,
    },
    {
      key: "units",
      title: t("column.units"),
      render: (row) => row.units.map((unit) => <div key={unit.id}>{unit.name}</div>),
    },
    {
      key: "ball",
      title: t("column.ball"),
      render: (row) =>
        row.ball.map((ball) => (
          <div key={`${ball.role}-${ball.body_name}-${ball.task}`}>
            {ball.body_name || t(`common:role.${ball.role}`)} · {word("action", ball.task)}
          </div>
        )),
    },
    {
      key: "due",
      title: t("column.due"),
      render: (row) => row.due_on && <DueState due={row.due_on} daysLeft={row.days_left} light={row.light} />,
    },
  ];
}
