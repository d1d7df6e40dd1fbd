import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";

import type { Phase } from "../../api/core";
import { useSession } from "../../api/session";
import { FilterBar, FilterField } from "../../components/FilterBar";
import { UnitSelect } from "../../components/UnitSelect";
import type { PageParams } from "../../components/usePageParams";
import { usePhone } from "../../lib/usePhone";
import { useWords } from "../../lib/useWords";
import { useRules } from "./api";
import { RegisterFilters, registerNames } from "./RegisterFilters";
import styles from "./SuggestionsPage.module.css";

/** What narrows and orders the list, as it stands in the address. */
export const filterNames = [
  "q",
  "phase",
  "unit",
  "category",
  "light",
  "inner",
  "inner_due",
  "sort",
  ...registerNames,
] as const;
export type Filter = (typeof filterNames)[number];

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

/** The inputs that narrow the list. */
export function Filters({ params }: { params: PageParams<Filter> }) {
  const { t } = useTranslation(["suggestions", "common", "desk"]);
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
  const lights = [
    { value: "overdue", label: t("filter.lights.overdue") },
    { value: "soon", label: t("filter.lights.soon") },
  ];
  const narrowed = filterNames.some((name) => name !== "q" && filters[name]);
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
        ...lights,
        { value: "unplanned", label: t("filter.lights.unplanned") },
      ])}
      {inUnit && choice("inner_due", t("desk:filter.innerDue"), lights)}
      {inUnit && (
        <FilterField label={t("desk:filter.inner")}>
          {(id) => (
            <Input.Search
              id={id}
              key={filters.inner}
              defaultValue={filters.inner}
              placeholder={t("desk:filter.innerPlaceholder")}
              maxLength={60}
              allowClear
              onSearch={(inner) => setFilters({ inner: inner.trim() || undefined })}
            />
          )}
        </FilterField>
      )}
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
      <FilterField label={t("filter.q")} wide>
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
      <RegisterFilters params={params} />
      {params.filtered && <Button onClick={params.clear}>{t("common:clear")}</Button>}
    </FilterBar>
  );
}
