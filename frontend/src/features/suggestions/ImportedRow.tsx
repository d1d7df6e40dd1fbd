import { useTranslation } from "react-i18next";

import type { Imported } from "../../api/core";
import { Panel } from "../../components/Panel";
import { useWords } from "../../lib/useWords";
import styles from "./ImportedRow.module.css";

/** The order in which a register is read; headings of its own follow. */
const known = [
  "place",
  "congress",
  "number",
  "title",
  "category",
  "handling_role_unit",
  "reply_class",
  "document_no",
  "reply_date",
  "satisfaction",
  "excerpt",
  "source_url",
];

/** The row of the register from which an item was imported, cell by cell as it was printed. */
export function ImportedRow({ imported: { source, line, cells } }: { imported: Imported }) {
  const { t } = useTranslation("suggestions");
  const word = useWords();
  const place = (heading: string) => (known.includes(heading) ? known.indexOf(heading) : known.length);
  const headings = Object.keys(cells).sort((a, b) => place(a) - place(b) || a.localeCompare(b, "zh"));
  return (
    <Panel>
      <details className={styles.fold}>
        <summary>{t("item.imported")}</summary>
        <p className={styles.quiet}>{t("item.importedFrom", { source, line })}</p>
        <table className={styles.table}>
          <tbody>
            {headings.map((heading) => (
              <tr key={heading}>
                <th scope="row">{word("registerColumn", heading)}</th>
                <td>{cells[heading]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Panel>
  );
}
