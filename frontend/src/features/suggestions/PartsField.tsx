import { Form, Radio, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import { SearchSelect } from "../../components/SearchSelect";
import { onDemand } from "../../lib/onDemand";
import { useUnitChoices } from "./api";
import { type Arrangement, alone, faultOf, type ProposedUnit, type Way } from "./arrange";
import { useOffers, usePicked } from "./offers";
import styles from "./PartsField.module.css";

/** The units that handled similar items, fetched when they are first shown. */
export const ExperiencedUnits = onDemand(async () => (await import("./ExperiencedUnits")).ExperiencedUnits);

const ways: Way[] = ["sole", "lead", "separate"];

interface FieldProps {
  /** Units whose names are known already, such as those that were proposed. */
  known?: ProposedUnit[];
  hint?: string;
  /** The item that units are chosen for: those that handled others like it are offered. */
  item: { id: number; title: string };
}

/** Who handles an item, and how they share it; named `units` in its form. */
export function PartsField({ known = [], hint, item }: FieldProps) {
  const { t } = useTranslation("handling");
  const form = Form.useFormInstance<{ units: Arrangement }>();
  const units = Form.useWatch("units", form) ?? alone;
  const [picked, pick] = usePicked();
  const offersOf = useOffers(units, (next, unit) => {
    pick(unit);
    form.setFieldsValue({ units: next });
  });
  return (
    <>
      <Form.Item
        name="units"
        label={t("arrange.label")}
        extra={hint}
        validateTrigger={[]}
        rules={[
          {
            validator: (_, value?: Arrangement) => {
              const fault = faultOf(value ?? alone);
              return fault ? Promise.reject(new Error(t(`arrange.fault.${fault}`))) : Promise.resolve();
            },
          },
        ]}
      >
        <PartsInput known={[...known, ...picked]} />
      </Form.Item>
      <ExperiencedUnits item={item} offersOf={offersOf} />
    </>
  );
}

interface InputProps {
  id?: string;
  value?: Arrangement;
  onChange?: (value: Arrangement) => void;
  known?: ProposedUnit[];
  /** Tells it apart from others on the same page. */
  label?: string;
  /** Leaves out what the row of a list has no room for. */
  compact?: boolean;
}

export function PartsInput({ id, value = alone, onChange, known, label, compact }: InputProps) {
  const { t } = useTranslation("handling");
  const { way, main, others } = value;
  const change = (part: Partial<Arrangement>) => onChange?.({ ...value, ...part });
  return (
    <div className={compact ? `${styles.parts} ${styles.compact}` : styles.parts}>
      {compact ? (
        <Select
          className={styles.way}
          aria-label={t("arrange.wayOf", { of: label ?? t("arrange.label") })}
          value={way}
          options={ways.map((one) => ({ value: one, label: t(`arrange.${one}`) }))}
          onChange={(chosen) => change({ way: chosen })}
        />
      ) : (
        <Radio.Group
          id={id}
          aria-label={label ?? t("arrange.label")}
          optionType="button"
          value={way}
          options={ways.map((one) => ({ value: one, label: t(`arrange.${one}`) }))}
          onChange={(event) => change({ way: event.target.value })}
        />
      )}
      {!compact && <p className={styles.quiet}>{t(`arrange.hint.${way}`)}</p>}
      {way !== "separate" && (
        <UnitsInput
          label={t(way === "sole" ? "arrange.soleUnit" : "arrange.leadUnit")}
          of={label}
          hidden={compact && way === "sole"}
          known={known}
          value={main ? [main] : []}
          onChange={([unit]) => change({ main: unit })}
        />
      )}
      {way !== "sole" && (
        <UnitsInput
          multiple
          label={t(way === "lead" ? "arrange.coUnits" : "arrange.separateUnits")}
          of={label}
          hidden={compact && way === "separate"}
          known={known}
          value={others}
          onChange={(units) => change({ others: units })}
        />
      )}
    </div>
  );
}

interface UnitsProps {
  label: string;
  /** What the units are for, for those who cannot see where the input stands. */
  of?: string;
  hidden?: boolean;
  multiple?: boolean;
  known?: ProposedUnit[];
  value: number[];
  onChange: (units: number[]) => void;
}

/** One unit or several, by some words of their names. */
function UnitsInput({ label, of, hidden, multiple, known, value, onChange }: UnitsProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={hidden ? "visually-hidden" : styles.label}>
        {label}
        {of && <span className="visually-hidden"> {of}</span>}
      </label>
      {multiple ? (
        <UnitsSelect id={id} multiple known={known} value={value} onChange={onChange} />
      ) : (
        <UnitsSelect
          id={id}
          known={known}
          value={value[0]}
          onChange={(unit?: number) => onChange(unit ? [unit] : [])}
        />
      )}
    </div>
  );
}

interface SelectProps<Value> {
  id?: string;
  multiple?: boolean;
  known?: ProposedUnit[];
  value?: Value;
  onChange?: (value: Value) => void;
}

/** A choice of units; what was chosen keeps its name when the words change. */
export function UnitsSelect<Value>({ known = [], ...rest }: SelectProps<Value>) {
  const { t } = useTranslation("suggestions");
  return (
    <SearchSelect<Value>
      {...rest}
      useFound={useUnitChoices}
      known={known.map(({ id: value, name }) => ({ value, label: name }))}
      placeholder={t("form.unitPlaceholder")}
      nothing={t("form.unitNone")}
    />
  );
}
