import { Alert, Button, ConfigProvider } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiError } from "../../api/problem";
import { ConfirmButton } from "../../components/ConfirmButton";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { clockText, minuteText } from "../../lib/date";
import { DraftFields } from "./DraftFields";
import styles from "./Drafts.module.css";
import { goTo, missingIn } from "./missing";
import { PaperFields } from "./PaperFields";
import { type Problems, problemsOf, without } from "./problems";
import { type Entry, useEntry } from "./useEntry";

interface Props {
  user: number;
  onEntered: (id: number) => void;
}

const onPaper = ["origin_note", "delegation_id", "lead_deputy_id", "received_on", "attachment_ids"] as const;

function missingOn({ paper, text }: Entry): (typeof onPaper)[number][] {
  const there = {
    origin_note: paper.origin !== "motion" || paper.origin_note.trim() !== "",
    delegation_id: paper.proposer !== "delegation" || paper.delegation_id !== null,
    lead_deputy_id: paper.proposer !== "deputy" || paper.lead_deputy_id !== null,
    received_on: paper.received_on !== "",
    attachment_ids: text.attachments.length > 0,
  };
  return onPaper.filter((name) => !there[name]);
}

/** What stands on the paper, kept on this device until it is entered. */
export function EntryForm({ user, onEntered }: Props) {
  const { t } = useTranslation(["entry", "drafts"]);
  const { entry, restored, kept, change, clear, send } = useEntry(user);
  const [problems, setProblems] = useState<Problems>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const waiting = entry.sent !== undefined && !busy;

  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      onEntered(await send());
    } catch (failure) {
      setError(failure);
      const found = problemsOf(failure);
      setProblems(found);
      const [first] = Object.keys(found);
      if (first) goTo(first);
    } finally {
      setBusy(false);
    }
  };
  const enter = async () => {
    const fromPaper = missingOn(entry);
    const fromText = missingIn(entry.text);
    setProblems({
      ...Object.fromEntries(fromPaper.map((name) => [name, t(`missing.${name}`)])),
      ...Object.fromEntries(fromText.map((name) => [name, t(`drafts:missing.${name}`)])),
    });
    // In the order of the page: the scan stands below the text.
    const above = fromPaper.filter((name) => name !== "attachment_ids");
    const [first] = [...above, ...fromText, ...fromPaper];
    if (first) return goTo(first);
    await submit();
  };
  const known = { ...problemsOf(error), ...problems };
  return (
    <>
      {waiting ? <Unanswered onAgain={submit} /> : restored && entry.at !== "" && <Kept at={entry.at} />}
      {error !== null && (waiting || !fieldsOf(error)) && <ProblemAlert error={error} />}
      <ConfigProvider componentDisabled={busy || waiting}>
        <form className={styles.sheets} onSubmit={(event) => event.preventDefault()} aria-label={t("title")}>
          <Panel title={t("came")}>
            <div className={styles.form}>
              <PaperFields
                paper={entry.paper}
                names={entry.names}
                problems={known}
                onChange={(part) => {
                  setProblems((old) => without(old, changedIn(entry, part)));
                  change(part);
                }}
              />
            </div>
          </Panel>
          <Panel title={t("text")}>
            <div className={styles.form}>
              <DraftFields
                text={entry.text}
                problems={known}
                paper={t("paper", { returnObjects: true })}
                onChange={(part) => {
                  setProblems((old) => without(old, Object.keys(part)));
                  change({ text: { ...entry.text, ...part } });
                }}
              />
            </div>
          </Panel>
        </form>
      </ConfigProvider>
      <div className={`${styles.bar} no-print`}>
        <p className={kept ? styles.state : `${styles.state} ${styles.failed}`} role="status">
          {stateText()}
        </p>
        <div className={styles.barButtons}>
          {entry.at !== "" && !waiting && (
            <ConfirmButton
              title={t("afreshTitle")}
              hint={t("afreshHint")}
              onConfirm={async () => {
                setProblems({});
                setError(null);
                clear();
              }}
            >
              {t("afresh")}
            </ConfirmButton>
          )}
          <Button type="primary" loading={busy} disabled={waiting} onClick={() => void enter()}>
            {t("enter")}
          </Button>
        </div>
      </div>
    </>
  );

  function stateText(): string {
    if (!kept) return t("state.lost");
    return entry.at === "" ? t("state.untouched") : t("state.kept", { time: clockText(entry.at) });
  }
}

const fieldsOf = (error: unknown) => error instanceof ApiError && error.fields.length > 0;

function changedIn(entry: Entry, { paper }: Partial<Entry>): string[] {
  const names = Object.keys(entry.paper) as (keyof Entry["paper"])[];
  return names.filter((name) => paper && paper[name] !== entry.paper[name]);
}

function Kept({ at }: { at: string }) {
  const { t } = useTranslation("entry");
  const [first] = useState(at);
  return (
    <Alert type="info" showIcon title={t("kept")} description={t("keptHint", { at: minuteText(first) })} />
  );
}

function Unanswered({ onAgain }: { onAgain: () => Promise<void> }) {
  const { t } = useTranslation("entry");
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t("unanswered")}
      description={
        <>
          <p>{t("unansweredHint")}</p>
          <Button className={styles.choose} onClick={() => void onAgain()}>
            {t("again")}
          </Button>
        </>
      }
    />
  );
}
