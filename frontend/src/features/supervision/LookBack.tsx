import { Form } from "antd";
import { useTranslation } from "react-i18next";

import { type FileRef, FilesField, idsOf } from "../../components/FilesField";
import { FormSelect } from "../../components/FormSelect";
import { DayField, TextField } from "../../components/fields";
import { dayOf } from "../../lib/date";
import { Act } from "./Act";
import { type KeyItem, post } from "./api";
import styles from "./Supervision.module.css";

interface Seen {
  found: "kept" | "partly" | "not_kept";
  note?: string;
  files?: FileRef[];
}

interface Values {
  held_on: string;
  summary: string;
  findings?: Seen[];
}

const found = ["kept", "partly", "not_kept"] as const;

/** Writes down a look back: what was found of every promise. */
export function LookBack({ item }: { item: KeyItem }) {
  const { t } = useTranslation(["supervision", "common"]);
  const { commitments } = item;
  return (
    <Act<Values>
      label={t("action.record_check")}
      hint={t("hint.record_check")}
      item={item}
      initial={{ held_on: dayOf(new Date()) }}
      send={(to, { held_on, summary, findings = [] }) =>
        post("/key-items/{id}/checks")(to, {
          held_on,
          summary,
          findings: findings.map(({ found, note = "", files }, index) => ({
            commitment_id: commitments[index]?.id ?? 0,
            found,
            note,
            seen_on: held_on,
            attachment_ids: idsOf(files),
          })),
        })
      }
    >
      <DayField name="held_on" label={t("field.checkOn")} required max={dayOf(new Date())} />
      <TextField name="summary" label={t("field.summary")} rows={3} required max={3000} />
      {commitments.map((promise, index) => (
        <fieldset key={promise.id} className={styles.edited}>
          <legend className="visually-hidden">{promise.text}</legend>
          <p className={styles.text}>{promise.text}</p>
          <Form.Item
            name={["findings", index, "found"]}
            label={t("field.found")}
            rules={[{ required: true, message: t("common:requiredChoice", { label: t("field.found") }) }]}
          >
            <FormSelect options={found.map((value) => ({ value, label: t(`found.${value}`) }))} />
          </Form.Item>
          <TextField name={["findings", index, "note"]} label={t("field.foundNote")} rows={2} max={1000} />
          <FilesField name={["findings", index, "files"]} label={t("field.photos")} />
        </fieldset>
      ))}
    </Act>
  );
}
