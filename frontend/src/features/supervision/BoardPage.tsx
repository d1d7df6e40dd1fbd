import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Empty } from "../../components/Empty";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { usePageParams } from "../../components/usePageParams";
import { dayText } from "../../lib/date";
import { type Card, type Status, useBoard } from "./api";
import styles from "./Board.module.css";
import { Parties } from "./Parties";
import { Reasons, StatusTag, useDays } from "./Status";

const statuses: Status[] = ["late", "at_risk", "planning", "on_plan", "concluded"];

/** All key items on one page: how each goes, what comes next, what was promised and kept. */
export function BoardPage() {
  const { t } = useTranslation(["supervision", "shell"]);
  const board = useBoard();
  const params = usePageParams(["status", "party", "year"]);
  return (
    <Page title={t("shell:menu.keyItems")}>
      <Loaded query={board} rows={12}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("board.empty")} hint={t("board.emptyHint")} />
          ) : (
            <Board items={items} filters={params.filters} choose={params.setFilters} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface BoardProps {
  items: Card[];
  filters: Filters;
  choose: (filters: Filters) => void;
}

interface Filters {
  status?: string;
  party?: string;
  year?: string;
}

function Board({ items, filters: { status, party, year }, choose }: BoardProps) {
  const { t } = useTranslation("supervision");
  const years = [...new Set(items.map((item) => item.year))].sort((a, b) => b - a);
  const ofYear = items.filter((item) =>
    year ? String(item.year) === year : item.year === years[0] || item.status !== "concluded",
  );
  const ofParty = ofYear.filter((item) => !party || belongsTo(item, party));
  const shown = ofParty.filter((item) => !status || item.status === status);
  return (
    <>
      <div className={styles.filters}>
        <fieldset className={styles.counts}>
          <legend className="visually-hidden">{t("board.counts")}</legend>
          {statuses.map((one) => {
            const count = ofParty.filter((item) => item.status === one).length;
            return (
              <button
                key={one}
                type="button"
                className={styles.count}
                data-status={one}
                aria-pressed={status === one}
                onClick={() => choose({ status: status === one ? undefined : one })}
              >
                <strong>{count}</strong>
                {t(`status.${one}`)}
              </button>
            );
          })}
        </fieldset>
        <div className={styles.choices}>
          {years.length > 1 && (
            <Select
              aria-label={t("board.byYear")}
              className={styles.year}
              value={year ?? ""}
              options={[
                { value: "", label: t("board.current") },
                ...years.map((one) => ({ value: String(one), label: t("board.year", { year: one }) })),
              ]}
              onChange={(next: string) => choose({ year: next || undefined })}
            />
          )}
          <PartyFilter items={ofYear} party={party} choose={(next) => choose({ party: next })} />
        </div>
      </div>
      {shown.length === 0 ? (
        <Empty
          title={t("board.nothing")}
          action={
            <Button onClick={() => choose({ status: undefined, party: undefined, year: undefined })}>
              {t("board.showAll")}
            </Button>
          }
        />
      ) : (
        <ul className={styles.cards} aria-label={t("board.list")}>
          {shown.map((item) => (
            <KeyItemCard key={item.id} item={item} />
          ))}
        </ul>
      )}
    </>
  );
}

/** What a card is found by: the person, the committee or the unit that has a part in it. */
function partiesOf({ parties, own }: Card): [value: string, name: string][] {
  return [
    ...(own ? [["own", ""] as [string, string]] : []),
    [`leader-${parties.leader.id}`, parties.leader.name],
    [`official-${parties.official.id}`, parties.official.name],
    [`committee-${parties.committee.id}`, parties.committee.name],
    ...parties.units.map(({ id, name }): [string, string] => [`unit-${id}`, name]),
  ];
}

const belongsTo = (item: Card, party: string) => partiesOf(item).some(([value]) => value === party);

function PartyFilter({
  items,
  party,
  choose,
}: {
  items: Card[];
  party?: string;
  choose: (party?: string) => void;
}) {
  const { t } = useTranslation("supervision");
  const names = new Map(items.flatMap(partiesOf).filter(([value, name]) => name || value === "own"));
  const groups = (["leader", "official", "committee", "unit"] as const).map((kind) => ({
    label: t(`party.${kind}`),
    options: [...names]
      .filter(([value]) => value.startsWith(`${kind}-`))
      .map(([value, label]) => ({ value, label })),
  }));
  const own = names.has("own") ? [{ value: "own", label: t("board.own") }] : [];
  return (
    <Select
      aria-label={t("board.party")}
      className={styles.party}
      allowClear
      value={party ?? null}
      placeholder={t("board.everybody")}
      options={[...own, ...groups.filter(({ options }) => options.length > 0)]}
      onChange={(next?: string) => choose(next)}
    />
  );
}

function KeyItemCard({ item }: { item: Card }) {
  const { t } = useTranslation("supervision");
  return (
    <li className={styles.card} data-status={item.status}>
      <header className={styles.head}>
        <StatusTag status={item.status} />
        <span className={styles.why}>
          <Reasons reasons={item.reasons} />
        </span>
        <span className={styles.number}>{item.number_text}</span>
      </header>
      <h2 className={styles.title}>
        <Link to={`/key-items/${item.id}`}>{item.title}</Link>
      </h2>
      <Parties parties={item.parties} />
      <Next item={item} />
      <footer className={styles.foot}>
        <Meter done={item.reached} all={item.milestones} />
        <span>{item.promises > 0 ? t("kept", { kept: item.kept, all: item.promises }) : t("keptNone")}</span>
        <Occasion item={item} />
        {item.similar > 0 && <span>{t("similar", { count: item.similar })}</span>}
        {item.letters_open > 0 && (
          <span className={styles.bad}>{t("board.letters", { count: item.letters_open })}</span>
        )}
      </footer>
    </li>
  );
}

function Next({ item }: { item: Card }) {
  const { t } = useTranslation("supervision");
  const days = useDays();
  if (item.status === "concluded") return null;
  if (item.next && item.plan_state !== "")
    return (
      <p className={styles.next} data-light={item.next.light}>
        <span className={styles.quiet}>{t("board.next")}</span>
        <span className={styles.due}>
          {dayText(item.next.due_on)} · {days(item.next.days_left)}
        </span>
        <span className={styles.step}>{item.next.text}</span>
      </p>
    );
  return (
    <p className={styles.next}>
      {item.milestones > 0 ? t("board.noNext") : t("board.planDue", { date: dayText(item.plan_due_on) })}
    </p>
  );
}

/** How many of the steps are done, as a bar and in words. */
function Meter({ done, all }: { done: number; all: number }) {
  const { t } = useTranslation("supervision");
  if (all === 0) return null;
  return (
    <span className={styles.meter}>
      <span className={styles.track} aria-hidden="true">
        <span style={{ width: `${Math.round((100 * done) / all)}%` }} />
      </span>
      {t("reached", { done, all })}
    </span>
  );
}

function Occasion({ item: { last_activity: last, next_activity: next } }: { item: Card }) {
  const { t } = useTranslation("supervision");
  const words = (key: "last" | "coming", { kind, held_on }: NonNullable<typeof last>) =>
    t(`board.${key}`, { date: dayText(held_on), kind: t(`kind.${kind}`) });
  if (next) return <span>{words("coming", next)}</span>;
  return <span>{last ? words("last", last) : t("board.noActivity")}</span>;
}
