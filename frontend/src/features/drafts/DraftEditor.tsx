import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, ConfigProvider } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { Signature } from "../../api/core";
import { ApiError } from "../../api/problem";
import { ConfirmButton } from "../../components/ConfirmButton";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { confirmedIn } from "../../components/SignatureList";
import { deleteDraft, fetchDraft, useCosigning, useWritingRules } from "./api";
import { Cosigners, Lock } from "./Cosigners";
import type { Draft } from "./contract";
import { DraftFields } from "./DraftFields";
import styles from "./Drafts.module.css";
import { goTo, missingIn } from "./missing";
import { type Problems, problemsOf, without } from "./problems";
import { SaveBar } from "./SaveBar";
import { SubmitDialog } from "./SubmitDialog";
import { type DraftText, textOf } from "./text";
import { isRefusal, printOf, type Start, useAutosave } from "./useAutosave";
import { WhoProposes } from "./WhoProposes";

interface Props {
  user: number;
  /** Names this open editor, so that the first save changes the address and nothing else. */
  editor: string;
  draft: Draft | null;
  start: Start;
  /**
   * Somebody saved meanwhile, or confirmed the text: the text here, the version it builds on, what the
   * server has now, and who has confirmed that.
   */
  onStale: (mine: DraftText, version: number, theirs: Draft, confirmed: string[]) => void;
}

interface Submitting {
  id: number;
  version: number;
  signatures: Signature[];
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
  const cosigning = useCosigning(madeId);
  const confirmed = confirmedIn(cosigning.data?.signatures ?? draft?.signatures ?? []);
  const [unlocked, setUnlocked] = useState(printOf(start.text) !== start.saved);
  const locked = confirmed.length > 0 && !unlocked;
  const [delegation, setDelegation] = useState(start.delegation ?? draft?.proposer.kind === "delegation");
  const missing = missingIn(text);
  const [problems, setProblems] = useState<Problems>({});
  const [submitting, setSubmitting] = useState<Submitting | null>(null);
  const [staleError, setStaleError] = useState<unknown>(null);
  const allowed = cosigning.data?.actions ?? draft?.actions ?? ["submit", "delete_draft"];

  const compare = async () => {
    setStaleError(null);
    try {
      if (madeId === null) return;
      const theirs = await fetchDraft(madeId);
      const names = confirmedIn(theirs.signatures).map(({ name }) => name);
      // An answer of a co-signer moves the version as well; it leaves the text as it was.
      const same = autosave.isLast(textOf(theirs));
      if (same && names.length === 0) autosave.adopt(theirs.version);
      else onStale(text, start.version, theirs, same ? names : []);
      await cosigning.refetch();
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
    const saved = await autosave.flush();
    if (!saved) return;
    // Who has signed meanwhile is named in the dialog, and has moved the version.
    const { data } = await cosigning.refetch();
    const theirs = data && (await fetchDraft(saved.id).catch(() => null));
    const version = theirs && autosave.isLast(textOf(theirs)) ? theirs.version : saved.version;
    setSubmitting({ id: saved.id, version, signatures: theirs?.signatures ?? [] });
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
      <WhoProposes
        draft={draft}
        delegation={delegation}
        fixed={
          madeId !== null || state.kind === "saving" || (state.kind === "failed" && !isRefusal(state.error))
        }
        onDelegation={(chosen) => {
          setDelegation(chosen);
          autosave.setDelegation(chosen);
        }}
      />
      {confirmed.length > 0 && (
        <Lock confirmed={confirmed} onUnlock={locked ? () => setUnlocked(true) : undefined} />
      )}
      <Panel>
        <form
          className={styles.form}
          onSubmit={(event) => event.preventDefault()}
          onBlur={() => void autosave.flush()}
          aria-label={t("newTitle")}
        >
          <ConfigProvider componentDisabled={locked}>
            <DraftFields
              except={madeId ?? undefined}
              text={text}
              problems={{ ...problemsOf(refused), ...problems }}
              onChange={(part) => {
                setProblems((old) => without(old, Object.keys(part)));
                autosave.change(part);
              }}
            />
          </ConfigProvider>
        </form>
      </Panel>
      {!delegation && (
        <Cosigners
          cosigning={cosigning}
          saved={madeId !== null}
          mayInvite={allowed.includes("invite_cosigners")}
          target={autosave.flush}
          onInvited={({ version }) => {
            autosave.adopt(version);
            void cosigning.refetch();
          }}
        />
      )}
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
          signatures={submitting.signatures}
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
