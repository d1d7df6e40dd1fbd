import { useTranslation } from "react-i18next";

import type { Ballot, Turnout } from "./api";
import styles from "./Ballots.module.css";

interface Props {
  turnout: Turnout;
  voters: Ballot["voters"];
}

/** How many have voted, of how many, with the line that must be reached. */
export function TurnoutBar({ turnout, voters }: Props) {
  const { t } = useTranslation("ballots");
  const { voted, issued, needed, reached } = turnout;
  const share = (n: number) => `${issued > 0 ? Math.min(100, (100 * n) / issued) : 0}%`;
  return (
    <div className={styles.turnout}>
      <p className={styles.big}>
        <strong>{voted}</strong> / {issued}
        <span className={styles.quiet}>{t(`votedWords.${voters}`)}</span>
      </p>
      <div className={styles.track} aria-hidden="true">
        <span className={styles.filled} style={{ width: share(voted) }} />
        <span className={styles.line} style={{ insetInlineStart: share(needed) }} />
      </div>
      <p className={reached ? styles.reached : styles.quiet}>
        {t(reached ? "quorumReached" : "quorumMissing", { needed, missing: Math.max(0, needed - voted) })}
      </p>
    </div>
  );
}
