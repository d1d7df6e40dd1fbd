import { Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";

import { Panel } from "../../components/Panel";
import styles from "./RulesPage.module.css";
import { supervisionDays, supervisionSigns } from "./words";

/** What the congress sets for its key items: signs of letters, and the days that count there. */
export function SupervisionField() {
  const { t } = useTranslation("rules");
  return (
    <Panel title={t("supervision")}>
      <p className={styles.hint}>{t("supervisionHint")}</p>
      <div className={styles.start}>
        {supervisionSigns.map((name) => (
          <Form.Item key={name} name={["supervision", name]} label={t(`supervisionField.${name}`)}>
            <Input maxLength={20} />
          </Form.Item>
        ))}
        {supervisionDays.map((name) => (
          <Form.Item key={name} name={["supervision", name]} label={t(`supervisionField.${name}`)}>
            <InputNumber min={1} max={365} precision={0} />
          </Form.Item>
        ))}
      </div>
    </Panel>
  );
}
