import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  MinusCircleOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import type { Clock, ConsentRequest, ConsentStep } from "../../api/core";
import { DueState } from "../../components/DueState";
import { minuteText } from "../../lib/date";
import { clockBehind } from "./explain";
import styles from "./Requests.module.css";

interface Props {
  request: ConsentRequest;
  clocks: Clock[];
}

/** The consents that a request needs, in order: how each was decided, and whose turn it is, until when. */
export function RequestSteps({ request, clocks }: Props) {
  const { t } = useTranslation(["requests", "common"]);
  const { steps, due_on, clock_kind } = request;
  const clock = due_on ? clockBehind(clocks, clock_kind, due_on) : undefined;
  return (
    <ol className={styles.steps} aria-label={t("steps")}>
      {steps.map((step) => {
        const role = t(`common:role.${step.role}`);
        const who = step.body_name ? t("common:roleIn", { role, body: step.body_name }) : role;
        return (
          <li key={`${step.action}-${who}`} className={styles.step} data-state={stateOf(request, step)}>
            <Sign state={stateOf(request, step)} />
            <div className={styles.stepBody}>
              <p className={styles.who}>
                {who}
                <strong className={styles.word}>{t(`step.${stateOf(request, step)}`)}</strong>
              </p>
              {step.current && due_on && (
                <DueState due={due_on} daysLeft={clock?.days_left ?? null} light={clock?.light ?? "none"} />
              )}
              {step.at && (
                <p className={styles.meta}>
                  {t("decision", { name: step.by_name, at: minuteText(step.at) })}
                </p>
              )}
              {step.reason && <p className={styles.text}>{step.reason}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

type StepState = "agreed" | "refused" | "lapsed" | "turn" | "yours" | "later" | "notReached";

function stateOf(request: ConsentRequest, step: ConsentStep): StepState {
  if (step.decision) return step.decision;
  if (step.current) return request.actions.includes(step.action) ? "yours" : "turn";
  return request.state === "open" ? "later" : "notReached";
}

function Sign({ state }: { state: StepState }) {
  if (state === "agreed") return <CheckCircleFilled aria-hidden="true" />;
  if (state === "refused") return <CloseCircleFilled aria-hidden="true" />;
  if (state === "turn" || state === "yours") return <ClockCircleOutlined aria-hidden="true" />;
  return <MinusCircleOutlined aria-hidden="true" />;
}
