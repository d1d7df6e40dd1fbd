import { Form } from "antd";
import { useTranslation } from "react-i18next";

import type { Opinion, Suggestion } from "../../api/core";
import { ChoiceField, TextField } from "../../components/fields";
import { ProblemAlert } from "../../components/ProblemAlert";
import { useWords } from "../../lib/useWords";
import { ActionButton } from "./ActionButton";
import { giveFeedback, useRules } from "./api";
import styles from "./FeedbackAction.module.css";

/** The deputy's rating of attitude and result; what was given before and can still be changed stands in it. */
export function FeedbackAction({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const decisive = item.actions.includes("give_decisive_feedback");
  const given = item.rounds
    .at(-1)
    ?.feedbacks.find((feedback) => feedback.changeable_until && feedback.decisive === decisive);
  return (
    <ActionButton<Opinion>
      label={given ? t("form.feedbackChange") : t("action.give_decisive_feedback")}
      title={t("form.feedbackTitle")}
      hint={t("form.feedbackHint")}
      okText={t("form.feedbackSubmit")}
      id={item.id}
      version={item.version}
      initial={given && { attitude: given.attitude, result: given.result, reasons: given.reasons }}
      send={(to, { attitude, result, reasons = "" }) => giveFeedback(to, { attitude, result, reasons })}
      button={{ type: "primary" }}
    >
      <Ratings />
      <Reasons />
    </ActionButton>
  );
}

/** The two questions, each with the congress's own scale; nothing is chosen beforehand. */
export function Ratings() {
  const { t } = useTranslation("suggestions");
  const word = useWords();
  const rules = useRules();
  const hintOf = (group: string, code: string) => {
    const text = word(group, code);
    return text === code ? undefined : text;
  };
  const choices = (of: "attitude" | "result") =>
    (rules.data?.ratings ?? []).map(({ code, label }) => ({
      value: code,
      label,
      hint: hintOf(`ratingHint.${of}`, code),
    }));
  return (
    <>
      <ProblemAlert error={rules.error} onRetry={() => void rules.refetch()} />
      <div className={styles.ratings}>
        <ChoiceField large name="attitude" label={t("item.attitude")} choices={choices("attitude")} />
        <ChoiceField large name="result" label={t("item.result")} choices={choices("result")} />
      </div>
    </>
  );
}

/** Why, or what else there is to say; needed when a part of it is dissatisfied. */
export function Reasons() {
  const { t } = useTranslation("suggestions");
  const form = Form.useFormInstance<Opinion>();
  const attitude = Form.useWatch("attitude", form);
  const result = Form.useWatch("result", form);
  const needed = attitude === "dissatisfied" || result === "dissatisfied";
  return (
    <TextField
      name="reasons"
      label={needed ? t("form.reasons") : t("form.reasonsOptional")}
      hint={needed ? t("form.reasonsRule") : t("form.reasonsHint")}
      rows={4}
      required={needed}
    />
  );
}
