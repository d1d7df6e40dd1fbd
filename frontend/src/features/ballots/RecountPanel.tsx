import { CheckCircleOutlined, CloseCircleOutlined, DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { download } from "../../api/sheet";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { type Ballot, type Recount, useRecount } from "./api";
import styles from "./Ballots.module.css";

/** Counts the stored votes again, and gives them to anybody who would rather count himself. */
export function RecountPanel({ ballot }: { ballot: Ballot }) {
  const { t } = useTranslation("ballots");
  const recount = useRecount(ballot.id);
  const [error, setError] = useState<unknown>(null);
  return (
    <Panel title={t("recount.title")}>
      <p className={styles.hint}>{t("recount.hint")}</p>
      <div className={styles.actions}>
        <Button loading={recount.isFetching} onClick={() => void recount.refetch()}>
          {t("recount.count")}
        </Button>
        <Button
          icon={<DownloadOutlined aria-hidden="true" />}
          onClick={() =>
            download(`/ballots/${ballot.id}/votes`, `${ballot.title}-${t("recount.votes")}.csv`).catch(
              setError,
            )
          }
        >
          {t("recount.download")}
        </Button>
      </div>
      <ProblemAlert error={error ?? recount.error} />
      {recount.data && <Outcome recount={recount.data} />}
      <p className={`${styles.quiet} ${styles.noteBelow}`}>{t("recount.hash")}</p>
      <p className={styles.hash}>{ballot.hash}</p>
      <p className={styles.quiet}>{t("recount.secrecy")}</p>
    </Panel>
  );
}

function Outcome({ recount }: { recount: Recount }) {
  const { t } = useTranslation("ballots");
  const checks = [
    ["same_votes", recount.same_votes],
    ["same_result", recount.same_result],
    ["one_vote_each", recount.one_vote_each],
    ["as_recorded", recount.as_recorded],
  ] as const;
  return (
    <ul className={styles.checks} aria-live="polite" aria-label={t("recount.outcome")}>
      {checks.map(([name, good]) => (
        <li key={name} data-good={good}>
          {good ? <CheckCircleOutlined aria-hidden="true" /> : <CloseCircleOutlined aria-hidden="true" />}
          <span>
            {t(`recount.${name}.${good ? "yes" : "no"}`, { votes: recount.votes, marks: recount.marks })}
          </span>
        </li>
      ))}
    </ul>
  );
}
