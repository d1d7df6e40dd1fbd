import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";

import { FilterBar, FilterField } from "../../components/FilterBar";
import type { Dimension, Filter, Guide } from "./api";
import { dimensions, filterOf, none } from "./api";
import type { Names } from "./useNames";

interface Props {
  guide: Guide;
  names: Names;
  filter: Filter;
  /** Something is narrowed beside the session that the page begins with. */
  narrowed: boolean;
  onChange: (by: Dimension, value: string | undefined) => void;
  onClear: () => void;
}

/** What the figures are narrowed to. */
export function Filters({ guide, names, filter, narrowed, onChange, onClear }: Props) {
  const { t } = useTranslation(["stats", "common"]);
  return (
    <FilterBar label={t("filterLabel")} even>
      {dimensions
        .filter((by) => guide.dimensions.includes(by))
        .map((by) => (
          <FilterField key={by} label={t(`dimension.${by}`)} wide={by === "session"}>
            {(id) => (
              <Select
                id={id}
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                popupMatchSelectWidth={false}
                style={{ width: "100%" }}
                value={filter[filterOf[by]] ?? null}
                placeholder={t("all")}
                onChange={(value?: string) => onChange(by, value)}
                options={choices(guide, names, by, filter[filterOf[by]])}
              />
            )}
          </FilterField>
        ))}
      {narrowed && <Button onClick={onClear}>{t("common:clear")}</Button>}
    </FilterBar>
  );
}

function choices(guide: Guide, names: Names, by: Dimension, chosen?: string) {
  const known = (guide.options[by] ?? []).map(({ key, name }) => ({
    value: key,
    label: names.key(by, key, name),
  }));
  return chosen === none ? [...known, { value: none, label: names.key(by, none) }] : known;
}
