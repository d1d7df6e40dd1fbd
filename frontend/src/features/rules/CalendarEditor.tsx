import { ImportOutlined, SaveOutlined, ScheduleOutlined } from "@ant-design/icons";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { daysBetween, dayText } from "../../lib/date";
import type { CalendarYear, DayChange } from "./api";
import { CalendarImport } from "./CalendarImport";
import { DayDialog } from "./DayDialog";
import { MovesDialog } from "./MovesDialog";
import styles from "./RulesPage.module.css";
import type { Pending } from "./usePending";
import { YearGrid } from "./YearGrid";

interface Props {
  calendar: CalendarYear;
  pending: Pending;
  onEnd: () => void;
}

/** The calendar with its days to be chosen, what was changed so far, and the way to save it. */
export function CalendarEditor({ calendar, pending, onEnd }: Props) {
  const { t } = useTranslation("rules");
  const [chosen, setChosen] = useState<{ date: string; run: boolean } | null>(null);
  const [importing, setImporting] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const { year, days } = calendar;
  const nothing = pending.days.size + pending.years.size === 0;
  return (
    <>
      <p className={styles.hint}>{t("cal.editHint")}</p>
      <div className={styles.choices}>
        <Button
          icon={<ScheduleOutlined aria-hidden="true" />}
          onClick={() => setChosen({ date: `${year}-01-01`, run: true })}
        >
          {t("cal.range")}
        </Button>
        <Button icon={<ImportOutlined aria-hidden="true" />} onClick={() => setImporting(true)}>
          {t("cal.import")}
        </Button>
        <Complete calendar={calendar} pending={pending} />
      </div>
      <YearGrid
        year={year}
        days={days}
        changes={pending.days}
        onChoose={(date) => setChosen({ date, run: false })}
      />
      <Changes pending={pending} />
      <div className={styles.choices}>
        <Button
          type="primary"
          icon={<SaveOutlined aria-hidden="true" />}
          disabled={nothing}
          onClick={() => setReviewing(true)}
        >
          {t("cal.review")}
        </Button>
        <Button onClick={onEnd}>{t("cal.discard")}</Button>
      </div>
      {chosen && (
        <DayDialog
          date={chosen.date}
          run={chosen.run}
          entry={days.find((day) => day.date === chosen.date)}
          change={pending.days.get(chosen.date)}
          onSet={pending.set}
          onClose={() => setChosen(null)}
        />
      )}
      {importing && <CalendarImport onRead={pending.set} onClose={() => setImporting(false)} />}
      {reviewing && (
        <MovesDialog
          change={pending.body(calendar.version)}
          onClose={() => setReviewing(false)}
          onSaved={() => {
            setReviewing(false);
            onEnd();
          }}
        />
      )}
    </>
  );
}

function Complete({ calendar, pending }: Pick<Props, "calendar" | "pending">) {
  const { t } = useTranslation("rules");
  const { year, provisional, own_years } = calendar;
  const own = own_years.includes(year);
  if (!provisional && !own) return <span className={styles.hint}>{t("cal.completeNational", { year })}</span>;
  return (
    <Checkbox
      checked={pending.years.get(year) ?? own}
      onChange={({ target }) => pending.setYear(year, target.checked === own ? undefined : target.checked)}
    >
      {t("cal.complete", { year })}
    </Checkbox>
  );
}

/** Days that follow each other and change in the same way, in order. */
function runs(changes: Iterable<DayChange>): DayChange[][] {
  const found: DayChange[][] = [];
  for (const change of [...changes].sort((a, b) => a.date.localeCompare(b.date))) {
    const last = found.at(-1)?.at(-1);
    const follows =
      last &&
      daysBetween(last.date, change.date) === 1 &&
      last.kind === change.kind &&
      last.name === change.name;
    if (follows) found.at(-1)?.push(change);
    else found.push([change]);
  }
  return found;
}

function Changes({ pending }: { pending: Pending }) {
  const { t } = useTranslation("rules");
  const n = pending.days.size + pending.years.size;
  const span = (run: DayChange[]) =>
    [...new Set([run[0], run.at(-1)])].map((change) => change && dayText(change.date)).join("–");
  return (
    <section aria-label={t("cal.pending", { n })} aria-live="polite">
      <h3 className={styles.listTitle}>{t("cal.pending", { n })}</h3>
      {n === 0 && <p className={styles.hint}>{t("cal.none")}</p>}
      <ul className={styles.changes}>
        {[...pending.years].map(([year, complete]) => (
          <li key={year}>
            <span>{t(complete ? "cal.yearComplete" : "cal.yearOpen", { year })}</span>
            <Button
              aria-label={t("cal.undoOne", { date: t("year", { year }) })}
              onClick={() => pending.setYear(year, undefined)}
            >
              {t("cal.undo")}
            </Button>
          </li>
        ))}
        {runs(pending.days.values()).map((run) => (
          <li key={run[0]?.date}>
            <span>
              {span(run)} <strong>{t(`cal.kinds.${run[0]?.kind ?? "holiday"}`)}</strong> {run[0]?.name}
            </span>
            <Button
              aria-label={t("cal.undoOne", { date: span(run) })}
              onClick={() => pending.undo(run.map(({ date }) => date))}
            >
              {t("cal.undo")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
