import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, unwrap } from "../api/client";
import { useSettled } from "../lib/useSettled";
import { FormSelect } from "./FormSelect";

interface Props {
  id?: string;
  value?: number;
  onChange?: (unit?: number) => void;
  "aria-label"?: string;
  "aria-required"?: boolean | "true" | "false";
}

/** Chooses a unit by some words of its name. */
export function UnitSelect({ value, onChange, ...rest }: Props) {
  const { t } = useTranslation("suggestions");
  const [text, setText] = useState("");
  const q = useSettled(text.trim(), 250);
  const units = useQuery({
    queryKey: ["units", "choice", q],
    queryFn: () => unwrap(api.GET("/units", { params: { query: { q: q || undefined, size: 50 } } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <FormSelect
      {...rest}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      style={{ width: "100%" }}
      value={value}
      onChange={(unit?: number) => onChange?.(unit)}
      loading={units.isFetching}
      placeholder={t("form.unitPlaceholder")}
      notFoundContent={t("form.unitNone")}
      options={units.data?.items.map((unit) => ({ value: unit.id, label: unit.name }))}
    />
  );
}
