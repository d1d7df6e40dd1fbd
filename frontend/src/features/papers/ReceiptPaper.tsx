import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import type { Suggestion } from "../../api/core";
import { useSession } from "../../api/session";
import { Empty } from "../../components/Empty";
import { Loaded } from "../../components/Loaded";
import { PrintPage } from "../../components/PrintPage";
import { paperDay } from "../../lib/date";
import { useSuggestion } from "./api";
import styles from "./Papers.module.css";
import { Paragraphs } from "./Paragraphs";
import { proposersOf } from "./proposers";

/** What the proposer gets for a suggestion that came in. */
export function ReceiptPaper() {
  const { t } = useTranslation("papers");
  const query = useSuggestion(Number(useParams().id));
  return (
    <PrintPage lang="zh-CN" title={t("receipt.title")}>
      <Loaded query={query} rows={10}>
        {(suggestion) =>
          suggestion.submitted_at && suggestion.receipt_no ? (
            <Slip suggestion={suggestion} submitted={suggestion.submitted_at} />
          ) : (
            <Empty title={t("receipt.none")} hint={t("receipt.noneHint")} />
          )
        }
      </Loaded>
    </PrintPage>
  );
}

function Slip({ suggestion, submitted }: { suggestion: Suggestion; submitted: string }) {
  const { t } = useTranslation("papers");
  const { me } = useSession();
  const { proposer, content, attachments, clocks } = suggestion;
  const name = proposer.name || proposer.delegation_name;
  const review = clocks.find(({ kind, state }) => kind === "T1" && state === "running");
  return (
    <div className={styles.paper}>
      <p className={styles.congress}>{me?.hat?.congress_name}</p>
      <h1 className={styles.heading}>{t("receipt.heading")}</h1>
      <p className={styles.document}>{t("receipt.no", { no: suggestion.receipt_no })}</p>
      <hr className={`${styles.rule} ${styles.plain}`} />
      <p className={styles.dear}>
        {proposer.kind === "delegation" ? t("dearDelegation", { name }) : t("dear", { name })}
      </p>
      <WhatCame suggestion={suggestion} />
      <HowItCame suggestion={suggestion} submitted={submitted} />
      <Paragraphs
        text={t("receipt.points", { count: content.points.length, files: attachments?.length ?? 0 })}
      />
      <Paragraphs
        text={review ? t("receipt.next", { date: paperDay(review.due_on) }) : t("receipt.nextOpen")}
      />
      <Paragraphs text={t("receipt.follow")} />
      <div className={styles.signature}>
        <p>{me?.hat?.office_name}</p>
        <p>{t("receipt.seal")}</p>
        <p>{paperDay(submitted)}</p>
      </div>
    </div>
  );
}

function WhatCame({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation("papers");
  const { title, proposer } = suggestion;
  const [, ...cosigners] = proposersOf(suggestion);
  if (proposer.kind === "delegation") return <Paragraphs text={t("receipt.delegation", { title })} />;
  const text =
    cosigners.length > 0
      ? t("receipt.joint", { title, names: cosigners.join("、") })
      : t("receipt.alone", { title });
  return <Paragraphs text={text} />;
}

function HowItCame({ suggestion, submitted }: { suggestion: Suggestion; submitted: string }) {
  const { t } = useTranslation("papers");
  const entry = suggestion.timeline.find(({ kind }) => kind === "enter_from_paper");
  if (!entry) return <Paragraphs text={t("receipt.submitted", { date: paperDay(submitted) })} />;
  const received = paperDay(entry.data.received_on ?? entry.at);
  return (
    <>
      {suggestion.origin === "motion" && (
        <Paragraphs text={t("receipt.motion", { note: suggestion.origin_note })} />
      )}
      <Paragraphs
        text={t("receipt.received", { received, entered: paperDay(entry.at), name: entry.actor_name })}
      />
    </>
  );
}
