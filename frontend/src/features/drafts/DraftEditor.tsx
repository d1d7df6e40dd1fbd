import { useQueryClient } from "@tanstack/react-query";
import { Alert, App } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { ApiError } from "../../api/problem";
import { ConfirmButton } from "../../components/ConfirmButton";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { deleteDraft, fetchDraft, useWritingRules } from "./api";
import type { Draft } from "./contract";
import { DraftFields, type Problems } from "./DraftFields";
import styles from "./Drafts.module.css";
import { goTo, missingIn } from "./missing";
import { SaveBar } from "./SaveBar";
import { SubmitDialog } from "./SubmitDialog";
import type { DraftText } from "./text";
import { type Start, useAutosave } from "./useAutosave";

interface Props {
  user: number;
  /** Names this open editor, so that the first save changes the address and nothing else. */
  editor: string;
  draft: Draft | null;
  start: Start;
  /** Somebody saved meanwhile: the text here, the version it builds on, and what the server has now. */
  onStale: (mine: DraftText, version: number, theirs: Draft) => void;
}

/** A suggestion while it is written. */
export function DraftEditor({ user, editor, draft, start, onStale }: Props) {
  const { t } = useTranslation(["drafts", "common"]);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [madeId, setMadeId] = useState<number | null>(start.id);
  const autosave = useAutosave(user, start, (id) => {
    setMadeId(id);
    void navigate(`/suggestions/${id}/edit`, { replace: true, state: { editor, keepFocus: true } });
  });
  const { text, state } = autosave;
  const missing = missingIn(text);
  const [problems, setProblems] = useState<Problems>({});
  const [submitting, setSubmitting] = useState<{ id: number; version: number } | null>(null);
  const [staleError, setStaleError] = useState<unknown>(null);
  const allowed = draft?.actions ?? ["submit", "delete_draft"];

  const compare = async () => {
    setStaleError(null);
    try {
      if (madeId !== null) onStale(text, start.version, await fetchDraft(madeId));
    } catch (error) {
      setStaleError(error);
    }
  };
  const stale = state.kind === "stale";
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that it turns out stale
  useEffect(() => {
    if (stale) void compare();
  }, [stale]);

  const leave = async (done: string, to: string) => {
    autosave.stop();
    message.success(done);
    await cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "draft" });
    await navigate(to);
  };
  const askToSubmit = async () => {
    setProblems(Object.fromEntries(missing.map((name) => [name, t(`missing.${name}`)])));
    const [first] = missing;
    if (first) return goTo(first);
    setSubmitting(await autosave.flush());
  };
  const remove = async () => {
    const saved = await autosave.flush();
    if (saved) await deleteDraft(saved.id, saved.version);
    await leave(t("removed"), "/suggestions");
  };
  const refused = state.kind === "failed" && state.error instanceof ApiError ? state.error : null;

  return (
    <>
      {draft?.phase === "returned" && draft.return_reason && <Returned reason={draft.return_reason} />}
      {refused && refused.code !== "stale" && <ProblemAlert error={refused} />}
      {stale && <ProblemAlert error={staleError} onRetry={() => void compare()} />}
      <Panel>
        <form
          className={styles.form}
          onSubmit={(event) => event.preventDefault()}
          onBlur={() => void autosave.flush()}
          aria-label={t("newTitle")}
        >
          <DraftFields
            text={text}
            problems={{ ...problemsOf(refused), ...problems }}
            onChange={(part) => {
              setProblems((old) => without(old, Object.keys(part)));
              autosave.change(part);
            }}
          />
        </form>
      </Panel>
      {allowed.includes("delete_draft") && madeId !== null && (
        <div>
          <ConfirmButton
            danger
            type="text"
            title={t("removeTitle")}
            hint={t("removeHint")}
            confirmText={t("common:delete")}
            onConfirm={remove}
          >
            {t("remove")}
          </ConfirmButton>
        </div>
      )}
      <SaveBar
        state={state}
        missing={missing}
        onSave={() => void autosave.flush()}
        onSubmit={allowed.includes("submit") ? askToSubmit : undefined}
      />
      {submitting && (
        <SubmitDialog
          text={text}
          saved={submitting}
          onClose={() => setSubmitting(null)}
          onProblem={(error) => setProblems(problemsOf(error))}
          onSubmitted={() => leave(t("submitted"), `/suggestions/${submitting.id}`)}
        />
      )}
    </>
  );
}

/** Why the office sent a suggestion back. */
function Returned({ reason }: { reason: { code: string; text: string } }) {
  const { t } = useTranslation("drafts");
  const rules = useWritingRules();
  const label = rules.data?.return_reasons.find(({ code }) => code === reason.code)?.label;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("returned")}
      description={
        <>
          {label && <p>{t("returnedReason", { reason: label })}</p>}
          {reason.text && <p className={styles.reason}>{reason.text}</p>}
        </>
      }
    />
  );
}

/** A reason goes when its field changes; the others stay. */
function without(problems: Problems, names: string[]): Problems {
  const changed = names.map((name) => (name === "attachments" ? "attachment_ids" : name));
  return Object.fromEntries(Object.entries(problems).filter(([name]) => !changed.includes(name)));
}

/** The server's reasons by field; those of single requests stand under the list. */
function problemsOf(error: unknown): Problems {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(error.fields.map(({ name, reason }) => [name.replace(/[.[].*$/, ""), reason]));
}
