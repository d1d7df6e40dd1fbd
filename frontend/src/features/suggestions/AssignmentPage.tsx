import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { SuggestionRow } from "../../api/core";
import { ConfirmButton } from "../../components/ConfirmButton";
import { DueState } from "../../components/DueState";
import { Empty } from "../../components/Empty";
import { FilterField } from "../../components/FilterBar";
import { Page } from "../../components/Page";
import { type Column, PageTable } from "../../components/PageTable";
import { Panel } from "../../components/Panel";
import { usePageParams } from "../../components/usePageParams";
import styles from "./AssignmentPage.module.css";
import { recallAll, useSuggestions } from "./api";
import { type Arrangement, alone, arrangementOf, faultOf, namedFor, partsOf } from "./arrange";
import { BulkProgress } from "./BulkProgress";
import { type Bulk, useBulk } from "./bulk";
import { useChosen } from "./chosen";
import { PartsInput } from "./PartsField";
import { post } from "./post";
import { RowUnits } from "./RowUnits";

type Choices = Record<number, Arrangement | undefined>;

/** Registered suggestions that wait for their unit: chosen one by one, assigned together. */
export function AssignmentPage() {
  const { t } = useTranslation("suggestions");
  const params = usePageParams([]);
  const rows = useSuggestions({ phase: "registered", sort: "number", page: params.page, size: 50 });
  const chosen = useChosen(rows.data?.items ?? []);
  const bulk = useBulk();
  const [units, setUnits] = useState<Choices>({});
  const [together, setTogether] = useState<Arrangement>(alone);
  const [note, setNote] = useState("");

  const arrangementFor = (row: SuggestionRow) => units[row.id] ?? arrangementOf(namedFor(row));
  const ready = chosen.rows.filter((row) => !faultOf(arrangementFor(row)));
  const choose = (row: SuggestionRow, units: Arrangement) => {
    setUnits((old) => ({ ...old, [row.id]: units }));
    const keys = chosen.selection.keys;
    if (!faultOf(units) && !keys.includes(row.id)) chosen.onChange([...keys, row.id]);
  };
  const assign = async () => {
    const lines = await bulk.run(
      (to, row) => post("/suggestions/{id}/assign")(to, { units: partsOf(arrangementFor(row)), note }),
      ready,
    );
    const done = lines.filter(({ state }) => state === "done").map(({ row }) => row.id);
    chosen.onChange(chosen.selection.keys.filter((id) => !done.includes(Number(id))));
  };

  return (
    <Page
      title={t("batch.title")}
      hint={t("batch.hint")}
      actions={<Link to="/print/assignments">{t("batch.list")}</Link>}
    >
      <Assigned bulk={bulk} />
      <Panel>
        <div className={styles.bar}>
          <div className={styles.together}>
            <p className={styles.label}>{t("batch.together")}</p>
            <PartsInput
              compact
              label={t("batch.together")}
              value={together}
              onChange={(arrangement) => {
                setTogether(arrangement);
                for (const row of chosen.rows) choose(row, arrangement);
              }}
            />
          </div>
          <FilterField label={t("batch.note")}>
            {(id) => (
              <Input id={id} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
            )}
          </FilterField>
          <ConfirmButton
            type="primary"
            disabled={ready.length === 0 || bulk.running}
            title={t("batch.confirm", { count: ready.length })}
            hint={t("batch.confirmHint")}
            confirmText={t("action.assign")}
            onConfirm={assign}
          >
            {t("batch.go", { count: ready.length })}
          </ConfirmButton>
        </div>
        <p role="status" className={styles.quiet}>
          {t("batch.chosen", { count: chosen.rows.length, ready: ready.length })}
        </p>
      </Panel>
      <PageTable
        caption={t("batch.table")}
        query={rows}
        params={params}
        columns={useColumns(arrangementFor, choose)}
        rowKey={(row) => row.id}
        empty={<Empty title={t("batch.empty")} hint={t("batch.emptyHint")} />}
        selection={chosen.selection}
      />
    </Page>
  );
}

/** What became of the last batch, with the list to print and the way back. */
function Assigned({ bulk }: { bulk: Bulk }) {
  const { t } = useTranslation(["suggestions", "desk"]);
  const undoing = useBulk();
  const done = bulk.lines.filter(({ state }) => state === "done").map(({ row }) => row);
  const undone = undoing.lines.filter(({ state }) => state === "done").length;
  if (bulk.lines.length === 0) return null;
  return (
    <Panel>
      <BulkProgress bulk={bulk} />
      <BulkProgress bulk={undoing} />
      {!bulk.running && done.length > 0 && (
        <div className={styles.after}>
          <strong>
            {undone > 0 ? t("desk:bulk.undone", { count: undone }) : t("batch.done", { count: done.length })}
          </strong>
          <Link to="/print/assignments">{t("batch.list")}</Link>
          {undoing.lines.length === 0 && (
            <ConfirmButton
              title={t("desk:bulk.undoTitle")}
              hint={t("desk:bulk.undoHint")}
              confirmText={t("desk:bulk.undo")}
              onConfirm={async () => {
                await undoing.run((to) => recallAll(to, t("desk:bulk.undoReason")), done);
              }}
            >
              {t("desk:bulk.undo")}
            </ConfirmButton>
          )}
        </div>
      )}
    </Panel>
  );
}

function useColumns(
  arrangementFor: (row: SuggestionRow) => Arrangement,
  choose: (row: SuggestionRow, units: Arrangement) => void,
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
        <RowUnits row={row} value={arrangementFor(row)} onChange={(units) => choose(row, units)} />
      ),
    },
  ];
}
