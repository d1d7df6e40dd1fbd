import { Alert, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { SuggestionRow } from "../../api/core";
import { useIdempotencyKey } from "../../api/idempotency";
import { ApiError } from "../../api/problem";
import { ConfirmButton } from "../../components/ConfirmButton";
import { DueState } from "../../components/DueState";
import { Empty } from "../../components/Empty";
import { FilterField } from "../../components/FilterBar";
import { Page } from "../../components/Page";
import { type Column, PageTable } from "../../components/PageTable";
import { Panel } from "../../components/Panel";
import { usePageParams } from "../../components/usePageParams";
import styles from "./AssignmentPage.module.css";
import { useAssignBatch, useSuggestions } from "./api";
import { UnitSelect } from "./UnitSelect";

type Choices = Record<number, number | undefined>;

interface Outcome {
  done: number;
  failures: { id: number; title: string; detail: string }[];
}

/** Registered suggestions that wait for their unit: chosen one by one, assigned together. */
export function AssignmentPage() {
  const { t } = useTranslation("suggestions");
  const params = usePageParams([]);
  const rows = useSuggestions({ phase: "registered", sort: "number", page: params.page, size: 50 });
  const batch = useAssignBatch();
  const key = useIdempotencyKey();
  const [ticked, setTicked] = useState<number[]>([]);
  const [units, setUnits] = useState<Choices>({});
  const [note, setNote] = useState("");
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const items = rows.data?.items ?? [];
  const chosen = items.filter((row) => ticked.includes(row.id));
  const ready = chosen.flatMap((row) => {
    const unit_id = units[row.id];
    return unit_id ? [{ suggestion_id: row.id, version: row.version, unit_id }] : [];
  });
  const setUnit = (id: number, unit?: number) => {
    setUnits((old) => ({ ...old, [id]: unit }));
    if (unit) setTicked((old) => (old.includes(id) ? old : [...old, id]));
  };

  const assign = async () => {
    setOutcome(null);
    try {
      const { results } = await batch.mutateAsync({ items: ready, note, key: key.header() });
      key.done();
      const done = results.filter((result) => result.ok).map((result) => result.suggestion_id);
      const titles = new Map(items.map((row) => [row.id, row.title]));
      setTicked((old) => old.filter((id) => !done.includes(id)));
      setOutcome({
        done: done.length,
        failures: results
          .filter((result) => !result.ok)
          .map(({ suggestion_id: id, detail }) => ({ id, title: titles.get(id) ?? String(id), detail })),
      });
    } catch (error) {
      if (error instanceof ApiError) key.done();
      throw error;
    }
  };

  return (
    <Page title={t("batch.title")} hint={t("batch.hint")}>
      {outcome && <Result outcome={outcome} />}
      <Panel>
        <div className={styles.bar}>
          <FilterField label={t("batch.together")}>
            {(id) => (
              <UnitSelect
                id={id}
                onChange={(unit) => {
                  for (const row of chosen) setUnit(row.id, unit);
                }}
              />
            )}
          </FilterField>
          <FilterField label={t("batch.note")}>
            {(id) => (
              <Input id={id} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
            )}
          </FilterField>
          <ConfirmButton
            type="primary"
            disabled={ready.length === 0}
            title={t("batch.confirm", { count: ready.length })}
            hint={t("batch.confirmHint")}
            confirmText={t("action.assign")}
            onConfirm={assign}
          >
            {t("batch.go", { count: ready.length })}
          </ConfirmButton>
        </div>
        <p role="status" className={styles.quiet}>
          {t("batch.chosen", { count: chosen.length, ready: ready.length })}
        </p>
      </Panel>
      <PageTable
        caption={t("batch.table")}
        query={rows}
        params={params}
        columns={useColumns(units, setUnit)}
        rowKey={(row) => row.id}
        empty={<Empty title={t("batch.empty")} hint={t("batch.emptyHint")} />}
        selection={{ keys: ticked, onChange: (keys) => setTicked(keys.map(Number)) }}
      />
    </Page>
  );
}

function Result({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation("suggestions");
  const { done, failures } = outcome;
  return (
    <>
      {done > 0 && <Alert type="success" showIcon role="status" title={t("batch.done", { count: done })} />}
      {failures.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t("batch.failed", { count: failures.length })}
          description={
            <ul>
              {failures.map(({ id, title, detail }) => (
                <li key={id}>{t("batch.failure", { title, detail })}</li>
              ))}
            </ul>
          }
        />
      )}
    </>
  );
}

function useColumns(units: Choices, setUnit: (id: number, unit?: number) => void): Column<SuggestionRow>[] {
  const { t } = useTranslation("suggestions");
  return [
    {
      key: "title",
      title: t("column.title"),
      card: "title",
      render: (row) => <Link to={`/suggestions/${row.id}`}>{row.title}</Link>,
    },
    { key: "number", title: t("column.number"), nowrap: true, render: (row) => row.number_text },
    {
      key: "lead",
      title: t("column.lead"),
      nowrap: true,
      render: (row) => row.lead_name || row.delegation_name,
    },
    {
      key: "due",
      title: t("column.due"),
      render: (row) => <DueState due={row.due_on} daysLeft={row.days_left} light={row.light} />,
    },
    {
      key: "unit",
      title: t("column.units"),
      width: "18rem",
      render: (row) => (
        <>
          <UnitSelect
            aria-label={t("batch.unitOf", { title: row.title })}
            value={units[row.id]}
            onChange={(unit) => setUnit(row.id, unit)}
          />
          <p className={styles.wish}>
            {row.suggested_units
              ? t("form.unitSuggested", { units: row.suggested_units })
              : t("batch.noWish")}
          </p>
        </>
      ),
    },
  ];
}
