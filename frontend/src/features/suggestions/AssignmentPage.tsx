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
import { dayText } from "../../lib/date";
import styles from "./AssignmentPage.module.css";
import { useAssignBatch, useSuggestions } from "./api";
import { type Arrangement, alone, arrangementOf, faultOf, partsOf } from "./arrange";
import { PartsInput } from "./PartsField";

type Choices = Record<number, Arrangement | undefined>;

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
  const [together, setTogether] = useState<Arrangement>(alone);
  const [note, setNote] = useState("");
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const items = rows.data?.items ?? [];
  const arrangementFor = (row: SuggestionRow) => units[row.id] ?? arrangementOf(row.proposed_units);
  const chosen = items.filter((row) => ticked.includes(row.id));
  const ready = chosen.flatMap((row) => {
    const units = partsOf(arrangementFor(row));
    return faultOf(arrangementFor(row)) ? [] : [{ suggestion_id: row.id, version: row.version, units }];
  });
  const choose = (id: number, units: Arrangement) => {
    setUnits((old) => ({ ...old, [id]: units }));
    if (!faultOf(units)) setTicked((old) => (old.includes(id) ? old : [...old, id]));
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
    <Page
      title={t("batch.title")}
      hint={t("batch.hint")}
      actions={<Link to="/print/assignments">{t("batch.list")}</Link>}
    >
      {outcome && <Result outcome={outcome} />}
      <Panel>
        <div className={styles.bar}>
          <fieldset className={styles.together}>
            <legend>{t("batch.together")}</legend>
            <PartsInput
              compact
              label={t("batch.together")}
              value={together}
              onChange={(arrangement) => {
                setTogether(arrangement);
                for (const row of chosen) choose(row.id, arrangement);
              }}
            />
          </fieldset>
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
        columns={useColumns(arrangementFor, choose)}
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
      {done > 0 && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={t("batch.done", { count: done })}
          action={<Link to="/print/assignments">{t("batch.list")}</Link>}
        />
      )}
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

function useColumns(
  arrangementFor: (row: SuggestionRow) => Arrangement,
  choose: (id: number, units: Arrangement) => void,
): Column<SuggestionRow>[] {
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
      width: "22rem",
      render: (row) => (
        <>
          <PartsInput
            compact
            label={t("batch.unitOf", { title: row.title })}
            known={row.proposed_units}
            value={arrangementFor(row)}
            onChange={(units) => choose(row.id, units)}
          />
          <Wish row={row} />
        </>
      ),
    },
  ];
}

/** What the proposer wished, and what the government office said or was asked. */
function Wish({ row }: { row: SuggestionRow }) {
  const { t } = useTranslation(["suggestions", "handling"]);
  const proposed = row.proposed_units.length > 0;
  return (
    <>
      <p className={styles.wish}>
        {row.suggested_units ? t("form.unitSuggested", { units: row.suggested_units }) : t("batch.noWish")}
      </p>
      {proposed && <p className={styles.wish}>{t("handling:arrange.proposed")}</p>}
      {row.forwarded_at && !proposed && (
        <p className={styles.wish}>{t("handling:arrange.forwarded", { date: dayText(row.forwarded_at) })}</p>
      )}
    </>
  );
}
