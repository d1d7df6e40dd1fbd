import { useTranslation } from "react-i18next";

import type { Ball, Clock, Suggestion } from "../../api/core";
import { DueLight } from "../../components/DueLight";
import { DueState } from "../../components/DueState";
import { Panel } from "../../components/Panel";
import { dayText } from "../../lib/date";
import { useWords } from "../../lib/useWords";
import styles from "./BallPanel.module.css";
import { clockBehind, useExplanation } from "./explain";

/** How many of those that have to act stand there at once; the others are folded. */
const few = 4;

/** Who has to act, by when, and why that day; what is due first comes first. */
export function BallPanel({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const balls = [...item.ball].sort((a, b) => (a.due_on ?? "9999").localeCompare(b.due_on ?? "9999"));
  const rest = balls.slice(few);
  const shown = item.ball.map((ball) => clockBehind(item.clocks, ball.clock_kind, ball.due_on)?.id);
  const others = item.clocks.filter((clock) => !shown.includes(clock.id));
  return (
    <Panel title={t("item.ball")}>
      {item.ball.length === 0 && <p className={styles.quiet}>{t("item.ballNone")}</p>}
      <Lines balls={balls.slice(0, few)} clocks={item.clocks} />
      {rest.length > 0 && (
        <details className={styles.fold}>
          <summary>{t("item.ballMore", { count: rest.length })}</summary>
          <Lines balls={rest} clocks={item.clocks} />
        </details>
      )}
      {others.length > 0 && (
        <details className={styles.fold}>
          <summary>{t("item.allClocks")}</summary>
          <ul className={styles.clocks}>
            {others.map((clock) => (
              <ClockLine key={clock.id} clock={clock} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Lines({ balls, clocks }: { balls: Ball[]; clocks: Clock[] }) {
  return (
    <ul className={styles.balls}>
      {balls.map((ball, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two contacts may wait for the same deputy
        <Line key={`${ball.role}-${ball.body_name}-${ball.task}-${index}`} ball={ball} clocks={clocks} />
      ))}
    </ul>
  );
}

function Line({ ball, clocks }: { ball: Ball; clocks: Clock[] }) {
  const { t } = useTranslation(["suggestions", "common"]);
  const word = useWords();
  const clock = ball.due_on ? clockBehind(clocks, ball.clock_kind, ball.due_on) : undefined;
  const role = t(`common:role.${ball.role}`);
  const who = ball.body_name ? t("common:roleIn", { role, body: ball.body_name }) : role;
  const task = word("action", ball.task);
  return (
    <li>
      <p className={styles.who}>
        {ball.for_name
          ? t("item.ballFor", { who, name: ball.for_name, task })
          : t("item.ballLine", { who, task })}
      </p>
      <p>
        <DueState due={ball.due_on} daysLeft={clock?.days_left ?? null} light={ball.light} />
      </p>
      {clock && <Reason clock={clock} />}
    </li>
  );
}

/** The way to the day, and what the law would allow. */
function Reason({ clock }: { clock: Clock }) {
  const { t } = useTranslation("suggestions");
  const sentences = useExplanation()(clock.explanation);
  return (
    <details className={styles.fold}>
      <summary>{t("item.why")}</summary>
      <Limits clock={clock} />
      <ol className={styles.steps}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </details>
  );
}

function Limits({ clock }: { clock: Clock }) {
  const { t } = useTranslation(["suggestions", "handling"]);
  return (
    <p className={styles.limits}>
      {clock.law_due_on && <span>{t("item.planLimit", { date: dayText(clock.due_on) })}</span>}
      {clock.law_due_on && <span>{t("item.lawLimit", { date: dayText(clock.law_due_on) })}</span>}
      {clock.law_breached && <strong className={styles.late}>{t("item.lawBreached")}</strong>}
      {clock.plan_breached && !clock.law_breached && (
        <strong className={styles.late}>{t("item.planBreached")}</strong>
      )}
      {clock.first_due_on && <span>{t("handling:clock.first", { date: dayText(clock.first_due_on) })}</span>}
      {clock.first_breached && <strong className={styles.late}>{t("handling:clock.firstBreached")}</strong>}
    </p>
  );
}

function ClockLine({ clock }: { clock: Clock }) {
  const { t } = useTranslation("suggestions");
  const word = useWords();
  return (
    <li>
      <p className={styles.clock}>
        <strong>{word("clock", clock.kind)}</strong>
        {clock.round_no > 1 && <span>{t("item.clockOf", { no: clock.round_no })}</span>}
        {clock.state === "running" ? (
          <DueState due={clock.due_on} daysLeft={clock.days_left} light={clock.light} />
        ) : (
          <>
            <DueLight level="stopped" text={clock.state === "void" ? t("item.voided") : undefined} />
            <span>{t("dueDay", { date: dayText(clock.due_on) })}</span>
            {clock.stopped_at && <span>{t("item.stopped", { date: dayText(clock.stopped_at) })}</span>}
          </>
        )}
      </p>
      <Reason clock={clock} />
    </li>
  );
}
