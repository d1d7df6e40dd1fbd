import { useTranslation } from "react-i18next";

import type { Round } from "../../api/core";
import { DateText } from "../../components/DateText";
import { Facts } from "../../components/Facts";
import { ChoiceField, TextField } from "../../components/fields";
import { ActionButton } from "./ActionButton";
import type { AssignmentProps } from "./AssignmentActions";
import styles from "./Handling.module.css";
import { type Body, post } from "./post";

type Rated = Omit<Body<"/assignments/{id}/quality-rating">, "rating_version">;

const aspects = ["topic", "research", "feasibility"] as const;
const levels = ["good", "fair", "poor"] as const;

/** The unit's rating of the suggestion that it answered; what it said before stands in it. */
export function RateSuggestion({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("quality");
  const given = assignment.quality;
  return (
    <ActionButton<Rated>
      label={t(given ? "change" : "button")}
      title={t("title")}
      hint={t("hint")}
      okText={t("submit")}
      id={assignment.id}
      version={item.version}
      initial={given ?? undefined}
      send={(to, { topic, research, feasibility, remark = "" }) =>
        post("/assignments/{id}/quality-rating")(to, {
          topic,
          research,
          feasibility,
          remark,
          rating_version: given?.version ?? 0,
        })
      }
    >
      {aspects.map((aspect) => (
        <ChoiceField
          large
          key={aspect}
          name={aspect}
          label={t(`aspect.${aspect}`)}
          choices={levels.map((value) => ({
            value,
            label: t(`level.${value}`),
            hint: t(`meaning.${aspect}.${value}`),
          }))}
        />
      ))}
      <TextField name="remark" label={t("remark")} hint={t("remarkHint")} rows={3} max={500} />
    </ActionButton>
  );
}

/** How the units of a round rated the suggestion, to who may see it. */
export function Qualities({ round }: { round: Round }) {
  const { t } = useTranslation("quality");
  return (
    <>
      <h3 className={styles.head}>{t("heading")}</h3>
      <ul className={styles.list}>
        {round.assignments.map(
          ({ id, unit_name, quality }) =>
            quality && (
              <li key={id} className={styles.entry}>
                <p className={styles.meta}>
                  <strong>{unit_name}</strong>
                  {quality.by_name && <span>{quality.by_name}</span>}
                  <DateText value={quality.rated_at} />
                  {!round.feedback_released_at && <span>{t("withheld")}</span>}
                </p>
                <Facts
                  facts={[
                    ...aspects.map((aspect): [string, string] => [
                      t(`aspect.${aspect}`),
                      t(`level.${quality[aspect]}`),
                    ]),
                    [t("remark"), quality.remark, "long"],
                  ]}
                />
              </li>
            ),
        )}
      </ul>
    </>
  );
}
