import { UndoOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, Tag } from "antd";
import { useTranslation } from "react-i18next";

import { Panel } from "../../components/Panel";
import type { ClockLimit, Preset, RuleData } from "./api";
import styles from "./RulesPage.module.css";
import { TermInput } from "./TermInput";
import { useClockName, useSourceText } from "./words";

const clocks = ["T0", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12", "T13"];

/** The limits whose date a plan or a promise sets. */
const dated = ["T9", "T10"];

/** Every time limit with its terms, and whether the congress takes it for its own. */
export function LimitsField({ preset }: { preset: Preset }) {
  const { t } = useTranslation("rules");
  const form = Form.useFormInstance<RuleData>();
  const confirmAll = () => {
    const limits = form.getFieldValue("limits") as RuleData["limits"];
    for (const clock of Object.keys(limits)) form.setFieldValue(["limits", clock, "borrowed"], false);
  };
  return (
    <Panel title={t("limits")} extra={<Button onClick={confirmAll}>{t("confirmAll")}</Button>}>
      <p className={styles.hint}>{t("borrowedHint")}</p>
      <ul className={styles.limits}>
        {clocks.map((clock) => (
          <LimitRow key={clock} clock={clock} preset={preset.rules.limits[clock]} />
        ))}
      </ul>
    </Panel>
  );
}

const terms = ["term", "in_session_term", "extended_term", "roll"] as const;

function LimitRow({ clock, preset }: { clock: string; preset?: ClockLimit }) {
  const { t } = useTranslation("rules");
  const form = Form.useFormInstance<RuleData>();
  const name = useClockName()(clock);
  const source = useSourceText();
  const limit = Form.useWatch(["limits", clock], { form, preserve: true }) as ClockLimit | undefined;
  if (!limit || !preset) return null;
  const changed = terms.some((each) => limit[each] !== preset[each]);
  const label = (text: string) => `${name} ${text}`;
  return (
    <li className={styles.limit}>
      <h3 className={styles.limitName}>{name}</h3>
      <div className={styles.limitTerms}>
        {dated.includes(clock) ? (
          <p>{t("noTerm")}</p>
        ) : (
          <Form.Item name={["limits", clock, "term"]} label={t("termOf")}>
            <TermInput label={name} />
          </Form.Item>
        )}
        {clock === "T1" && (
          <Form.Item name={["limits", clock, "in_session_term"]} label={t("inSessionTerm")}>
            <TermInput label={label(t("inSessionTerm"))} />
          </Form.Item>
        )}
        {clock === "T5" && (
          <Form.Item name={["limits", clock, "extended_term"]} label={t("extendedTerm")}>
            <TermInput label={label(t("extendedTerm"))} />
          </Form.Item>
        )}
        {!dated.includes(clock) && (
          <Form.Item name={["limits", clock, "roll"]} valuePropName="checked">
            <Checkbox aria-label={label(t("roll"))}>{t("rollShort")}</Checkbox>
          </Form.Item>
        )}
      </div>
      <div className={styles.limitSource}>
        {changed ? (
          <p>{t("confirmedLimit")}</p>
        ) : (
          <>
            <p>
              {limit.borrowed && <Tag color="warning">{t("borrowed")}</Tag>}
              {source(preset.source)}
            </p>
            {preset.borrowed && (
              <Checkbox
                aria-label={label(t("confirmLimit"))}
                checked={!limit.borrowed}
                onChange={({ target }) => form.setFieldValue(["limits", clock, "borrowed"], !target.checked)}
              >
                {t("confirmLimit")}
              </Checkbox>
            )}
          </>
        )}
        {changed && (
          <Button
            icon={<UndoOutlined aria-hidden="true" />}
            aria-label={t("restoreOne", { name })}
            onClick={() => form.setFieldValue(["limits", clock], { ...preset })}
          >
            {t("restore")}
          </Button>
        )}
      </div>
    </li>
  );
}
