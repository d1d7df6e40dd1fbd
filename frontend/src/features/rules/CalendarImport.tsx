import { DownloadOutlined } from "@ant-design/icons";
import { Alert, Button, Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { download } from "../../api/sheet";
import { FileUpload } from "../../components/FileUpload";
import { ProblemAlert } from "../../components/ProblemAlert";
import { type CalendarTable, type DayChange, readTable } from "./api";
import styles from "./RulesPage.module.css";

interface Props {
  onRead: (changes: DayChange[]) => void;
  onClose: () => void;
}

const maxBytes = 5 * 1024 * 1024;

/** Takes a year's holidays from a file or from a pasted table into the changes that wait to be saved. */
export function CalendarImport({ onRead, onClose }: Props) {
  const { t } = useTranslation("rules");
  const { t: common } = useTranslation();
  const box = useId();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [table, setTable] = useState<CalendarTable | null>(null);
  const [error, setError] = useState<unknown>(null);
  const take = async (file: File) => {
    const found = await readTable(file);
    onRead(found.days.map(({ date, kind, name }) => ({ date, kind, name })));
    setTable(found);
  };
  const paste = async () => {
    setBusy(true);
    setError(null);
    await take(new File([text], "pasted.txt")).catch(setError);
    setBusy(false);
  };
  return (
    <Modal
      open
      title={t("cal.importTitle")}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{common("close")}</Button>}
      destroyOnHidden
    >
      <div className={styles.import}>
        <p>{t("cal.importHint")}</p>
        <div className={styles.choices}>
          <FileUpload types={[".xlsx", ".csv", ".tsv", ".txt"]} maxBytes={maxBytes} upload={take}>
            {t("cal.file")}
          </FileUpload>
          <Button
            icon={<DownloadOutlined aria-hidden="true" />}
            onClick={() => void download("/calendar/template", "calendar.xlsx").catch(setError)}
          >
            {t("cal.template")}
          </Button>
        </div>
        <label htmlFor={box}>{t("cal.paste")}</label>
        <Input.TextArea
          id={box}
          rows={5}
          value={text}
          placeholder={t("cal.pastePlaceholder")}
          onChange={({ target }) => setText(target.value)}
        />
        <div>
          <Button disabled={!text.trim()} loading={busy} onClick={() => void paste()}>
            {t("cal.read")}
          </Button>
        </div>
        <ProblemAlert error={error} />
        {table && <Found table={table} />}
      </div>
    </Modal>
  );
}

function Found({ table: { days, rows } }: { table: CalendarTable }) {
  const { t } = useTranslation("rules");
  return (
    <Alert
      type={rows.length > 0 ? "warning" : "success"}
      showIcon
      role="status"
      title={t("cal.taken", { n: days.length })}
      description={
        rows.length > 0 && (
          <ul>
            {rows.flatMap(({ row, problems }) =>
              problems.map(({ column, reason }) => (
                <li key={`${row}/${column}`}>{t("cal.badRow", { row, column, reason })}</li>
              )),
            )}
          </ul>
        )
      }
    />
  );
}
