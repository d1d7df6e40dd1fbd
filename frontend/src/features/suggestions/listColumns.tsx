import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";

import type { SuggestionRow } from "../../api/core";
import { useSession } from "../../api/session";
import { DueState } from "../../components/DueState";
import { KeyMark } from "../../components/KeyMark";
import type { Column } from "../../components/PageTable";
import { PhaseTag } from "../../components/PhaseTag";
import { Pieces } from "../../components/Pieces";
import { dayText } from "../../lib/date";
import { useWords } from "../../lib/useWords";
import { useRules } from "./api";
import styles from "./SuggestionsPage.module.css";

const common = [
  "number",
  "phase",
  "lead",
  "delegation",
  "category",
  "submitted",
  "units",
  "ball",
  "due",
  "session",
  "cosigners",
  "replied",
  "class",
  "attitude",
  "result",
  "promise",
] as const;
const ofOffice = [...common, "wish"] as const;
const ofUnit = [...common, "route", "inner_due"] as const;

/** The name of a column that may be shown beside the title. */
export type ColumnKey = (typeof ofOffice)[number] | (typeof ofUnit)[number];

const usual: ColumnKey[] = ["number", "phase", "lead", "units", "ball", "due"];
const usualOfUnit: ColumnKey[] = ["number", "phase", "lead", "route", "inner_due", "ball", "due"];

/** The columns of a list, in the order of its address, and the ones that there are to choose from. */
export function useColumnChoice() {
  const [params, setParams] = useSearchParams();
  const { me } = useSession();
  const inUnit = Boolean(me?.hat?.unit_id);
  const known: readonly ColumnKey[] = inUnit ? ofUnit : ofOffice;
  const standard = inUnit ? usualOfUnit : usual;
  const named = [...new Set((params.get("columns") ?? "").split(","))].filter((name): name is ColumnKey =>
    (known as readonly string[]).includes(name),
  );
  const choose = (keys: ColumnKey[]) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      if (keys.length === 0 || keys.join() === standard.join()) next.delete("columns");
      else next.set("columns", keys.join());
      return next;
    });
  return { shown: named.length > 0 ? named : standard, known, standard, choose };
}

/** The title, and after a search where else its words stand. */
function Title({ row }: { row: SuggestionRow }) {
  const { t } = useTranslation(["suggestions", "finding"]);
  const title = row.title || t("untitled");
  return (
    <>
      <Link to={`/suggestions/${row.id}`}>
        {row.title_pieces.length > 0 ? <Pieces pieces={row.title_pieces} /> : title}
      </Link>{" "}
      {row.key_item_id > 0 && <KeyMark />}
      {row.found.map(({ in: where, pieces }) => (
        <span key={where} className={styles.found}>
          {t("finding:found", { where: t(`finding:in.${where}`) })}
          <Pieces pieces={pieces} />
        </span>
      ))}
    </>
  );
}

/** The title and the chosen columns. */
export function useListColumns(shown: readonly ColumnKey[]): Column<SuggestionRow>[] {
  const { t } = useTranslation(["suggestions", "desk"]);
  const cells = useCells();
  return [
    {
      key: "title",
      title: t("column.title"),
      card: "title",
      render: (row) => <Title row={row} />,
    },
    ...shown.map((key) => ({ key, title: t(`desk:column.${key}`), ...cells[key] })),
  ];
}

type Cell = Pick<Column<SuggestionRow>, "render" | "nowrap">;

function useCells(): Record<ColumnKey, Cell> {
  const { t } = useTranslation(["suggestions", "common", "desk"]);
  const word = useWords();
  const { me } = useSession();
  const rules = useRules();
  const rating = (code: string) => rules.data?.ratings.find((one) => one.code === code)?.label ?? code;
  const own = (row: SuggestionRow) => row.assignments.filter(({ unit_id }) => unit_id === me?.hat?.unit_id);
  return {
    number: { nowrap: true, render: (row) => row.number_text || t("noNumber") },
    phase: { render: (row) => <PhaseTag phase={row.phase} roundNo={row.round_no} /> },
    lead: { nowrap: true, render: (row) => row.lead_name || row.delegation_name },
    delegation: { render: (row) => row.delegation_name },
    category: {
      render: (row) =>
        rules.data?.categories.find(({ code }) => code === row.category)?.label ?? row.category,
    },
    submitted: { nowrap: true, render: (row) => row.submitted_at && dayText(row.submitted_at) },
    units: { render: (row) => row.units.map((unit) => <div key={unit.id}>{unit.name}</div>) },
    wish: { render: (row) => row.suggested_units },
    ball: {
      render: (row) =>
        row.ball.map((ball) => (
          <div key={`${ball.role}-${ball.body_name}-${ball.task}`}>
            {ball.body_name || t(`common:role.${ball.role}`)} · {word("action", ball.task)}
          </div>
        )),
    },
    due: {
      render: (row) => row.due_on && <DueState due={row.due_on} daysLeft={row.days_left} light={row.light} />,
    },
    session: { render: ({ register }) => register.session_name },
    cosigners: { render: ({ register }) => register.cosigners.join("、") },
    replied: {
      nowrap: true,
      render: ({ register }) => register.replied_on && dayText(register.replied_on),
    },
    class: { render: ({ register }) => register.class_labels.map((label) => <div key={label}>{label}</div>) },
    attitude: { nowrap: true, render: ({ register }) => rating(register.attitude) },
    result: { nowrap: true, render: ({ register }) => rating(register.result) },
    promise: {
      nowrap: true,
      render: ({ register }) =>
        register.promise_due_on && (
          <>
            {dayText(register.promise_due_on)}
            <div>{t(`desk:promise.${register.promise_state || "open"}`)}</div>
          </>
        ),
    },
    route: {
      render: (row) =>
        own(row)
          .map(({ section, person_name }) => [section, person_name].filter(Boolean).join(" · "))
          .join(""),
    },
    inner_due: {
      nowrap: true,
      render: (row) =>
        own(row)
          .map(({ inner_due_on }) => inner_due_on && dayText(inner_due_on))
          .find(Boolean),
    },
  };
}
