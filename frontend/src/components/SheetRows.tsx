import { Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { CellProblem, SheetPreview, SheetRow } from "../api/sheet";
import { useWords } from "../lib/useWords";
import { Pager } from "./Pager";
import styles from "./SheetImport.module.css";

const size = 50;

/** Every row of a file with its fate; a bad cell is marked and says why. */
export function SheetRows({ preview }: { preview: SheetPreview }) {
  const { t } = useTranslation("imports");
  const word = useWords();
  const [only, setOnly] = useState((preview.counts.invalid ?? 0) > 0);
  const [page, setPage] = useState(1);
  const rows = only ? preview.rows.filter((row) => row.problems.length > 0) : preview.rows;
  const shown = rows.slice((page - 1) * size, page * size);
  return (
    <div>
      <Checkbox
        checked={only}
        onChange={(event) => {
          setOnly(event.target.checked);
          setPage(1);
        }}
      >
        {t("onlyProblems")}
      </Checkbox>
      {rows.length === 0 ? (
        <p className={styles.hint}>{t("noProblems")}</p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
          <section className={styles.scroll} tabIndex={0} aria-label={t("table")}>
            <table className={styles.table}>
              <caption className="visually-hidden">{t("table")}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("row")}</th>
                  <th scope="col">{t("fateColumn")}</th>
                  <th scope="col">{t("reasonColumn")}</th>
                  {preview.columns.map((column) => (
                    <th key={column} scope="col">
                      {word("registerColumn", column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <Row key={row.row} row={row} columns={preview.columns} />
                ))}
              </tbody>
            </table>
          </section>
          <Pager total={rows.length} page={page} size={size} onPage={setPage} label={t("pages")} />
        </>
      )}
    </div>
  );
}

function Row({ row, columns }: { row: SheetRow; columns: string[] }) {
  const { t } = useTranslation("imports");
  const reasonsOf = (column: string) => row.problems.filter((problem) => problem.column === column);
  return (
    <tr>
      <th scope="row">{row.row}</th>
      <td>
        <span className={styles[row.action]}>{t(`fate.${row.action}`)}</span>
      </td>
      <td>
        <Reasons problems={row.problems} />
      </td>
      {columns.map((column) => {
        const reasons = reasonsOf(column);
        return (
          <td key={column} className={markOf(reasons)}>
            <span className={styles.cell}>{row.cells[column]}</span>
          </td>
        );
      })}
    </tr>
  );
}

/** A cell that cannot be taken is marked more strongly than one of which something stays open. */
function markOf(problems: CellProblem[]): string | undefined {
  if (problems.length === 0) return undefined;
  return problems.every(({ severity }) => severity === "warning") ? styles.open : styles.bad;
}

function Reasons({ problems }: { problems: CellProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className={styles.reasons}>
      {problems.map(({ code, reason, severity }) => (
        <li key={code + reason} className={severity === "warning" ? styles.warning : undefined}>
          {reason}
        </li>
      ))}
    </ul>
  );
}
