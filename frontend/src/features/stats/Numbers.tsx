import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { percentText } from "../../lib/percent";
import type { Filter, Part, Rate } from "./api";
import { placeOf } from "./api";
import styles from "./Stats.module.css";

interface Props {
  /** What the figure is called. */
  name: string;
  rate: Rate;
  filter: Filter;
}

/** A number of items that leads to them; of none there is nothing to open. */
function Count({ name, rate, filter, part, n }: Props & { part: Part; n: number }) {
  const { t } = useTranslation("stats");
  if (n === 0) return <span className={styles.number}>0</span>;
  return (
    <Link
      className={styles.number}
      to={placeOf(filter, rate.code, part)}
      aria-label={t(`open.${part}`, { name, n })}
    >
      {n}
    </Link>
  );
}

/** How many items a figure counts; of a rate, out of how many. */
export function Counts(props: Props & { plain?: boolean }) {
  const { rate, plain } = props;
  if (plain) return <Count {...props} part="numerator" n={rate.numerator} />;
  return (
    <span className={styles.counts}>
      <Count {...props} part="numerator" n={rate.numerator} />
      <span aria-hidden="true"> / </span>
      <Count {...props} part="denominator" n={rate.denominator} />
    </span>
  );
}

/** A percentage; a mark says that it is one of few items. */
export function Percent({ rate }: { rate: Rate }) {
  const { t } = useTranslation("stats");
  if (rate.percent === "") return <span className={styles.quiet}>{t("noPercent")}</span>;
  return (
    <span className={rate.small ? styles.quiet : undefined}>
      {percentText(rate.percent)}
      {rate.small && <abbr title={t("small")}>*</abbr>}
    </span>
  );
}

/** A rate in a table's cell: the percentage, and below it what it is made of. */
export function RateCell(props: Props) {
  return (
    <span className={styles.rateCell}>
      <Percent rate={props.rate} />
      <small>
        <Counts {...props} />
      </small>
    </span>
  );
}
