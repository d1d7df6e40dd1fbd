import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import type { Feedback, Suggestion } from "../../api/core";
import { useSession } from "../../api/session";
import { Loaded } from "../../components/Loaded";
import { PrintPage } from "../../components/PrintPage";
import { paperDay } from "../../lib/date";
import { useRatings, useSuggestion } from "./api";
import { FactTable } from "./FactTable";
import { Boxes, Lines, SignHere } from "./Handwriting";
import styles from "./Papers.module.css";
import { Paragraphs } from "./Paragraphs";
import { answersOf, proposersOf } from "./proposers";

/** What the proposers think of the reply, one sheet each: what they said, or to be filled in by hand. */
export function FeedbackPaper() {
  const { t } = useTranslation("papers");
  const query = useSuggestion(Number(useParams().id));
  return (
    <PrintPage lang="zh-CN" title={t("feedback.title")}>
      <Loaded query={query} rows={14}>
        {(suggestion) => <Sheets suggestion={suggestion} />}
      </Loaded>
    </PrintPage>
  );
}

function Sheets({ suggestion }: { suggestion: Suggestion }) {
  const given = suggestion.rounds.at(-1)?.feedbacks ?? [];
  return proposersOf(suggestion).map((name) => (
    <Sheet
      key={name}
      suggestion={suggestion}
      name={name}
      feedback={given.find(({ proposer_name }) => proposer_name === name)}
    />
  ));
}

interface Props {
  suggestion: Suggestion;
  name: string;
  feedback?: Feedback;
}

function Sheet({ suggestion, name, feedback }: Props) {
  const { t } = useTranslation("papers");
  const { me } = useSession();
  const ratings = useRatings();
  const answers = answersOf(suggestion);
  const letters = answers.map(({ reply }) =>
    [reply.document_no, reply.delivered_at && paperDay(reply.delivered_at)].filter(Boolean).join("，"),
  );
  const due = suggestion.clocks.filter(({ kind, state }) => kind === "T6" && state === "running").at(-1);
  return (
    <section className={`${styles.paper} ${styles.sheet}`}>
      <p className={styles.congress}>{me?.hat?.congress_name}</p>
      <h1 className={styles.heading}>{t("feedback.heading")}</h1>
      <FactTable
        facts={[
          [t("feedback.number"), suggestion.number_text || t("noNumber")],
          [t("feedback.proposer"), name],
          [t("feedback.subject"), suggestion.title, "wide"],
          [t("feedback.unit"), answers.map(({ unit_name }) => unit_name).join("、"), "wide"],
          [t("feedback.letter"), letters.join("；"), "wide"],
          [t("feedback.attitude"), <Boxes key="a" options={ratings} chosen={feedback?.attitude} />, "wide"],
          [t("feedback.result"), <Boxes key="r" options={ratings} chosen={feedback?.result} />, "wide"],
        ]}
      />
      <h2 className={styles.part}>{t("feedback.reasons")}</h2>
      {feedback ? (
        <Paragraphs text={feedback.reasons || t("feedback.noReasons")} />
      ) : (
        <>
          <p className={styles.note}>{t("feedback.reasonsHint")}</p>
          <Lines count={7} />
        </>
      )}
      <SignHere label={t("signature")} />
      <p className={styles.note}>
        {feedback
          ? t("feedback.given", { date: paperDay(feedback.given_at) })
          : due
            ? t("feedback.back", { date: paperDay(due.due_on) })
            : t("feedback.backBlank")}
      </p>
    </section>
  );
}
