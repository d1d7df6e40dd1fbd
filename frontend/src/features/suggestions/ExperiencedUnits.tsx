import { useQuery } from "@tanstack/react-query";
import { Button, Spin } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { api, unwrap } from "../../api/client";
import type { components } from "../../api/schema";
import { ProblemAlert } from "../../components/ProblemAlert";
import { useLikeness } from "../../components/useLikeness";
import { useRating } from "../../components/useRating";
import styles from "./ExperiencedUnits.module.css";
import type { OffersOf } from "./offers";

type Experience = components["schemas"]["suggestion.Experience"];
type Precedent = components["schemas"]["suggestion.Precedent"];

function useExperience({ id, title }: { id: number; title: string }) {
  return useQuery({
    enabled: title.trim() !== "",
    queryKey: ["suggestions", "experience", id, title],
    queryFn: () => unwrap(api.GET("/suggestions/alike/units", { params: { query: { title, except: id } } })),
    staleTime: 60_000,
    // What cannot be had is not missed: units can be chosen without it.
    retry: false,
  });
}

interface Props {
  item: { id: number; title: string };
  offersOf: OffersOf;
  /** Whether the reader asked for it: then it also says that there is nothing, or why it cannot be had. */
  asked?: boolean;
}

/** The units that handled similar items, each a click away from having its part; nothing when there is none. */
export function ExperiencedUnits({ item, offersOf, asked }: Props) {
  const { t } = useTranslation("finding");
  const heading = useId();
  const { data, error, isFetching, refetch } = useExperience(item);
  const none = !data || data.units.length === 0;
  if (none && !asked) return null;
  return (
    <section className={asked ? `${styles.units} ${styles.asked}` : styles.units} aria-labelledby={heading}>
      <p id={heading} className={styles.title}>
        {t("units.title")}
      </p>
      {none ? (
        <Nothing error={error} waits={isFetching} onRetry={() => void refetch()} />
      ) : (
        <>
          <p className={styles.hint}>{t("units.hint")}</p>
          <ul className={styles.list}>
            {data.units.map((unit) => (
              <Unit key={unit.unit_id} unit={unit} offersOf={offersOf} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Nothing({ error, waits, onRetry }: { error: unknown; waits: boolean; onRetry: () => void }) {
  const { t } = useTranslation(["finding", "common"]);
  if (waits) return <Spin size="small" aria-label={t("common:loading")} />;
  if (error) return <ProblemAlert error={error} onRetry={onRetry} />;
  return <p className={styles.hint}>{t("units.none")}</p>;
}

function Unit({ unit, offersOf }: Pick<Props, "offersOf"> & { unit: Experience }) {
  const { t } = useTranslation(["finding", "suggestions"]);
  const outcome = useOutcome();
  const { unit_id: id, name, precedents } = unit;
  const count = precedents.length;
  return (
    <li>
      <div className={styles.line}>
        <div className={styles.unit}>
          <strong>{name}</strong>
          <div className={styles.outcome}>{outcome(precedents)}</div>
        </div>
        <div className={styles.buttons}>
          {offersOf({ id, name }).map(({ role, word, chosen, choose }) => (
            <Button
              key={role}
              type={chosen ? "primary" : "default"}
              aria-pressed={chosen}
              aria-label={t("units.make", { unit: name, part: word })}
              onClick={choose}
            >
              {word}
            </Button>
          ))}
        </div>
      </div>
      <details className={styles.precedents}>
        <summary>
          <span aria-hidden="true">{t("units.open", { count })}</span>
          <span className="visually-hidden">{t("units.openOf", { unit: name, count })}</span>
        </summary>
        <ul>
          {precedents.map((one) => (
            <li key={one.id} className={styles.precedent}>
              <Link to={`/suggestions/${one.id}`} target="_blank" title={t("units.newTab")}>
                {[one.number_text, one.title].filter(Boolean).join(" ")}
              </Link>
              <Facts precedent={one} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Facts({ precedent: one }: { precedent: Precedent }) {
  const { t } = useTranslation(["finding", "suggestions"]);
  const likeness = useLikeness();
  const rating = useRating();
  return (
    <div className={styles.facts}>
      <span>{likeness(one)}</span>
      {one.year > 0 && <span>{t("year", { year: one.year })}</span>}
      <span>{t(`suggestions:item.unitRole.${one.role}`)}</span>
      {one.role !== "co" && (
        <span>{one.answered ? one.class_label || t("units.noClass") : t("notAnswered")}</span>
      )}
      {one.result && <span>{rating(one.result)}</span>}
    </div>
  );
}

/** How many items, how they ended, and what their proposers said: 3 件 · A类 2、会办 1 · 评价：满意 2. */
function useOutcome() {
  const { t } = useTranslation("finding");
  const rating = useRating();
  const times = (what: string[]) =>
    [...new Set(what)]
      .map((one) => t("units.times", { what: one, count: what.filter((other) => other === one).length }))
      .join(t("units.comma"));
  return (precedents: Precedent[]) => {
    const ends = precedents.map(({ role, answered, class_label }) => {
      if (role === "co") return t("units.helped");
      return answered ? class_label || t("units.noClass") : t("units.waiting");
    });
    const rated = precedents.filter(({ result }) => result).map(({ result }) => rating(result));
    return [
      t("units.count", { count: precedents.length }),
      times(ends),
      rated.length > 0 && `${t("units.rated")} ${times(rated)}`,
    ]
      .filter(Boolean)
      .join(" · ");
  };
}
