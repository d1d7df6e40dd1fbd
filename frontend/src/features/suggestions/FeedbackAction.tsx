import { Form } from "antd";
import { useTranslation } from "react-i18next";

import type { Rating, Suggestion } from "../../api/core";
import { ActionButton } from "./ActionButton";
import { giveFeedback } from "./api";
import { ChoiceField, TextField } from "./fields";

const ratings: Rating[] = ["satisfied", "basically_satisfied", "dissatisfied"];

interface Values {
  attitude: Rating;
  result: Rating;
  reasons?: string;
}

/** The deputy's rating of attitude and result; what was given before and can still be changed stands in it. */
export function FeedbackAction({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const decisive = item.actions.includes("give_decisive_feedback");
  const given = item.rounds
    .at(-1)
    ?.feedbacks.find((feedback) => feedback.changeable_until && feedback.decisive === decisive);
  const choices = ratings.map((value) => ({
    value,
    label: t(`rating.${value}`),
    hint: t(`ratingHint.${value}`),
  }));
  return (
    <ActionButton<Values>
      label={t("action.give_decisive_feedback")}
      title={t("form.feedbackTitle")}
      hint={t("form.feedbackHint")}
      okText={t("form.feedbackSubmit")}
      id={item.id}
      version={item.version}
      initial={given && { attitude: given.attitude, result: given.result, reasons: given.reasons }}
      send={(to, { attitude, result, reasons = "" }) => giveFeedback(to, { attitude, result, reasons })}
      button={{ type: "primary" }}
    >
      <ChoiceField name="attitude" label={t("item.attitude")} choices={choices} />
      <ChoiceField name="result" label={t("item.result")} choices={choices} />
      <Reasons />
    </ActionButton>
  );
}

function Reasons() {
  const { t } = useTranslation("suggestions");
  const form = Form.useFormInstance();
  const attitude = Form.useWatch("attitude", form);
  const result = Form.useWatch("result", form);
  const needed = attitude === "dissatisfied" || result === "dissatisfied";
  return (
    <TextField
      name="reasons"
      label={needed ? t("form.reasons") : t("form.reasonsOptional")}
      hint={needed ? t("form.reasonsRule") : undefined}
      rows={3}
      required={needed}
    />
  );
}
