import { useTranslation } from "react-i18next";

import type { Suggestion } from "../../api/core";
import type { components } from "../../api/schema";
import { DueState } from "../../components/DueState";
import { Facts } from "../../components/Facts";
import { DayField, TextField } from "../../components/fields";
import { Panel } from "../../components/Panel";
import { dayOf, daysAfter, daysBetween, dayText } from "../../lib/date";
import { ActionButton } from "./ActionButton";
import styles from "./Commitments.module.css";
import { promisePlace } from "./places";
import { post } from "./post";

type Commitment = components["schemas"]["suggestion.CommitmentView"];

/** What the replies promised, each with its day and what became of it. */
export function Commitments({ item }: { item: Suggestion }) {
  const { t } = useTranslation("handling");
  if (item.commitments.length === 0) return null;
  return (
    <Panel title={t("commitment.title")}>
      <ul className={styles.list}>
        {item.commitments.map((one) => (
          <One key={one.id} item={item} commitment={one} />
        ))}
      </ul>
    </Panel>
  );
}

interface Props {
  item: Suggestion;
  commitment: Commitment;
}

function One({ item, commitment }: Props) {
  const { t } = useTranslation("handling");
  const { unit_name, text, due_on, state, light, outcome, ended_at, actions } = commitment;
  const open = state === "open";
  const stateText = t(`commitment.state.${state}`);
  return (
    <li className={styles.one} id={promisePlace(commitment.id)} tabIndex={-1}>
      <p className={styles.head}>
        <strong>{unit_name}</strong>
        {open ? (
          <DueState due={due_on} daysLeft={daysBetween(dayOf(new Date()), due_on)} light={light} />
        ) : (
          <span className={styles.ended}>
            {ended_at ? t("commitment.ended", { date: dayText(ended_at), state: stateText }) : stateText}
          </span>
        )}
      </p>
      <p className={styles.text}>{text}</p>
      <Facts
        facts={[
          [t("commitment.due"), !open && dayText(due_on)],
          [t(state === "delivered" ? "commitment.outcome" : "commitment.explanation"), outcome, "long"],
        ]}
      />
      <div className={styles.buttons}>
        {actions.includes("report_commitment") && <Report item={item} commitment={commitment} />}
        {actions.includes("ask_commitment_change") && <AskChange item={item} commitment={commitment} />}
      </div>
    </li>
  );
}

function Report({ item, commitment }: Props) {
  const { t } = useTranslation("handling");
  return (
    <ActionButton<{ text: string }>
      label={t("commitment.report")}
      title={t("commitment.reportTitle")}
      hint={t("commitment.reportHint")}
      id={commitment.id}
      version={item.version}
      send={post("/commitments/{id}/delivery-report")}
      button={{ type: "primary" }}
    >
      <TextField name="text" label={t("commitment.reportText")} rows={4} max={5000} required />
    </ActionButton>
  );
}

function AskChange({ item, commitment }: Props) {
  const { t } = useTranslation("handling");
  return (
    <ActionButton<{ text: string; until?: string }>
      label={t("commitment.change")}
      title={t("commitment.changeTitle")}
      hint={`${t("commitment.changeHint")}${t("commitment.changeUntilHint")}`}
      id={commitment.id}
      version={item.version}
      send={(to, { text, until }) =>
        post("/commitments/{id}/change-request")(to, { text, until: until || null })
      }
    >
      <TextField name="text" label={t("commitment.changeText")} rows={4} max={5000} required />
      <DayField name="until" label={t("commitment.changeUntil")} min={daysAfter(dayOf(new Date()), 1)} />
    </ActionButton>
  );
}
