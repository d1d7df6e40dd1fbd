import { Form } from "antd";
import { useTranslation } from "react-i18next";

import { FormSelect } from "../../components/FormSelect";
import { DayField, TextField } from "../../components/fields";
import { dayOf } from "../../lib/date";
import { Act } from "./Act";
import { ArrangementFields, type ArrangementValues, arranged, usual } from "./Arrangement";
import { type Action, type KeyItem, post, put } from "./api";
import { LookBack } from "./LookBack";
import { NameParties } from "./NameParties";
import { PlanFields, type PlanValues, planOf, planSent } from "./PlanFields";
import styles from "./Supervision.module.css";

interface Props {
  item: KeyItem;
}

const primary = { type: "primary" } as const;

/** What this person may do with the key item now, as the server says. */
export function KeyItemActions({ item }: Props) {
  const { t } = useTranslation("supervision");
  const may = (action: Action) => item.actions.includes(action);
  if (item.actions.length === 0) return null;
  const nameless = item.parties.leader.id === 0 || item.parties.committee.id === 0;
  return (
    <div className={`${styles.actions} no-print`}>
      {may("confirm_plan") && (
        <Act
          label={t("action.confirm_plan")}
          hint={t("hint.confirm_plan")}
          item={item}
          button={primary}
          send={(to) => post("/key-items/{id}/plan/confirm")(to, {})}
        />
      )}
      {may("return_plan") && (
        <Act<{ reason: string }>
          label={t("action.return_plan")}
          item={item}
          send={post("/key-items/{id}/plan/return")}
        >
          <TextField name="reason" label={t("field.reason")} rows={3} required max={1000} />
        </Act>
      )}
      {may("submit_plan") && (
        <Act
          label={t("action.submit_plan")}
          hint={t("hint.submit_plan")}
          item={item}
          button={primary}
          send={(to) => post("/key-items/{id}/plan/submit")(to, {})}
        />
      )}
      {may("edit_plan") && <EditPlan item={item} />}
      {may("instruct") && <Instruct item={item} />}
      {may("plan_activity") && <PlanActivity item={item} />}
      {may("send_letter") && <SendLetter item={item} />}
      {may("record_check") && <LookBack item={item} />}
      {may("record_outcome") && <RecordOutcome item={item} />}
      {may("name_parties") && <NameParties item={item} primary={nameless} />}
      {may("conclude") && (
        <Act
          label={t("action.conclude")}
          hint={t("hint.conclude")}
          item={item}
          send={(to) => post("/key-items/{id}/conclude")(to, {})}
        />
      )}
    </div>
  );
}

function EditPlan({ item }: Props) {
  const { t } = useTranslation("supervision");
  return (
    <Act<PlanValues>
      label={t("action.edit_plan")}
      item={item}
      width={860}
      initial={
        item.plan.length > 0
          ? planOf(item)
          : { milestones: [{ party: "unit", unit_id: item.parties.units[0]?.id, text: "", due_on: "" }] }
      }
      button={item.plan_state === "" || item.plan_state === "returned" ? primary : undefined}
      send={(to, values) => put("/key-items/{id}/plan")(to, planSent(values))}
    >
      <PlanFields item={item} />
    </Act>
  );
}

function Instruct({ item }: Props) {
  const { t } = useTranslation("supervision");
  return (
    <Act<{ text: string }>
      label={t("action.instruct")}
      hint={t("hint.instruct")}
      item={item}
      send={post("/key-items/{id}/instructions")}
    >
      <TextField name="text" label={t("field.instruction")} rows={3} required max={1000} />
    </Act>
  );
}

function PlanActivity({ item }: Props) {
  const { t } = useTranslation("supervision");
  return (
    <Act<ArrangementValues>
      label={t("action.plan_activity")}
      hint={t("hint.plan_activity")}
      item={item}
      initial={usual}
      send={(to, values) => post("/key-items/{id}/activities")(to, arranged(values))}
    >
      <ArrangementFields />
    </Act>
  );
}

interface LetterValues {
  kind: "urging" | "supervision";
  unit_id: number;
  body: string;
  due_on?: string;
}

function SendLetter({ item }: Props) {
  const { t } = useTranslation(["supervision", "common"]);
  const label = t("field.unit");
  return (
    <Act<LetterValues>
      label={t("action.send_letter")}
      hint={t("hint.send_letter")}
      item={item}
      initial={{ kind: "urging", unit_id: item.parties.units[0]?.id }}
      send={(to, { due_on, ...values }) =>
        post("/key-items/{id}/letters")(to, { ...values, due_on: due_on || null })
      }
    >
      <Form.Item name="kind" label={t("field.letterKind")}>
        <FormSelect
          options={(["urging", "supervision"] as const).map((value) => ({
            value,
            label: t(`letterKind.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="unit_id"
        label={label}
        rules={[{ required: true, message: t("common:requiredChoice", { label }) }]}
      >
        <FormSelect options={item.parties.units.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <TextField name="body" label={t("field.body")} rows={4} required max={3000} />
      <DayField name="due_on" label={t("field.answerBy")} />
    </Act>
  );
}

function RecordOutcome({ item }: Props) {
  const { t } = useTranslation("supervision");
  return (
    <Act<{ text: string }>
      label={t("action.record_outcome")}
      item={item}
      initial={{ text: item.outcome }}
      send={put("/key-items/{id}/outcome")}
    >
      <TextField name="text" label={t("field.outcome")} rows={4} required max={3000} />
    </Act>
  );
}

/** Today, as the fields of dates hold it. */
export const today = () => dayOf(new Date());
