import { ImportOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { FilterField } from "../../components/FilterBar";
import { ListPage } from "../../components/ListPage";
import type { PageParams } from "../../components/usePageParams";

export interface RegisterFilter<F extends string> {
  name: F;
  label: string;
  options: { value: string; label: string }[];
}

interface Props<F extends string> {
  title: string;
  createText: string;
  searchLabel: string;
  params: PageParams<F | "q">;
  /** The filters beside the words. */
  filters: RegisterFilter<F>[];
  above?: ReactNode;
  onCreate: () => void;
  onImport: () => void;
  children: ReactNode;
}

/** A register: its search, its list, and the ways to add to it. */
export function RegisterPage<F extends string>(props: Props<F>) {
  const { title, createText, searchLabel, params, filters, above, onCreate, onImport, children } = props;
  const { t } = useTranslation(["registers", "common"]);
  return (
    <ListPage
      title={title}
      above={above}
      actions={
        <>
          <Button icon={<ImportOutlined aria-hidden="true" />} onClick={onImport}>
            {t("import")}
          </Button>
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={onCreate}>
            {createText}
          </Button>
        </>
      }
      searchLabel={searchLabel}
      params={params}
      filters={filters.map(({ name, label, options }) => (
        <FilterField key={name} label={label}>
          {(id) => (
            <Select
              id={id}
              value={params.filters[name] ?? ""}
              options={[{ value: "", label: t("all") }, ...options]}
              popupMatchSelectWidth={false}
              onChange={(value: string) =>
                params.setFilters({ [name]: value || undefined } as Partial<Record<F | "q", string>>)
              }
            />
          )}
        </FilterField>
      ))}
    >
      {children}
    </ListPage>
  );
}
