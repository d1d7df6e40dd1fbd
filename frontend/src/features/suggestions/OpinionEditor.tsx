import { Button, Input } from "antd";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { useIdempotencyKey } from "../../api/idempotency";
import { ApiError } from "../../api/problem";
import { isStale, Refusal } from "../../components/ActionDialog";
import { Facts } from "../../components/Facts";
import { Panel } from "../../components/Panel";
import { ActionButton } from "./ActionButton";
import type { AssignmentProps } from "./AssignmentActions";
import { useRefresh } from "./api";
import styles from "./Opinion.module.css";
import { post } from "./post";

const send = post("/assignments/{id}/opinion");

/** The co-handler's opinion as it is written: kept as a draft, then handed to the signer. */
export function OpinionEditor({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("handling");
  const id = useId();
  const { opinion } = assignment;
  const [, setParams] = useSearchParams();
  const [text, setText] = useState(opinion?.text ?? "");
  const unsaved = text !== (opinion?.text ?? "");
  const draft = useSaveDraft({ item, assignment });
  useWarning(unsaved);
  return (
    <Panel
      title={`${t("opinion.head")} · ${assignment.unit_name}`}
      extra={
        <span role="status" className={styles.quiet}>
          {unsaved ? t("opinion.unsaved") : draft.saved && t("opinion.saved")}
        </span>
      }
    >
      <div className={styles.stack}>
        {opinion?.sent_back_reason && (
          <Facts facts={[[t("opinion.sentBack"), opinion.sent_back_reason, "long"]]} />
        )}
        <div>
          <label htmlFor={id}>{t("opinion.text")}</label>
          <Input.TextArea
            id={id}
            value={text}
            autoSize={{ minRows: 6, maxRows: 24 }}
            maxLength={5000}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <Refusal error={draft.error} />
        <div className={styles.buttons}>
          <ActionButton
            label={t("opinion.submit")}
            title={t("opinion.submitTitle")}
            hint={t("opinion.submitHint")}
            id={assignment.id}
            version={item.version}
            send={(to) => send(to, { text, hand_over: true })}
            onDone={() => setParams({})}
            button={{ type: "primary", disabled: text.trim() === "" || draft.busy }}
          />
          <Button disabled={!unsaved} loading={draft.busy} onClick={() => void draft.save(text)}>
            {t("opinion.save")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

/** Keeps the draft; an outdated page is brought up to date, and what was typed stays. */
function useSaveDraft({ item, assignment }: AssignmentProps) {
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const key = useIdempotencyKey();
  const refresh = useRefresh();
  const save = async (text: string) => {
    setBusy(true);
    setError(null);
    try {
      const to = { id: assignment.id, version: item.version, key: key.header() };
      await send(to, { text, hand_over: false });
      key.done();
      setSaved(true);
      await refresh();
    } catch (failure) {
      if (failure instanceof ApiError) key.done();
      if (isStale(failure)) await refresh();
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return { busy, saved, error, save };
}

/** Warns before the page is left with something that is not saved. */
function useWarning(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);
}
