import { Select } from "antd";

import { FilterField } from "./FilterBar";

interface Props<Value extends string> {
  label: string;
  /** What no choice is called. */
  all: string;
  value: string | undefined;
  values: readonly Value[];
  text: (value: Value) => string;
  onChange: (value: Value | undefined) => void;
}

/** One choice of a short list that narrows a list; none by itself. */
export function SelectFilter<Value extends string>(props: Props<Value>) {
  const { label, all, value, values, text, onChange } = props;
  return (
    <FilterField label={label}>
      {(id) => (
        <Select
          id={id}
          value={value ?? ""}
          popupMatchSelectWidth={false}
          options={[{ value: "", label: all }, ...values.map((one) => ({ value: one, label: text(one) }))]}
          onChange={(chosen: string) => onChange((chosen as Value) || undefined)}
        />
      )}
    </FilterField>
  );
}
