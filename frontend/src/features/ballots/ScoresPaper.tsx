import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { Loaded } from "../../components/Loaded";
import { PrintPage } from "../../components/PrintPage";
import { percentText } from "../../lib/percent";
import { type Score, type ScoreTable, useScores } from "./api";
import styles from "./Ballots.module.css";
import { ScoreMeaning } from "./ScoreMeaning";

/** The scores of a year as a paper, with what they are made of. */
export function ScoresPaper() {
  const { t } = useTranslation("ballots");
  const [params] = useSearchParams();
  const year = Number(params.get("year")) || new Date().getFullYear();
  const scores = useScores(year);
  return (
    <PrintPage title={t("scores.table", { year })} landscape>
      <Loaded query={scores} rows={12}>
        {(table) => <Sheet table={table} />}
      </Loaded>
    </PrintPage>
  );
}

const parts = ["ballot", "feedback", "attitude", "result"] as const;

function Sheet({ table }: { table: ScoreTable }) {
  const { t } = useTranslation("ballots");
  const made = ({ points, ratings }: Score["ballot"]) => (points ? `${points} (${ratings})` : "—");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={styles.scorePaper} tabIndex={0} aria-label={t("scores.table", { year: table.year })}>
      <h1>{t("scores.table", { year: table.year })}</h1>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("scores.place")}</th>
            <th scope="col">{t("scores.unit")}</th>
            <th scope="col">{t("scores.points")}</th>
            {parts.map((part) => (
              <th key={part} scope="col">
                {t(`scores.${part}`)}
              </th>
            ))}
            <th scope="col">{t("scores.noFeedback")}</th>
            <th scope="col">{t("scores.delivery")}</th>
          </tr>
        </thead>
        <tbody>
          {table.units.map((unit) => (
            <tr key={unit.unit_id}>
              <td>{unit.place || "—"}</td>
              <th scope="row">{unit.name}</th>
              <td>{unit.points ? `${unit.points}${unit.small ? "*" : ""}` : t("scores.missing")}</td>
              {parts.map((part) => (
                <td key={part}>{made(unit[part])}</td>
              ))}
              <td>{unit.no_feedback}</td>
              <td>
                {unit.delivery.percent
                  ? `${percentText(unit.delivery.percent)} (${unit.delivery.n}/${unit.delivery.of})`
                  : "—"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ScoreMeaning table={table} />
    </section>
  );
}
