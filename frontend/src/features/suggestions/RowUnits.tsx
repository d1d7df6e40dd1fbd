import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { SuggestionRow } from "../../api/core";
import { dayText } from "../../lib/date";
import styles from "./AssignmentPage.module.css";
import { type Arrangement, namedFor } from "./arrange";
import { useOffers, usePicked } from "./offers";
import { ExperiencedUnits, PartsInput } from "./PartsField";
import { useReturned } from "./ProposedUnits";

interface Props {
  row: SuggestionRow;
  value: Arrangement;
  onChange: (units: Arrangement) => void;
}

/** The units of one row of many, with what is known of it; who handled similar items is asked for row by row. */
export function RowUnits({ row, value, onChange }: Props) {
  const { t } = useTranslation(["suggestions", "finding"]);
  const [asked, setAsked] = useState(false);
  const [picked, pick] = usePicked();
  const offersOf = useOffers(value, (next, unit) => {
    pick(unit);
    onChange(next);
  });
  return (
    <>
      <PartsInput
        compact
        label={t("batch.unitOf", { title: row.title })}
        known={[...namedFor(row), ...picked]}
        value={value}
        onChange={onChange}
      />
      <Wish row={row} />
      <Button
        type="link"
        className={styles.ask}
        aria-expanded={asked}
        aria-label={t("finding:units.askOf", { title: row.title })}
        onClick={() => setAsked(!asked)}
      >
        {t("finding:units.ask")}
      </Button>
      {asked && <ExperiencedUnits asked item={row} offersOf={offersOf} />}
    </>
  );
}

/** What the proposer wished, and what the government office said or was asked. */
function Wish({ row }: { row: SuggestionRow }) {
  const { t } = useTranslation(["suggestions", "handling"]);
  const proposed = namedFor(row).length > 0;
  const returned = useReturned();
  return (
    <>
      <p className={styles.wish}>
        {row.suggested_units ? t("form.unitSuggested", { units: row.suggested_units }) : t("batch.noWish")}
      </p>
      {row.returned && <p className={styles.wish}>{returned(row.returned)}</p>}
      {proposed && <p className={styles.wish}>{t("handling:arrange.proposed")}</p>}
      {row.forwarded_at && row.proposed_units.length === 0 && (
        <p className={styles.wish}>{t("handling:arrange.forwarded", { date: dayText(row.forwarded_at) })}</p>
      )}
    </>
  );
}
