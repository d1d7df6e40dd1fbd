import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { api, unwrap } from "../api/client";
import type { components } from "../api/schema";
import { onDemand } from "../lib/onDemand";
import { useSettled } from "../lib/useSettled";
import styles from "./AlikeItems.module.css";
import type { Compared } from "./compared";
import { Panel } from "./Panel";
import { PhaseTag } from "./PhaseTag";
import { useLikeness } from "./useLikeness";
import { useRating } from "./useRating";

const CompareDialog = onDemand(async () => (await import("./CompareDialog")).CompareDialog);

type Alike = components["schemas"]["suggestion.Alike"];
type RaisedYear = components["schemas"]["suggestion.RaisedYear"];

/** So many characters a title has before others are looked for. */
const enough = 4;

/** What is like a title, among what this person may read or is public. */
export function useAlike(title: string, except?: number) {
  return useQuery({
    enabled: [...title.trim()].length >= enough,
    queryKey: ["suggestions", "alike", title, except],
    queryFn: () => unwrap(api.GET("/suggestions/alike", { params: { query: { title, except } } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    // What cannot be had is not missed: nobody asked for it.
    retry: false,
  });
}

/** What is like an item, for those who review, assign or answer it; nothing when nothing is. */
export function AlikePanel({ title, except, ofUnit }: { title: string; except: number; ofUnit: boolean }) {
  const { t } = useTranslation("finding");
  const { data } = useAlike(title, except);
  if (!data || data.alike.length === 0) return null;
  return (
    <Panel title={t("title")}>
      <p className={styles.hint}>{t(ofUnit ? "unitHint" : "hint")}</p>
      <Raised years={data.raised} />
      <Items
        items={data.alike}
        compare={({ id, title }) => (
          <Link to={`/suggestions/${except}/compare?with=${id}`} aria-label={t("compare.openOf", { title })}>
            {t("compare.open")}
          </Link>
        )}
      />
    </Panel>
  );
}

/** What is like a title that is being written: one line that can be opened, so that nothing moves under the pen. */
export function AlikeWhileWriting({ own, except }: { own: Compared; except?: number }) {
  const { t } = useTranslation("finding");
  const { data } = useAlike(useSettled(own.title, 600), except);
  if (!data || data.alike.length === 0) return null;
  return (
    <details className={styles.opened}>
      <summary>{t("whileWriting", { count: data.alike.length })}</summary>
      <Raised years={data.raised} />
      <Items
        items={data.alike}
        compare={({ id, title }) => <CompareDialog own={own} id={id} title={title} />}
      />
      <p className={styles.hint}>{t("writingHint")}</p>
    </details>
  );
}

/** The years in which a matter was raised, and by opening them what became of it each time; nothing of a new one. */
function Raised({ years }: { years: RaisedYear[] }) {
  const { t } = useTranslation("finding");
  if (years.length < 2) return null;
  const named = years.map(({ year }) => year).join(t("units.comma"));
  return (
    <details className={styles.opened}>
      <summary>{t("raised.years", { count: years.length, years: named })}</summary>
      <ol className={styles.years}>
        {years.map((one) => (
          <Year key={one.year} year={one} />
        ))}
      </ol>
    </details>
  );
}

function Year({ year: { year, own, count, items } }: { year: RaisedYear }) {
  const { t } = useTranslation("finding");
  return (
    <li>
      <strong>{t("year", { year })}</strong>
      <ul>
        {own && <li>{t("raised.own")}</li>}
        {items.map((item) => (
          <Once key={item.id} item={item} />
        ))}
        {count > items.length && <li>{t("raised.more", { count: count - items.length })}</li>}
      </ul>
    </li>
  );
}

/** One time that a matter was raised: the item, who handled it, how it was answered and rated. */
function Once({ item }: { item: Alike }) {
  const { t } = useTranslation("finding");
  const rating = useRating();
  const name = [item.number_text, item.title].filter(Boolean).join(" ");
  return (
    <li>
      {item.readable ? <Link to={`/suggestions/${item.id}`}>{name}</Link> : name}
      <div className={styles.facts}>
        {item.units.length > 0 && <span>{item.units.map((unit) => unit.name).join("、")}</span>}
        <span>{item.title_only ? t("titleOnly") : item.class_label || t("notAnswered")}</span>
        {item.result && <span>{rating(item.result)}</span>}
      </div>
    </li>
  );
}

interface ItemsProps {
  items: Alike[];
  /** What leads to the whole texts; of items that may be read. */
  compare: (item: Alike) => ReactNode;
}

function Items({ items, compare }: ItemsProps) {
  return (
    <ul className={styles.items}>
      {items.map((item) => (
        <Item key={item.id} item={item} compare={item.readable && compare(item)} />
      ))}
    </ul>
  );
}

function Item({ item, compare }: { item: Alike; compare: ReactNode }) {
  const { t } = useTranslation("finding");
  const likeness = useLikeness();
  return (
    <li>
      {item.readable ? (
        <Link to={`/suggestions/${item.id}`}>{item.title}</Link>
      ) : (
        <strong>{item.title}</strong>
      )}
      <div className={styles.facts}>
        <span>{likeness(item)}</span>
        {item.year > 0 && <span>{t("year", { year: item.year })}</span>}
        {item.number_text && <span>{item.number_text}</span>}
        {item.phase && <PhaseTag phase={item.phase} roundNo={1} />}
        {item.units.length > 0 && <span>{item.units.map((unit) => unit.name).join("、")}</span>}
        <span>{item.title_only ? t("titleOnly") : item.class_label || t("notAnswered")}</span>
        {compare}
      </div>
      {item.reply && <p className={styles.reply}>{t("reply", { text: item.reply })}</p>}
    </li>
  );
}
