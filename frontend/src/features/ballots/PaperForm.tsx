import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemAlert } from "../../components/ProblemAlert";
import { minuteText } from "../../lib/date";
import { type Answer, abstain, type Paper } from "./api";
import styles from "./Paper.module.css";

interface Props {
  paper: Paper;
  /** Who votes: whoever holds a card, or a deputy who is logged in. */
  by: "card" | "deputy";
  send: (answers: Answer[]) => Promise<unknown>;
}

type Chosen = Record<number, string>;

/** A paper in large letters: filled in, read again, sent; then it is gone. */
export function PaperForm({ paper, by, send }: Props) {
  const { t } = useTranslation("ballots");
  const [chosen, setChosen] = useState<Chosen>({});
  const [step, setStep] = useState<"fill" | "review" | "done">("fill");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its top
  useEffect(() => {
    if (step !== "fill" || error) head.current?.focus();
    window.scrollTo(0, 0);
  }, [step]);

  if (step === "done" || paper.voted) return <Done title={paper.title} now={step === "done"} />;
  if (paper.standing !== "voting") return <Shut paper={paper} />;
  const empty = paper.subjects.filter((one) => !chosen[one.id]).length;
  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      await send(Object.entries(chosen).map(([id, code]) => ({ subject_id: Number(id), code })));
      setChosen({});
      setStep("done");
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <>
      <Head paper={paper} by={by} review={step === "review"} heading={head} />
      {step === "fill" ? (
        <Fill paper={paper} chosen={chosen} onChoose={(id, code) => setChosen(toggled(chosen, id, code))} />
      ) : (
        <Review paper={paper} chosen={chosen} />
      )}
      <ProblemAlert error={error} />
      <div className={styles.foot}>
        <p className={empty > 0 ? styles.missing : styles.complete} role="status">
          {t(empty > 0 ? "paper.left" : "paper.all", { count: empty })}
          {step === "review" && empty > 0 && t(emptyWords(paper, empty))}
        </p>
        {step === "fill" ? (
          <Button type="primary" size="large" block onClick={() => setStep("review")}>
            {t("paper.review")}
          </Button>
        ) : (
          <div className={styles.two}>
            <Button size="large" disabled={busy} onClick={() => setStep("fill")}>
              {t("paper.back")}
            </Button>
            <Button type="primary" size="large" loading={busy} onClick={submit}>
              {t("paper.send")}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

const emptyWords = (paper: Paper, empty: number) => {
  if (empty === paper.subjects.length) return "paper.emptyWhole" as const;
  return paper.blank === "invalid" ? ("paper.emptyInvalid" as const) : ("paper.emptyAbstain" as const);
};

/** Touching what is chosen takes it back. */
function toggled(chosen: Chosen, id: number, code: string): Chosen {
  const { [id]: before, ...rest } = chosen;
  return before === code ? rest : { ...rest, [id]: code };
}

interface HeadProps extends Pick<Props, "paper" | "by"> {
  review: boolean;
  heading: React.Ref<HTMLHeadingElement>;
}

function Head({ paper, by, review, heading }: HeadProps) {
  const { t } = useTranslation("ballots");
  return (
    <header className={styles.head}>
      <p className={styles.congress}>{paper.congress_name}</p>
      <h1 ref={heading} tabIndex={-1}>
        {review ? t("paper.check") : paper.title}
      </h1>
      {review ? (
        <p>{t("paper.checkHint")}</p>
      ) : (
        <>
          {paper.instructions && <p>{paper.instructions}</p>}
          <ul className={styles.rules}>
            <li>{t(`paper.blank.${paper.blank}`)}</li>
            <li>{t(`paper.secret.${by}`)}</li>
            {paper.closes_at && <li>{t("paper.until", { at: minuteText(paper.closes_at) })}</li>}
          </ul>
        </>
      )}
    </header>
  );
}

function useChoices(paper: Paper) {
  const { t } = useTranslation("ballots");
  return [
    ...paper.choices.map(({ code, label }) => ({ code, label })),
    ...(paper.abstention ? [{ code: abstain, label: t("abstain") }] : []),
  ];
}

interface FillProps {
  paper: Paper;
  chosen: Chosen;
  onChoose: (id: number, code: string) => void;
}

function Fill({ paper, chosen, onChoose }: FillProps) {
  const choices = useChoices(paper);
  return (
    <ol className={styles.rows}>
      {paper.subjects.map((subject, index) => (
        <li key={subject.id}>
          <fieldset>
            <legend>
              <span className={styles.no}>{index + 1}</span>
              <span>
                {subject.label}
                {subject.detail && <span className={styles.detail}>{subject.detail}</span>}
              </span>
            </legend>
            <div className={styles.choices}>
              {choices.map(({ code, label }) => (
                <button
                  key={code}
                  type="button"
                  aria-pressed={chosen[subject.id] === code}
                  data-code={code}
                  onClick={() => onChoose(subject.id, code)}
                >
                  {label}
                </button>
              ))}
            </div>
          </fieldset>
        </li>
      ))}
    </ol>
  );
}

function Review({ paper, chosen }: { paper: Paper; chosen: Chosen }) {
  const { t } = useTranslation("ballots");
  const choices = useChoices(paper);
  return (
    <ol className={styles.review}>
      {paper.subjects.map((subject, index) => {
        const choice = choices.find((one) => one.code === chosen[subject.id]);
        return (
          <li key={subject.id}>
            <span className={styles.no}>{index + 1}</span>
            <span>{subject.label}</span>
            <strong data-empty={!choice || undefined}>{choice?.label ?? t("paper.unanswered")}</strong>
          </li>
        );
      })}
    </ol>
  );
}

/** The receipt: that a vote was cast, and nothing of what it says. */
function Done({ title, now }: { title: string; now: boolean }) {
  const { t } = useTranslation("ballots");
  return (
    <div className={styles.message} role="status">
      <p className={styles.mark} aria-hidden="true">
        ✓
      </p>
      <h1>{t(now ? "paper.thanks" : "paper.before")}</h1>
      <p>{title}</p>
      <p className={styles.quiet}>{t(now ? "paper.receipt" : "paper.beforeHint")}</p>
    </div>
  );
}

function Shut({ paper }: { paper: Paper }) {
  const { t } = useTranslation("ballots");
  const waiting = paper.standing === "waiting";
  return (
    <div className={styles.message}>
      <p className={styles.congress}>{paper.congress_name}</p>
      <h1>{paper.title}</h1>
      <p>
        {waiting
          ? t(paper.opens_at ? "paper.waitingUntil" : "paper.waiting", {
              at: paper.opens_at ? minuteText(paper.opens_at) : "",
            })
          : t("paper.over")}
      </p>
    </div>
  );
}
