import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import { useSession } from "../../api/session";
import { Loaded } from "../../components/Loaded";
import { LeaveScreen, Screen, ScreenHead } from "../../components/Screen";
import { clockText } from "../../lib/date";
import { percentText } from "../../lib/percent";
import { usePageTitle } from "../../lib/usePageTitle";
import { type Ballot, type Turnout, useBallot, useProgress } from "./api";
import styles from "./Hall.module.css";
import { Bar, Delivery } from "./Results";

/**
 * The screen of the hall: how many have voted, renewed by itself though nobody touches it, and tried again
 * when that fails; after closing what came out.
 */
export function HallPage() {
  const { t } = useTranslation("ballots");
  const id = Number(useParams().id);
  const ballot = useBallot(id, { untilLoaded: true });
  const turnout = useProgress(id, ballot.data?.turnout.state, { untouched: true });
  usePageTitle(ballot.data?.title ?? t("hall.open"));
  return (
    <Screen className={styles.hall}>
      {ballot.data ? (
        <Shown
          ballot={ballot.data}
          turnout={turnout.data ?? ballot.data.turnout}
          stale={turnout.isError || ballot.isError}
        />
      ) : (
        <>
          <h1>{t("hall.open")}</h1>
          <Loaded query={ballot}>{() => null}</Loaded>
        </>
      )}
    </Screen>
  );
}

interface Props {
  ballot: Ballot;
  turnout: Turnout;
  stale: boolean;
}

function Shown({ ballot, turnout, stale }: Props) {
  const { t } = useTranslation("ballots");
  const { me } = useSession();
  const closed = ballot.turnout.state === "closed";
  return (
    <>
      <ScreenHead
        over={me?.hat?.congress_name}
        title={ballot.title}
        stale={stale}
        asOf={stale && !closed ? t("hall.stale", { time: clockText(turnout.now) }) : undefined}
        leave={<LeaveScreen to={`/ballots/${ballot.id}`}>{t("hall.leave")}</LeaveScreen>}
        full={t("hall.full")}
      />
      {closed ? <Outcome ballot={ballot} /> : <Counting ballot={ballot} turnout={turnout} />}
    </>
  );
}

/** Counts only: nothing of what the votes say. */
function Counting({ ballot, turnout }: { ballot: Ballot; turnout: Turnout }) {
  const { t } = useTranslation("ballots");
  const { voted, issued, needed, reached, standing } = turnout;
  const share = (n: number) => `${issued > 0 ? Math.min(100, (100 * n) / issued) : 0}%`;
  return (
    <section className={styles.counting} aria-label={t("hall.turnout")}>
      <p className={styles.standing}>
        {t(`hall.${turnout.state === "cancelled" ? "cancelled" : standing}`)}
        {turnout.closes_at && standing === "voting" && <TimeLeft turnout={turnout} />}
      </p>
      <div className={styles.numbers}>
        <div>
          <p className={styles.huge} aria-live="polite">
            {voted}
          </p>
          <p>{t("hall.voted")}</p>
        </div>
        <div>
          <p className={styles.large}>{issued}</p>
          <p>{t(`issued.${ballot.voters}`)}</p>
        </div>
        <div>
          <p className={styles.large}>{needed}</p>
          <p>{t("hall.needed")}</p>
        </div>
      </div>
      <div className={styles.track} aria-hidden="true">
        <span className={styles.filled} style={{ width: share(voted) }} />
        <span className={styles.line} style={{ insetInlineStart: share(needed) }} />
      </div>
      <p className={reached ? styles.reached : styles.missing}>
        {t(reached ? "quorumReached" : "quorumMissing", { needed, missing: Math.max(0, needed - voted) })}
      </p>
      {ballot.voters === "cards" && (
        <p className={styles.how}>{t("hall.how", { address: `${location.host}/b` })}</p>
      )}
      <p className={styles.foot}>{t("hall.secret")}</p>
    </section>
  );
}

/** How long votes are still taken, by the server's clock. */
function TimeLeft({ turnout }: { turnout: Turnout }) {
  const { t } = useTranslation("ballots");
  const minutes = Math.max(
    0,
    Math.ceil((Date.parse(turnout.closes_at ?? "") - Date.parse(turnout.now)) / 60_000),
  );
  if (minutes >= 2880) return <span>{t("hall.daysLeft", { n: Math.floor(minutes / 1440) })}</span>;
  if (minutes >= 120) return <span>{t("hall.hoursLeft", { n: Math.floor(minutes / 60) })}</span>;
  return <span>{t("hall.minutesLeft", { n: minutes })}</span>;
}

function Outcome({ ballot }: { ballot: Ballot }) {
  const { t } = useTranslation("ballots");
  const { turnout, valid, invalid } = ballot;
  const name = (code: string) => ballot.choices.find((one) => one.code === code)?.label ?? t("abstain");
  return (
    <section className={styles.outcome} aria-label={t("results.title")}>
      <p className={turnout.reached ? styles.made : styles.missing}>
        {t(turnout.reached ? "results.reached" : "results.missed", { ...turnout })}{" "}
        {t("results.made", { voted: turnout.voted, valid, invalid })}
      </p>
      <ol className={styles.list} data-many={ballot.subjects.length > 8 || undefined}>
        {ballot.subjects.map((subject) => (
          <li key={subject.id}>
            <p className={styles.name}>{subject.label}</p>
            <dl className={styles.shares}>
              <div>
                <dt>{t("results.percent")}</dt>
                <dd>
                  <strong>{percentText(subject.percent)}</strong>
                  <span>
                    {subject.satisfied} / {valid}
                  </span>
                </dd>
              </div>
              <div>
                <dt>{t(`results.delivery.${ballot.about}`)}</dt>
                <dd>
                  <Delivery ballot={ballot} subject={subject} />
                </dd>
              </div>
            </dl>
            <Bar subject={subject} of={ballot.choices.length} />
            <p className={styles.counts}>
              {subject.counts.map((count) => (
                <span key={count.code}>
                  {name(count.code)} {count.n}
                </span>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
