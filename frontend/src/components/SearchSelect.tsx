import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";

import { useSettled } from "../lib/useSettled";
import { FormSelect } from "./FormSelect";
import { ProblemAlert } from "./ProblemAlert";

export interface Choice {
  value: number;
  label: string;
  disabled?: boolean;
}

interface Props<Value> {
  id?: string;
  value?: Value;
  onChange?: (value: Value) => void;
  /** Asks the server for what holds the words. */
  useFound: (words: string) => Pick<UseQueryResult<Choice[]>, "data" | "error" | "refetch" | "isFetching">;
  /** What can be chosen already, whatever the words: it keeps its label. */
  known?: Choice[];
  multiple?: boolean;
  placeholder?: string;
  nothing?: string;
}

/** Chooses from many by some words; what was chosen keeps its label when the words change. */
export function SearchSelect<Value>(props: Props<Value>) {
  const { useFound, known = [], multiple, value, onChange, placeholder, nothing, ...rest } = props;
  const [typed, setTyped] = useState("");
  const words = useSettled(typed.trim(), 250);
  const [chosen, setChosen] = useState<Choice[]>([]);
  const found = useFound(words);
  const options = distinct([...(found.data ?? []), ...(words === "" ? known : []), ...chosen], (choice) =>
    choice.label.includes(words),
  );
  const labels = distinct([...known, ...chosen, ...(found.data ?? [])]);
  return (
    <>
      <FormSelect
        {...rest}
        mode={multiple ? "multiple" : undefined}
        value={value}
        allowClear={!multiple}
        showSearch={{ filterOption: false, onSearch: setTyped, autoClearSearchValue: true }}
        placeholder={placeholder}
        notFoundContent={nothing}
        loading={found.isFetching}
        options={options}
        labelRender={({ value: shown, label }) =>
          label ?? labels.find((choice) => choice.value === shown)?.label ?? String(shown)
        }
        onChange={(next: Value) => {
          const values = ([] as unknown[]).concat(next);
          setChosen(labels.filter((choice) => values.includes(choice.value)));
          onChange?.(next);
        }}
      />
      <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
    </>
  );
}

function distinct(choices: Choice[], fits: (choice: Choice) => boolean = () => true): Choice[] {
  const seen = new Map<number, Choice>();
  for (const choice of choices) if (!seen.has(choice.value) && fits(choice)) seen.set(choice.value, choice);
  return [...seen.values()];
}
