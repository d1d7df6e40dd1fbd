import { DownloadOutlined } from "@ant-design/icons";
import { Alert, Button, Checkbox, Progress } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useIdempotencyKey } from "../api/idempotency";
import {
  download,
  importSheet,
  isHeadless,
  previewSheet,
  type SheetHead,
  type SheetPreview,
  sheetColumns,
} from "../api/sheet";
import { onDemand } from "../lib/onDemand";
import { FileUpload } from "./FileUpload";
import { Panel } from "./Panel";
import { ProblemAlert } from "./ProblemAlert";
import styles from "./SheetImport.module.css";
import { SheetRows } from "./SheetRows";

const SheetColumns = onDemand(async () => (await import("./SheetColumns")).SheetColumns);

interface Props {
  /** Where the import lies in the contract; its preview and template lie beneath. */
  path: string;
  /** The name of the template's file; there is none when left out. */
  template?: string;
  /** What the person may switch on; each is a field of the form. */
  choices?: Choice[];
  /** The switch that lets good rows in without the bad ones; without one, bad rows keep all out. */
  skip?: string;
  /** Files may head their columns their own way, and the person says how. */
  mapped?: boolean;
  onDone?: () => void;
}

interface Choice {
  name: string;
  label: string;
  hint?: string;
}

const types = [".xlsx", ".csv", ".tsv"];
const maxBytes = 10 * 1024 * 1024;

/** An import of a table: the file, what would become of each row, and only then the import itself. */
export function SheetImport({ path, template, choices = [], skip, mapped, onDone }: Props) {
  const { t } = useTranslation("imports");
  const [file, setFile] = useState<File | null>(null);
  const [on, setOn] = useState<string[]>([]);
  const [preview, setPreview] = useState<SheetPreview | null>(null);
  const [done, setDone] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [head, setHead] = useState<SheetHead | null>(null);
  const [columns, setColumns] = useState<Record<string, string> | null>(null);
  const key = useIdempotencyKey();

  const fieldsOf = (on: string[], columns: Record<string, string> | null) => ({
    ...Object.fromEntries(choices.map(({ name }) => [name, String(on.includes(name))])),
    ...(columns && { columns: JSON.stringify(columns) }),
  });
  const look = async (chosen: File, on: string[], columns: Record<string, string> | null) => {
    setError(null);
    setShare(0);
    try {
      setPreview(
        await previewSheet(path, { file: chosen, fields: fieldsOf(on, columns), onProgress: setShare }),
      );
      setDone(false);
      key.done();
    } finally {
      setShare(null);
      setFile(chosen);
    }
  };
  const ask = async (of: File) => setHead(await sheetColumns(path, of));
  // Another file begins by its own headings; where they say nothing, the person is asked.
  const take = async (chosen: File) => {
    setPreview(null);
    setHead(null);
    setColumns(null);
    try {
      await look(chosen, on, null);
    } catch (failure) {
      if (!mapped || !isHeadless(failure)) throw failure;
      await ask(chosen);
    }
  };
  const map = (chosen: Record<string, string>) => {
    // What is imported is what was looked at: a choice counts once its preview stands.
    const counts = () => {
      setColumns(chosen);
      remember(path, chosen);
      setHead(null);
    };
    if (file) void look(file, on, chosen).then(counts).catch(setError);
  };
  // Another choice makes another preview of the same file.
  const choose = (name: string, chosen: boolean) => {
    const next = chosen ? [...on, name] : on.filter((one) => one !== name);
    setOn(next);
    if (file && preview && !done)
      void look(file, next, columns).catch((failure) => {
        setOn(on);
        setError(failure);
      });
  };
  const commit = async () => {
    if (!file) return;
    setError(null);
    setShare(0);
    try {
      const sending = { file, fields: fieldsOf(on, columns), onProgress: setShare };
      setPreview(await importSheet(path, sending, key.header()["Idempotency-Key"]));
      key.done();
      setDone(true);
      onDone?.();
    } catch (failure) {
      setError(failure);
    } finally {
      setShare(null);
    }
  };
  const fetchTemplate = async () => {
    setError(null);
    await download(`${path}/template`, template ?? "").catch(setError);
  };

  return (
    <div className={styles.import}>
      <div className={styles.start}>
        {template && (
          <Button icon={<DownloadOutlined aria-hidden="true" />} onClick={() => void fetchTemplate()}>
            {t("template")}
          </Button>
        )}
        <FileUpload types={types} maxBytes={maxBytes} upload={take}>
          {preview ? t("again") : t("file")}
        </FileUpload>
      </div>
      <p className={styles.hint}>{t("fileHint", { types: types.join(" ") })}</p>
      {choices.map(({ name, label, hint }) => (
        <div key={name}>
          <Checkbox
            checked={on.includes(name)}
            disabled={share !== null}
            onChange={(event) => choose(name, event.target.checked)}
          >
            {label}
          </Checkbox>
          {hint && <p className={styles.choice}>{hint}</p>}
        </div>
      ))}
      {share !== null && <Progress percent={Math.round(share * 100)} aria-label={t("progress")} />}
      <ProblemAlert error={error} />
      {head && (
        <SheetColumns
          key={head.headings.join()}
          head={head}
          before={columns ?? remembered(path)}
          busy={share !== null}
          onChosen={map}
        />
      )}
      {mapped && !head && preview && file && !done && (
        <div>
          <Button onClick={() => void ask(file).catch(setError)}>{t("columns.open")}</Button>
        </div>
      )}
      {preview && file && (
        <Panel title={t("result", { name: file.name })}>
          <div className={styles.import}>
            <Counts preview={preview} />
            {done ? (
              <Alert type="success" showIcon role="status" title={t("done")} description={t("doneHint")} />
            ) : (
              <Commit
                preview={preview}
                whole={!skip || !on.includes(skip)}
                skippable={skip !== undefined}
                busy={share !== null}
                onCommit={() => void commit()}
              />
            )}
            <SheetRows key={`${file.name}-${file.lastModified}`} preview={preview} />
          </div>
        </Panel>
      )}
    </div>
  );
}

const storedUnder = (path: string) => `lianluo.columns.${path}`;

/** What was chosen on this device for the last file of the kind: the next one is mostly headed alike. */
function remembered(path: string): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(storedUnder(path)) ?? "{}");
  } catch {
    return {};
  }
}

function remember(path: string, columns: Record<string, string>) {
  try {
    localStorage.setItem(storedUnder(path), JSON.stringify(columns));
  } catch {
    // Without storage the choice holds for this file.
  }
}

const fates = ["create", "update", "unchanged", "skip", "invalid"] as const;

function Counts({ preview }: { preview: SheetPreview }) {
  const { t } = useTranslation("imports");
  const { counts, ignored_columns, new_units = [] } = preview;
  return (
    <div>
      <ul className={styles.counts}>
        {fates.map((fate) =>
          counts[fate] === undefined ? null : (
            <li key={fate} className={counts[fate] ? styles[fate] : undefined}>
              {t(`counts.${fate}`, { n: counts[fate] })}
            </li>
          ),
        )}
        {counts.units_to_create ? <li>{t("counts.units", { n: counts.units_to_create })}</li> : null}
      </ul>
      {new_units.length > 0 && (
        <details className={styles.units}>
          <summary>{t("counts.unitNames")}</summary>
          <ul>
            {new_units.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      {ignored_columns.length > 0 && (
        <p className={styles.hint}>{t("ignored", { columns: ignored_columns.join(" ") })}</p>
      )}
    </div>
  );
}

interface CommitProps {
  preview: SheetPreview;
  whole: boolean;
  skippable: boolean;
  busy: boolean;
  onCommit: () => void;
}

function Commit({ preview: { counts }, whole, skippable, busy, onCommit }: CommitProps) {
  const { t } = useTranslation("imports");
  if (whole && counts.invalid)
    return (
      <Alert type="error" showIcon role="alert" title={t(skippable ? "refusedUnlessSkipped" : "refused")} />
    );
  if (!counts.create && !counts.update) return <Alert type="info" showIcon title={t("nothing")} />;
  return (
    <div>
      <Button type="primary" loading={busy} onClick={onCommit}>
        {t("commit")}
      </Button>
    </div>
  );
}
