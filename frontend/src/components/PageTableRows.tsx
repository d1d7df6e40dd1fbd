import { Checkbox } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import styles from "./PageTable.module.css";

export interface Column<T> {
  key: string;
  title: string;
  render: (row: T) => ReactNode;
  width?: string;
  align?: "end";
  /** Where the cell stands on a phone's card; a cell with a label when left out. */
  card?: "title" | "actions" | "hidden";
  /** Keeps short cells such as numbers and dates on one line. */
  nowrap?: boolean;
}

type Key = number | string;

export interface Selection {
  keys: Key[];
  onChange: (keys: Key[]) => void;
  /** Rows that cannot be chosen. */
  disabled?: (key: Key) => boolean;
}

export interface RowsProps<T> {
  caption: string;
  rows: T[];
  columns: Column<T>[];
  rowKey: (row: T) => Key;
  selection?: Selection;
}

/** The rows as a table. */
export function Grid<T>({ caption, rows, columns, rowKey, selection }: RowsProps<T>) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {selection && (
              <th scope="col" className={styles.tick}>
                <TickAll keys={rows.map(rowKey)} selection={selection} />
              </th>
            )}
            {columns.map((column) => (
              <th key={column.key} scope="col" style={{ width: column.width, textAlign: column.align }}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-row data-selected={selection?.keys.includes(rowKey(row)) || undefined}>
              {selection && (
                <td className={styles.tick}>
                  <Tick rowKey={rowKey(row)} selection={selection} />
                </td>
              )}
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={column.nowrap ? styles.nowrap : undefined}
                  style={{ textAlign: column.align }}
                >
                  <Content>{column.render(row)}</Content>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isEmpty(content: ReactNode): boolean {
  return (
    content === undefined ||
    content === null ||
    content === "" ||
    (Array.isArray(content) && content.length === 0)
  );
}

/** What stands in a cell; a dash where there is nothing to say. */
function Content({ children }: { children: ReactNode }) {
  return isEmpty(children) ? <span className={styles.nothing}>—</span> : children;
}

/** The rows as cards for a narrow screen. */
export function Cards<T>({ caption, rows, columns, rowKey, selection }: RowsProps<T>) {
  const titles = columns.filter((column) => column.card === "title");
  const cells = columns.filter((column) => column.card === undefined);
  const actions = columns.filter((column) => column.card === "actions");
  return (
    <ul className={styles.cards} aria-label={caption}>
      {rows.map((row) => (
        <li key={rowKey(row)} data-row className={styles.card}>
          <div className={styles.cardTitle}>
            {selection && <Tick rowKey={rowKey(row)} selection={selection} />}
            {titles.map((column) => (
              <div key={column.key}>{column.render(row)}</div>
            ))}
          </div>
          <dl className={styles.cells}>
            {cells
              .map((column) => ({ ...column, content: column.render(row) }))
              .filter(({ content }) => !isEmpty(content))
              .map(({ key, title, content }) => (
                <div key={key} className={styles.cell}>
                  <dt>{title}</dt>
                  <dd>{content}</dd>
                </div>
              ))}
          </dl>
          {actions.map((column) => (
            <div key={column.key} className={styles.cardActions}>
              {column.render(row)}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Tick({ rowKey, selection }: { rowKey: Key; selection: Selection }) {
  const { t } = useTranslation();
  const toggle = (on: boolean) =>
    selection.onChange(on ? [...selection.keys, rowKey] : selection.keys.filter((key) => key !== rowKey));
  return (
    <Checkbox
      aria-label={t("selectRow")}
      checked={selection.keys.includes(rowKey)}
      disabled={selection.disabled?.(rowKey)}
      onChange={(event) => toggle(event.target.checked)}
    />
  );
}

function TickAll({ keys, selection }: { keys: Key[]; selection: Selection }) {
  const { t } = useTranslation();
  const open = keys.filter((key) => !selection.disabled?.(key));
  const chosen = open.filter((key) => selection.keys.includes(key));
  const others = selection.keys.filter((key) => !open.includes(key));
  return (
    <Checkbox
      aria-label={t("selectAll")}
      checked={open.length > 0 && chosen.length === open.length}
      indeterminate={chosen.length > 0 && chosen.length < open.length}
      onChange={(event) => selection.onChange(event.target.checked ? [...others, ...open] : others)}
    />
  );
}
