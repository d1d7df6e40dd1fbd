import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { useKeys } from "../../lib/keys";
import { pageOf, returnTo, walkWith } from "../../lib/walk";
import styles from "./Walk.module.css";

/** From one item to the next of the list that was just left, by link or by key. */
export function Walk({ id }: { id: number }) {
  const { t } = useTranslation("keys");
  const navigate = useNavigate();
  const { walk, at, previous, next, back } = around(id);
  const go = (to?: string, state?: object) => {
    if (to) void navigate(to, { state });
    return to !== undefined;
  };
  useKeys({
    j: () => go(around(here(id)).next?.to),
    k: () => go(around(here(id)).previous?.to),
    ArrowRight: () => unmoved() && go(around(here(id)).next?.to),
    ArrowLeft: () => unmoved() && go(around(here(id)).previous?.to),
    u: () => go(walk?.address, around(here(id)).back ?? undefined),
    a: toActions,
  });
  if (!walk) return null;
  return (
    <nav className={`${styles.walk} no-print`} aria-label={t("walk.label")}>
      <Link to={walk.address} state={back} className={styles.back}>
        {t("walk.back")}
      </Link>
      <span className={styles.steps}>
        <Step to={previous?.to} before={<LeftOutlined aria-hidden="true" />}>
          {t(previous?.list ? "walk.previousPage" : "walk.previous")}
        </Step>
        <span className={styles.position}>{t("walk.position", { no: at + 1, count: walk.ids.length })}</span>
        <Step to={next?.to} after={<RightOutlined aria-hidden="true" />}>
          {t(next?.list ? "walk.nextPage" : "walk.next")}
        </Step>
      </span>
    </nav>
  );
}

/** The item that the address names: the page of the one before may still be shown when the next key is pressed. */
function here(shown: number): number {
  return Number(/^\/suggestions\/(\d+)$/.exec(location.pathname)?.[1] ?? shown);
}

/** The list that an item was reached from, its place there, and what lies before and behind it. */
function around(id: number) {
  const walk = walkWith(id);
  const at = walk?.ids.indexOf(id) ?? -1;
  return {
    walk,
    at,
    previous: walk && neighbour(walk.ids[at - 1], walk.page > 1 ? pageOf(walk, walk.page - 1) : undefined),
    next:
      walk && neighbour(walk.ids[at + 1], walk.page < walk.pages ? pageOf(walk, walk.page + 1) : undefined),
    back: walk && returnTo(walk, id),
  };
}

function neighbour(id: number | undefined, page: string | undefined) {
  return id ? { to: `/suggestions/${id}`, list: false } : page ? { to: page, list: true } : undefined;
}

interface StepProps {
  to?: string;
  before?: ReactNode;
  after?: ReactNode;
  children: ReactNode;
}

function Step({ to, before, after, children }: StepProps) {
  if (!to) return null;
  return (
    <Link to={to} className={styles.step}>
      {before}
      {children}
      {after}
    </Link>
  );
}

/** Arrows scroll what lies under the focus; they lead on only when nothing of the page has it. */
function unmoved(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || activeElement.id === "main";
}

/** Goes to the first thing that can be done now. */
function toActions(): boolean {
  const action = document.querySelector<HTMLElement>("[data-now] button:not(:disabled)");
  action?.focus();
  return action !== null;
}
