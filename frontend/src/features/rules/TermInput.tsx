import { InputNumber, Select, Space } from "antd";
import { useTranslation } from "react-i18next";

import type { Term } from "./api";
import { termParts, type Unit, units } from "./words";

interface Props {
  /** What the term is of, for people who hear the page. */
  label: string;
  id?: string;
  value?: Term;
  onChange?: (term: Term) => void;
}

/** A number with its unit: working days, days or months. */
export function TermInput({ label, id, value, onChange }: Props) {
  const { t } = useTranslation("rules");
  const { n, unit } = termParts(value) ?? { n: null, unit: "wd" as Unit };
  return (
    <Space.Compact>
      <InputNumber
        id={id}
        aria-label={t("termNumber", { name: label })}
        min={1}
        max={999}
        precision={0}
        value={n}
        style={{ width: "5.5em" }}
        onChange={(next) => onChange?.(next ? `${next}${unit}` : null)}
      />
      <Select
        aria-label={t("termUnit", { name: label })}
        value={unit}
        style={{ minWidth: "7.5em" }}
        options={units.map((each) => ({ value: each, label: t(`units.${each}`) }))}
        onChange={(next) => onChange?.(n ? `${n}${next}` : null)}
      />
    </Space.Compact>
  );
}
