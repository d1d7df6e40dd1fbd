import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { api, unwrap } from "../../api/client";
import type { components } from "../../api/schema";
import { useRules } from "./api";
import { type Arrangement, hasPart, type ProposedUnit, toggled } from "./arrange";
import styles from "./ExperiencedUnits.module.css";

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
  value: Arrangement;
  onPick: (next: Arrangement, unit: ProposedUnit) => void;
}

/** The units that handled similar items, each a click away from having its part; nothing when there is none. */
export function ExperiencedUnits({ item, value, onPick }: Props) {
  const { t } = useTranslation("finding");
  const heading = useId();
  const { data } = useExperience(item);
  if (!data || data.units.length === 0) return null;
  return (
    <section className={styles.units} aria-labelledby={heading}>
      <p id={heading} className={styles.title}>
        {t("units.title")}
      </p>
      <p className={styles.hint}>{t("units.hint")}</p>
      <ul className={styles.list}>
        {data.units.map((unit) => (
          <Unit key={unit.unit_id} unit={unit} value={value} onPick={onPick} />
        ))}
      </ul>
    </section>
  );
}

function Unit({ unit, value, onPick }: Omit<Props, "item"> & { unit: Experience }) {
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
          {(value.way === "separate" ? (["answers"] as const) : (["answers", "helps"] as const)).map(
            (part) => {
              const role = part === "helps" ? "co" : value.way;
              const has = hasPart(value, id, part);
              const word = t(`suggestions:item.unitRole.${role}`);
              return (
                <Button
                  key={part}
                  type={has ? "primary" : "default"}
                  aria-pressed={has}
                  aria-label={t("units.make", { unit: name, part: word })}
                  onClick={() => onPick(toggled(value, id, part), { id, name, role })}
                >
                  {word}
                </Button>
              );
            },
          )}
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
  const rating = useRating();
  return (
    <div className={styles.facts}>
      <span>{one.same ? t("same") : t("percent", { percent: one.percent })}</span>
      {one.year > 0 && <span>{t("year", { year: one.year })}</span>}
      <span>{t(`suggestions:item.unitRole.${one.role}`)}</span>
      {one.role !== "co" && (
        <span>{one.answered ? one.class_label || t("units.noClass") : t("notAnswered")}</span>
      )}
      {one.result && <span>{rating(one.result)}</span>}
    </div>
  );
}

/** What the congress calls a rating. */
function useRating() {
  const rules = useRules().data;
  return (code: string) => rules?.ratings.find((one) => one.code === code)?.label ?? code;
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
