import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { SheetHead } from "../api/sheet";
import { useWords } from "../lib/useWords";
import { NativeSelect } from "./NativeSelect";
import { Panel } from "./Panel";
import styles from "./SheetColumns.module.css";

interface Props {
  head: SheetHead;
  /** What was chosen for another file, as far as this one has such headings. */
  before: Record<string, string>;
  busy: boolean;
  onChosen: (columns: Record<string, string>) => void;
}

const none = "-";

/** Says which heading of a file stands for which column, beside its first rows. */
export function SheetColumns({ head, before, busy, onChosen }: Props) {
  const { t } = useTranslation("imports");
  const word = useWords();
  const [chosen, setChosen] = useState(() => proposed(head, before));
  const [incomplete, setIncomplete] = useState(false);
  const choose = (name: string, heading: string) =>
    setChosen(
      Object.fromEntries(
        // A heading stands for one column: who chooses it takes it from the other.
        [...Object.entries(chosen).filter(([, taken]) => taken !== heading), [name, heading]].filter(
          ([, one]) => one !== none,
        ),
      ),
    );
  const apply = () => {
    const missing = head.columns.some(({ name, required }) => required && !chosen[name]);
    setIncomplete(missing);
    if (!missing) onChosen(chosen);
  };
  return (
    <Panel title={t("columns.title")}>
      <div className={styles.columns}>
        <p className={styles.hint}>{t("columns.hint")}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
        <section className={styles.table} tabIndex={0} aria-label={t("columns.sample")}>
          <table>
            <caption className="visually-hidden">{t("columns.sample")}</caption>
            <thead>
              <tr>
                {head.headings.map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {head.rows.map((cells, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place
                <tr key={row}>
                  {head.headings.map((heading, at) => (
                    <td key={heading}>{cells[at]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <ul className={styles.choices}>
          {head.columns.map(({ name, required }) => {
            const label = word("registerColumn", name);
            return (
              <li key={name}>
                <span aria-hidden="true">{required ? t("columns.required", { name: label }) : label}</span>
                <NativeSelect
                  aria-label={label}
                  value={chosen[name] ?? none}
                  placeholder={t("columns.none")}
                  options={[
                    { value: none, label: t("columns.none") },
                    ...head.headings.map((heading) => ({ value: heading, label: heading })),
                  ]}
                  onChange={(heading) => choose(name, heading)}
                />
              </li>
            );
          })}
        </ul>
        {incomplete && (
          <p className={styles.missing} role="alert">
            {t("columns.missing")}
          </p>
        )}
        <div>
          <Button type="primary" loading={busy} onClick={apply}>
            {t("columns.apply")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function proposed({ columns, headings }: SheetHead, before: Record<string, string>): Record<string, string> {
  const own = Object.entries(before).filter(([, heading]) => headings.includes(heading));
  const taken = own.map(([, heading]) => heading);
  const byName = columns
    .filter(({ heading }) => heading && !taken.includes(heading))
    .map(({ name, heading }) => [name, heading]);
  return { ...Object.fromEntries(byName), ...Object.fromEntries(own) };
}
