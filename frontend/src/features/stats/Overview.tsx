import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";

import { Panel } from "../../components/Panel";
import type { Filter, Line, Rate } from "./api";
import { qualityFigures, ratedFigures, rateOf } from "./api";
import { Counts, Percent } from "./Numbers";
import styles from "./Stats.module.css";
import type { Names } from "./useNames";

interface Props {
  line: Line;
  names: Names;
  filter: Filter;
  smallBase: number;
}

const groups = {
  taken: ["items", "merged", "imported", "assignment", "receipt", "return"],
  answered: ["contact", "reply", "on_time", "overdue", "law_broken", "extension"],
  rated: ratedFigures,
  judged: qualityFigures,
  done: ["promise"],
} as const;
type Group = keyof typeof groups;

/** All figures of what was asked for: what matters first, then everything by groups. */
export function Overview({ line, names, filter, smallBase }: Props) {
  const { t } = useTranslation("stats");
  const few = line.rates.some((rate) => rate.small);
  const classes = line.rates.filter((rate) => rate.code.startsWith("class_"));
  const group = (name: Group) => groups[name].flatMap((code) => rateOf(line, code) ?? []);
  const table = (title: string, rates: Rate[]) => (
    <FigureTable title={title} rates={rates} names={names} filter={filter} />
  );
  return (
    <>
      <Headline line={line} names={names} filter={filter} />
      <div className={styles.groups}>
        {table(t("group.taken"), group("taken"))}
        {table(t("group.answered"), group("answered"))}
        {table(t("group.rated"), group("rated"))}
        {table(t("group.judged"), group("judged"))}
        {table(t("group.done"), [...group("done"), ...classes])}
      </div>
      {few && <p className={styles.note}>{t("smallNote", { n: smallBase })}</p>}
    </>
  );
}

/** What a leader asks first; satisfaction never without what was delivered, and who gave no feedback. */
function Headline({ line, names, filter }: Omit<Props, "smallBase">) {
  const { t } = useTranslation("stats");
  const count = (code: string) => {
    const rate = rateOf(line, code);
    return rate && <Counts plain name={names.figure(code)} rate={rate} filter={filter} />;
  };
  const beside = (code: string) => rateOf(line, code) && { name: names.figure(code), value: count(code) };
  const rate = (code: string, ...others: string[]) => {
    const found = rateOf(line, code);
    if (!found) return null;
    return (
      <Figure
        name={names.figure(code)}
        value={<Percent rate={found} />}
        made={<Counts name={names.figure(code)} rate={found} filter={filter} />}
        beside={others.flatMap((other) => beside(other) ?? [])}
      />
    );
  };
  return (
    <section className={styles.headline} aria-label={t("headline")}>
      <Figure
        name={names.figure("items")}
        value={count("items")}
        beside={[
          {
            name: t("medianDays"),
            value: line.median_days === null ? t("noPercent") : t("days", { n: line.median_days }),
          },
          ...(beside("merged") ? [{ name: names.figure("merged"), value: count("merged") }] : []),
        ]}
      />
      {rate("reply", "overdue")}
      {rate("on_time", "law_broken")}
      <div className={styles.pair}>
        {rate("satisfied", "no_feedback")}
        {rate("delivery", "satisfied_unsolved")}
      </div>
    </section>
  );
}

interface FigureProps {
  name: string;
  value: ReactNode;
  /** Numerator and denominator. */
  made?: ReactNode;
  /** What must be seen together with it. */
  beside: { name: string; value: ReactNode }[];
}

function Figure({ name, value, made, beside }: FigureProps) {
  return (
    <div className={styles.figure}>
      <h2>{name}</h2>
      <p className={styles.big}>
        {value}
        {made && <span className={styles.made}>{made}</span>}
      </p>
      <dl>
        {beside.map((one) => (
          <div key={one.name}>
            <dt>{one.name}</dt>
            <dd>{one.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Some figures with what they are made of, one a row. */
function FigureTable({
  title,
  rates,
  names,
  filter,
}: Omit<Props, "line" | "smallBase"> & { title: string; rates: Rate[] }) {
  const { t } = useTranslation("stats");
  const heading = useId();
  if (rates.length === 0) return null;
  return (
    <Panel title={<span id={heading}>{title}</span>}>
      <table className={styles.figures} aria-labelledby={heading}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t("column.figure")}</th>
            <th scope="col">{t("column.counts")}</th>
            <th scope="col">{t("column.percent")}</th>
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => {
            const plain = !names.isRate(rate.code);
            return (
              <tr key={rate.code}>
                <th scope="row">{names.figure(rate.code)}</th>
                <td colSpan={plain ? 2 : 1}>
                  <Counts plain={plain} name={names.figure(rate.code)} rate={rate} filter={filter} />
                </td>
                {!plain && (
                  <td>
                    <Percent rate={rate} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
