import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { api, unwrap } from "../../api/client";
import type { components } from "../../api/schema";
import { useSession } from "../../api/session";
import { queryText } from "../../api/sheet";
import { ExportButton } from "../../components/ExportButton";
import { Loaded } from "../../components/Loaded";
import { PrintPage } from "../../components/PrintPage";
import { UnitSelect } from "../../components/UnitSelect";
import { dayOf, paperDay } from "../../lib/date";
import styles from "./AssignmentList.module.css";
import papers from "./Papers.module.css";

type Row = components["schemas"]["suggestion.AssignmentRow"];

/** What was assigned within some days, unit by unit: what is handed out at an assignment meeting (交办清单). */
export function AssignmentList() {
  const { t } = useTranslation("papers");
  const [params, setParams] = useSearchParams();
  const { me } = useSession();
  const unit = Number(params.get("unit")) || undefined;
  const [first, last] = [params.get("from"), params.get("to")];
  // A range without its end goes on until today; without its beginning it is one day.
  const asked = {
    from: first ?? last ?? undefined,
    to: last ?? (first ? dayOf(new Date()) : undefined),
    unit_id: unit,
  };
  const list = useQuery({
    queryKey: ["assignments", asked],
    queryFn: () => unwrap(api.GET("/assignments", { params: { query: asked } })),
    placeholderData: keepPreviousData,
  });
  const [from, to] = [list.data?.from ?? asked.from ?? "", list.data?.to ?? asked.to ?? ""];
  const query = { from, to, unit_id: unit };
  const change = (changed: Record<string, string>) => {
    const next = { from, to, unit: unit ? String(unit) : "", ...changed };
    setParams(Object.fromEntries(Object.entries(next).filter(([, value]) => value)), { replace: true });
  };
  const choose = (name: "from" | "to", day: string) => day && change({ [name]: day });
  return (
    <PrintPage
      lang="zh-CN"
      title={t("assignments.title")}
      landscape
      controls={
        <>
          <label className={styles.day}>
            {t("assignments.from")}
            <input
              type="date"
              value={from}
              max={to}
              onChange={(event) => choose("from", event.target.value)}
            />
          </label>
          <label className={styles.day}>
            {t("assignments.to")}
            <input type="date" value={to} min={from} onChange={(event) => choose("to", event.target.value)} />
          </label>
          {!me?.hat?.unit_id && (
            <div className={styles.unitChoice}>
              <UnitSelect
                aria-label={t("assignments.ofUnit")}
                value={unit}
                onChange={(chosen) => change({ unit: chosen ? String(chosen) : "" })}
              />
            </div>
          )}
          <ExportButton
            path={`/assignments/export${queryText(query)}`}
            name={`${t("assignments.title")} ${from === to ? from : `${from} ${to}`}.xlsx`}
          />
        </>
      }
    >
      <Loaded query={list} rows={12}>
        {({ items, from, to }) => <Sheet items={items} from={from} to={to} />}
      </Loaded>
    </PrintPage>
  );
}

function Sheet({ items, from, to }: { items: Row[]; from: string; to: string }) {
  const { t } = useTranslation("papers");
  const { me } = useSession();
  const units = new Map<number, Row[]>();
  for (const row of items) units.set(row.unit_id, [...(units.get(row.unit_id) ?? []), row]);
  const suggestions = new Set(items.map((row) => row.suggestion_id)).size;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={styles.list} tabIndex={0} aria-label={t("assignments.heading")}>
      <p className={papers.congress}>{me?.hat?.congress_name}</p>
      <h1 className={papers.heading}>{t("assignments.heading")}</h1>
      <p className={styles.under}>
        {from === to
          ? t("assignments.on", { date: paperDay(from) })
          : t("assignments.between", { from: paperDay(from), to: paperDay(to) })}
        {" · "}
        {t("assignments.count", { suggestions, units: units.size })}
      </p>
      {items.length === 0 ? (
        <p className={styles.empty}>{t("assignments.empty")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {(
                ["number", "subject", "lead", "role", "receiveBy", "answerBy", "note", "received"] as const
              ).map((name) => (
                <th key={name} scope="col" className={styles[name]}>
                  {t(`assignments.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...units].map(([id, rows]) => (
              <Fragment key={id}>
                <tr className={styles.unit}>
                  <th scope="rowgroup" colSpan={8}>
                    {t("assignments.unit", { name: rows[0]?.unit_name ?? "", count: rows.length })}
                  </th>
                </tr>
                {rows.map((row) => (
                  <Line key={row.id} row={row} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Line({ row }: { row: Row }) {
  const { t } = useTranslation("papers");
  return (
    <tr>
      <td>
        {row.number_text}
        {row.round_no > 1 && <div>{t("assignments.round", { no: row.round_no })}</div>}
      </td>
      <td>{row.title}</td>
      <td>{row.lead_name}</td>
      <td>{t(`assignments.role.${row.role}`)}</td>
      <td className={styles.date}>{row.receive_by && paperDay(row.receive_by)}</td>
      <td className={styles.date}>{row.answer_by && paperDay(row.answer_by)}</td>
      <td>{row.note}</td>
      <td />
    </tr>
  );
}
