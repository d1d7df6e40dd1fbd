import { Checkbox, Form, InputNumber, Radio } from "antd";
import { useTranslation } from "react-i18next";

import { Panel } from "../../components/Panel";
import styles from "./RulesPage.module.css";

const quorums = ["majority", "percent", "count"] as const;
const numbers = [
  "ballot_weight",
  "feedback_weight",
  "attitude_weight",
  "result_weight",
  "basic_points",
] as const;
const blanks = ["abstain", "invalid"] as const;

/** What a collective ballot begins with. */
export function BallotsField() {
  const { t } = useTranslation("rules");
  const kind = Form.useWatch(["ballots", "quorum_kind"]);
  const radio = (
    name: "quorum_kind" | "blank",
    values: readonly (typeof quorums | typeof blanks)[number][],
  ) => (
    <Form.Item label={t(`ballots.field.${name}`)} name={["ballots", name]}>
      <Radio.Group
        aria-label={t(`ballots.field.${name}`)}
        options={values.map((value) => ({ value, label: t(`ballots.choice.${value}`) }))}
      />
    </Form.Item>
  );
  return (
    <Panel title={t("ballots.title")}>
      <p className={styles.hint}>{t("ballots.hint")}</p>
      {radio("quorum_kind", quorums)}
      {kind !== "majority" && (
        <Form.Item label={t("ballots.field.quorum_n")} name={["ballots", "quorum_n"]}>
          <InputNumber min={1} max={kind === "count" ? 100_000 : 100} precision={0} />
        </Form.Item>
      )}
      {radio("blank", blanks)}
      <Form.Item name={["ballots", "abstention"]} valuePropName="checked">
        <Checkbox>{t("ballots.field.abstention")}</Checkbox>
      </Form.Item>
      {numbers.map((name) => (
        <Form.Item key={name} label={t(`ballots.field.${name}`)} name={["ballots", name]}>
          <InputNumber min={0} max={100} precision={0} />
        </Form.Item>
      ))}
      <Form.Item
        name={["ballots", "borrowed"]}
        valuePropName="checked"
        getValueProps={(borrowed: boolean) => ({ checked: !borrowed })}
        getValueFromEvent={(event: { target: { checked: boolean } }) => !event.target.checked}
      >
        <Checkbox>{t("ballots.confirm")}</Checkbox>
      </Form.Item>
    </Panel>
  );
}
