import { useState } from "react";
import { useTranslation } from "react-i18next";

import { NativeSelect } from "../../components/NativeSelect";
import { Chooser, type FieldProps } from "./Chooser";

interface Props extends FieldProps {
  about: "suggestion" | "unit";
}

const thisYear = new Date().getFullYear();
const years = [thisYear, thisYear - 1, thisYear - 2, thisYear - 3];

/** Chooses what the ballot is about. */
export function SubjectsField({ about, ...field }: Props) {
  const { t } = useTranslation("ballots");
  const [year, setYear] = useState("all");
  return (
    <Chooser
      {...field}
      query={{ about, ...(year !== "all" && { year: Number(year) }) }}
      filters={
        <NativeSelect
          aria-label={t("field.year")}
          value={year}
          placeholder={t("field.year")}
          options={[
            { value: "all", label: t("anyYear") },
            ...years.map((one) => ({ value: String(one), label: t("ofYear", { year: one }) })),
          ]}
          onChange={setYear}
        />
      }
    />
  );
}
