import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import { FormSelect } from "../../components/FormSelect";
import { TextField } from "../../components/fields";
import type { KeyItem } from "./api";
import styles from "./Supervision.module.css";

export interface PlannedStep {
  id?: number;
  text: string;
  party: "leader" | "official" | "unit" | "committee";
  unit_id?: number;
  person?: string;
  due_on: string;
  /** A step that is reached stays as it is. */
  completed_on?: string | null;
}

export interface PlanValues {
  goals: string;
  milestones: PlannedStep[];
}

const parties = ["unit", "committee", "official", "leader"] as const;

/** The plan as it was written last, for its form: a changed one goes before the one in force. */
export const planOf = (item: KeyItem): PlanValues => ({
  goals: item.proposed?.goals ?? item.goals,
  milestones: (item.proposed?.milestones ?? item.plan).map(
    ({ id, text, party, unit_id, person, due_on }) => ({
      id,
      text,
      party: party as PlannedStep["party"],
      unit_id: unit_id || undefined,
      person,
      due_on,
      completed_on: item.plan.find((step) => step.id === id)?.completed_on,
    }),
  ),
});

/** The plan as its form holds it, for the server. */
export const planSent = ({ goals, milestones }: PlanValues) => ({
  goals,
  milestones: milestones.map(({ id = 0, text, party, unit_id = 0, person = "", due_on }) => ({
    id,
    text,
    party,
    unit_id: party === "unit" ? unit_id : 0,
    person,
    due_on,
  })),
});

/** Goals and steps, each with who is responsible and until when. */
export function PlanFields({ item }: { item: KeyItem }) {
  const { t } = useTranslation("supervision");
  const first = item.parties.units[0]?.id;
  return (
    <>
      <TextField name="goals" label={t("field.goals")} rows={3} required max={3000} />
      <Form.List name="milestones">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row, index) => (
              <StepFields
                key={row.key}
                at={row.name}
                n={index + 1}
                item={item}
                onRemove={() => remove(row.name)}
              />
            ))}
            <Button
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() => add({ party: "unit", unit_id: first })}
            >
              {t("field.addStep")}
            </Button>
          </>
        )}
      </Form.List>
    </>
  );
}

interface StepProps {
  at: number;
  n: number;
  item: KeyItem;
  onRemove: () => void;
}

function StepFields({ at, n, item, onRemove }: StepProps) {
  const { t } = useTranslation(["supervision", "common"]);
  const step: PlannedStep | undefined = Form.useWatch(["milestones", at]);
  const reached = Boolean(step?.completed_on);
  const choice = (label: string) => [{ required: true, message: t("common:required", { label }) }];
  const words = (label: string) => [
    { required: true, whitespace: true, message: t("common:required", { label }) },
  ];
  return (
    <div className={styles.edited}>
      {/* A form sends only what it has a field for. */}
      {["id", "completed_on"].map((field) => (
        <Form.Item key={field} name={[at, field]} hidden>
          <Input />
        </Form.Item>
      ))}
      <Form.Item name={[at, "text"]} rules={words(t("field.stepText", { n }))}>
        <Input
          aria-label={t("field.stepText", { n })}
          placeholder={t("field.stepText", { n })}
          maxLength={300}
          readOnly={reached}
          suffix={
            reached ? (
              <span className={styles.quiet}>{t("field.reached")}</span>
            ) : (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t("field.removeStep", { n })}
                onClick={onRemove}
              />
            )
          }
        />
      </Form.Item>
      <div className={styles.editedRow}>
        <Form.Item name={[at, "party"]}>
          <FormSelect
            aria-label={t("field.stepParty", { n })}
            disabled={reached}
            options={parties.map((value) => ({ value, label: t(`party.${value}`) }))}
          />
        </Form.Item>
        {step?.party === "unit" && (
          <Form.Item name={[at, "unit_id"]} rules={choice(t("field.stepUnit", { n }))}>
            <FormSelect
              aria-label={t("field.stepUnit", { n })}
              disabled={reached}
              options={item.parties.units.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        )}
        <Form.Item name={[at, "person"]}>
          <Input
            aria-label={t("field.stepPerson", { n })}
            placeholder={t("field.stepPerson", { n })}
            maxLength={60}
            readOnly={reached}
          />
        </Form.Item>
        <Form.Item name={[at, "due_on"]} rules={choice(t("field.stepDue", { n }))}>
          <Input type="date" readOnly={reached} aria-label={t("field.stepDue", { n })} />
        </Form.Item>
      </div>
    </div>
  );
}
