import { ImportOutlined, SaveOutlined, ScheduleOutlined } from "@ant-design/icons";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { dayText } from "../../lib/date";
import type { CalendarYear } from "./api";
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

function Changes({ pending }: { pending: Pending }) {
  const { t } = useTranslation("rules");
  const n = pending.days.size + pending.years.size;
  const sorted = [...pending.days.values()].sort((a, b) => a.date.localeCompare(b.date));
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
        {sorted.map((change) => (
          <li key={change.date}>
            <span>
              {dayText(change.date)} <strong>{t(`cal.kinds.${change.kind}`)}</strong> {change.name}
            </span>
            <Button
              aria-label={t("cal.undoOne", { date: dayText(change.date) })}
              onClick={() => pending.undo(change.date)}
            >
              {t("cal.undo")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
