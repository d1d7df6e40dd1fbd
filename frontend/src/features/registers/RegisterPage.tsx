import { ImportOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { FilterBar, FilterField } from "../../components/FilterBar";
import { Page } from "../../components/Page";
import type { PageParams } from "../../components/usePageParams";

interface Props<F extends string> {
  title: string;
  createText: string;
  searchLabel: string;
  params: PageParams<F | "q">;
  /** A second filter beside the words. */
  filter: { name: F; label: string; options: { value: string; label: string }[] };
  onCreate: () => void;
  onImport: () => void;
  children: ReactNode;
}

/** A register: its search, its list, and the ways to add to it. */
export function RegisterPage<F extends string>(props: Props<F>) {
  const { title, createText, searchLabel, params, filter, onCreate, onImport, children } = props;
  const { t } = useTranslation(["registers", "common"]);
  const set = (name: F | "q", value?: string) =>
    params.setFilters({ [name]: value || undefined } as Partial<Record<F | "q", string>>);
  return (
    <Page
      title={title}
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
    >
      <FilterBar label={t("common:search")}>
        <FilterField label={searchLabel}>
          {(id) => (
            <Input.Search
              id={id}
              key={params.filters.q}
              defaultValue={params.filters.q}
              allowClear
              enterButton={t("common:search")}
              onSearch={(q) => set("q", q.trim())}
            />
          )}
        </FilterField>
        <FilterField label={filter.label}>
          {(id) => (
            <Select
              id={id}
              value={params.filters[filter.name] ?? ""}
              options={[{ value: "", label: t("all") }, ...filter.options]}
              onChange={(value: string) => set(filter.name, value)}
            />
          )}
        </FilterField>
      </FilterBar>
      {children}
    </Page>
  );
}
