import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";

import { Panel } from "../../components/Panel";
import type { RuleData } from "./api";
import styles from "./RulesPage.module.css";
import { gateNames, parties, signNames, thresholdNames, useClockName } from "./words";

/** What must be there before a reply moves on, and the way that items take. */
export function GatesField() {
  const { t } = useTranslation("rules");
  return (
    <Panel title={t("gates")}>
      {gateNames.map((name) => (
        <Form.Item key={name} name={["gates", name]} valuePropName="checked" className={styles.gate}>
          <Checkbox>{t(`gate.${name}`)}</Checkbox>
        </Form.Item>
      ))}
      <Form.Item name="through_government_office" valuePropName="checked" className={styles.gate}>
        <Checkbox>{t("gate.through_government_office")}</Checkbox>
      </Form.Item>
      {signNames.map((name) => (
        <Form.Item key={name} name={name} label={t(`gate.${name}`)} extra={t(`signHint.${name}`)}>
          <Input maxLength={20} autoComplete="off" style={{ maxWidth: "16em" }} />
        </Form.Item>
      ))}
    </Panel>
  );
}

/** When a light changes; a time limit may have thresholds of its own. */
export function LightsField() {
  const { t } = useTranslation("rules");
  const form = Form.useFormInstance<RuleData>();
  const clock = useClockName();
  const lights = Form.useWatch("lights", { form, preserve: true }) as RuleData["lights"] | undefined;
  if (!lights) return null;
  const own = Object.keys(lights.by_clock);
  const free = Object.keys(form.getFieldValue("limits") ?? {}).filter((each) => !own.includes(each));
  const setOwn = (next: RuleData["lights"]["by_clock"]) => form.setFieldValue(["lights", "by_clock"], next);
  const drop = (name: string) =>
    setOwn(Object.fromEntries(Object.entries(lights.by_clock).filter(([each]) => each !== name)));
  return (
    <Panel title={t("lights")}>
      <p className={styles.hint}>{t("lightsHint")}</p>
      <Thresholds title={t("lightsDefault")} path={["lights", "default"]} />
      {own.map((name) => (
        <Thresholds
          key={name}
          title={clock(name)}
          path={["lights", "by_clock", name]}
          onRemove={() => drop(name)}
        />
      ))}
      <Select
        aria-label={t("ownLight")}
        placeholder={t("ownLight")}
        value={null}
        style={{ minWidth: "14em" }}
        options={free.sort().map((name) => ({ value: name, label: clock(name) }))}
        onChange={(name: string | null) =>
          name && setOwn({ ...lights.by_clock, [name]: { ...lights.default } })
        }
      />
    </Panel>
  );
}

interface ThresholdsProps {
  title: string;
  path: string[];
  onRemove?: () => void;
}

function Thresholds({ title, path, onRemove }: ThresholdsProps) {
  const { t } = useTranslation("rules");
  return (
    <fieldset className={styles.thresholds}>
      <legend>{title}</legend>
      <Form.Item name={path} className={styles.whole}>
        <span />
      </Form.Item>
      {thresholdNames.map((name) => (
        <Form.Item key={name} name={[...path, name]} label={t(`thresholds.${name}`)}>
          <InputNumber min={0} max={name.endsWith("percent") ? 100 : 999} precision={0} />
        </Form.Item>
      ))}
      {onRemove && (
        <Button
          icon={<DeleteOutlined aria-hidden="true" />}
          onClick={onRemove}
          aria-label={`${t("remove")} ${title}`}
        >
          {t("remove")}
        </Button>
      )}
    </fieldset>
  );
}

/** The ladder of reminders and the hours in which they are sent. */
export function RemindersField() {
  const { t } = useTranslation("rules");
  return (
    <Panel title={t("reminders")}>
      <Form.List name={["reminders", "steps"]}>
        {(rows, { add, remove }) => (
          <>
            <ul className={styles.rows}>
              {rows.map((row, index) => {
                const n = index + 1;
                return (
                  <li key={row.key} className={styles.row}>
                    <Form.Item name={[row.name, "days"]} className={styles.code}>
                      <InputNumber aria-label={t("reminderDays", { n })} min={-90} max={90} precision={0} />
                    </Form.Item>
                    <Form.Item name={[row.name, "to"]} className={styles.meaning}>
                      <Checkbox.Group
                        aria-label={t("reminderTo", { n })}
                        options={parties.map((party) => ({ value: party, label: t(`party.${party}`) }))}
                      />
                    </Form.Item>
                    <Button
                      icon={<DeleteOutlined />}
                      aria-label={t("removeOne", { n })}
                      onClick={() => remove(row.name)}
                    />
                  </li>
                );
              })}
            </ul>
            <Button
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() => add({ days: 0, to: ["holder"] })}
            >
              {t("add")}
            </Button>
          </>
        )}
      </Form.List>
      <Form.Item label={t("reminderHours")} name={["reminders", "hours"]} className={styles.hours}>
        <Hours />
      </Form.Item>
    </Panel>
  );
}

/** From which denominator on percentages are ranked. */
export function FiguresField() {
  const { t } = useTranslation("rules");
  return (
    <Panel title={t("figures")}>
      <Form.Item label={t("smallBase")} extra={t("smallBaseHint")} name={["figures", "small_base"]}>
        <InputNumber min={1} max={1000} precision={0} />
      </Form.Item>
    </Panel>
  );
}

type Hours = RuleData["reminders"]["hours"];

function Hours({ value, onChange }: { value?: Hours; onChange?: (hours: Hours) => void }) {
  const { t } = useTranslation("rules");
  if (!value) return null;
  return (
    <span className={styles.choices}>
      <Input
        type="time"
        aria-label={t("hoursFrom")}
        value={value.from}
        onChange={({ target }) => onChange?.({ ...value, from: target.value })}
      />
      <Input
        type="time"
        aria-label={t("hoursTo")}
        value={value.to}
        onChange={({ target }) => onChange?.({ ...value, to: target.value })}
      />
    </span>
  );
}
