import { Checkbox, Form } from "antd";
import { useTranslation } from "react-i18next";

import { FormSelect } from "../../components/FormSelect";
import { DayField, TextField } from "../../components/fields";
import { dayOf } from "../../lib/date";
import { ActionButton } from "./ActionButton";
import type { AssignmentProps } from "./AssignmentActions";
import * as calls from "./api";
import styles from "./RecordContact.module.css";

/** A unit notes that it talked with the proposers. */
export function RecordContact({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation(["suggestions", "common"]);
  const phases = ["before", "during", "after"] as const;
  const modes = ["meeting", "visit", "phone", "online"] as const;
  const today = dayOf(new Date());
  const choice = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, message: t("common:requiredChoice", { label }) }]}
    >
      <FormSelect options={options} />
    </Form.Item>
  );
  return (
    <ActionButton<calls.NewContact>
      label={t("action.record_contact")}
      title={t("form.contactTitle")}
      hint={t("form.contactHint")}
      id={assignment.id}
      version={item.version}
      initial={{
        phase: "during",
        held_on: today,
        deputy_ids: item.proposers.slice(0, 1).map(({ id }) => id),
      }}
      send={(to, values) => calls.recordContact(to, { ...values, place: values.place ?? "" })}
    >
      {choice(
        "phase",
        t("form.contactPhase"),
        phases.map((value) => ({ value, label: t(`contactPhase.${value}`) })),
      )}
      {choice(
        "mode",
        t("form.mode"),
        modes.map((value) => ({ value, label: t(`mode.${value}`) })),
      )}
      <DayField name="held_on" label={t("form.heldOn")} max={today} required />
      <TextField name="place" label={t("form.place")} max={100} />
      {item.proposers.length > 1 && (
        <Form.Item
          name="deputy_ids"
          label={t("form.deputies")}
          extra={t("form.deputiesHint")}
          rules={[{ required: true, message: t("common:requiredChoice", { label: t("form.deputies") }) }]}
        >
          <Checkbox.Group
            className={styles.people}
            options={item.proposers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      <TextField name="persons" label={t("form.persons")} hint={t("form.personsHint")} max={200} required />
      <TextField name="summary" label={t("form.summary")} rows={4} required />
    </ActionButton>
  );
}
