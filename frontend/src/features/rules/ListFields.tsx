import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import { Panel } from "../../components/Panel";
import type { Preset, RuleData } from "./api";
import styles from "./RulesPage.module.css";
import { type ListName, listNames } from "./words";

interface RowsProps {
  name: "reply_classes" | "ratings" | ListName;
  flags?: { name: string; label: string }[];
  meaning?: boolean;
}

/** A list of codes with their names, each row to be changed, moved up or removed. */
function Rows({ name, flags = [], meaning = false }: RowsProps) {
  const { t } = useTranslation("rules");
  return (
    <Form.List name={name}>
      {(rows, { add, remove, move }, { errors }) => (
        <>
          <ul className={styles.rows}>
            {rows.map((row, index) => {
              const n = index + 1;
              return (
                <li key={row.key} className={styles.row}>
                  <Form.Item name={[row.name, "code"]} className={styles.code}>
                    <Input aria-label={t("codeOf", { n })} placeholder={t("code")} maxLength={40} />
                  </Form.Item>
                  <Form.Item name={[row.name, "label"]} className={styles.label}>
                    <Input aria-label={t("labelOf", { n })} placeholder={t("label")} maxLength={100} />
                  </Form.Item>
                  {meaning && (
                    <Form.Item name={[row.name, "meaning"]} className={styles.meaning}>
                      <Input aria-label={t("meaningOf", { n })} placeholder={t("meaning")} maxLength={500} />
                    </Form.Item>
                  )}
                  {flags.map((flag) => (
                    <Form.Item key={flag.name} name={[row.name, flag.name]} valuePropName="checked">
                      <Checkbox aria-label={`${t("item", { n })} ${flag.label}`}>{flag.label}</Checkbox>
                    </Form.Item>
                  ))}
                  <span className={styles.rowButtons}>
                    <Button
                      icon={<ArrowUpOutlined />}
                      aria-label={t("up", { n })}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                    />
                    <Button
                      icon={<DeleteOutlined />}
                      aria-label={t("removeOne", { n })}
                      onClick={() => remove(row.name)}
                    />
                  </span>
                </li>
              );
            })}
          </ul>
          <Form.ErrorList errors={errors} />
          <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => add(blank(flags, meaning))}>
            {t("add")}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function blank(flags: { name: string }[], meaning: boolean): Record<string, string | boolean> {
  return {
    code: "",
    label: "",
    ...(meaning && { meaning: "" }),
    ...Object.fromEntries(flags.map(({ name }) => [name, false])),
  };
}

/** The classes of replies: those of a scheme that comes with the product, or the congress's own. */
export function ClassesField({ preset }: { preset: Preset }) {
  const { t } = useTranslation("rules");
  const form = Form.useFormInstance<RuleData>();
  const schemes = (
    <span className={styles.choices}>
      {preset.schemes.map(({ name, classes }) => (
        <Button key={name} onClick={() => form.setFieldValue("reply_classes", structuredClone(classes))}>
          {t(`schemes.${name as "four_class"}`)}
        </Button>
      ))}
    </span>
  );
  return (
    <Panel title={t("classes")} extra={schemes}>
      <Rows
        name="reply_classes"
        meaning
        flags={[
          { name: "requires_commitment_date", label: t("requiresDate") },
          { name: "requires_reason", label: t("requiresReason") },
          { name: "counts_as_resolved", label: t("resolved") },
        ]}
      />
    </Panel>
  );
}

export function RatingsField() {
  const { t } = useTranslation("rules");
  return (
    <Panel title={t("ratings")}>
      <Rows name="ratings" flags={[{ name: "counts_as_satisfied", label: t("satisfied") }]} />
    </Panel>
  );
}

/** Categories and the reasons that are offered on returning and refusing. */
export function OptionsFields() {
  const { t } = useTranslation("rules");
  return (
    <div className={styles.lists}>
      {listNames.map((name) => (
        <Panel key={name} title={t(`lists.${name}`)}>
          <Rows name={name} />
        </Panel>
      ))}
    </div>
  );
}
