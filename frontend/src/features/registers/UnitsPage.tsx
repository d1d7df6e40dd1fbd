import { Button, Checkbox, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Empty } from "../../components/Empty";
import { type Column, PageTable } from "../../components/PageTable";
import { usePageParams } from "../../components/usePageParams";
import { onDemand } from "../../lib/onDemand";
import { systems, type Unit, type UnitFields, useSaveUnit, useUnits } from "./api";
import { EditDrawer, useNeeded } from "./EditDrawer";
import { RegisterPage } from "./RegisterPage";
import styles from "./Registers.module.css";
import { UnitTabs } from "./UnitTabs";

const ImportDrawer = onDemand(async () => (await import("./ImportDrawer")).ImportDrawer);

/** The register of the units that handle suggestions. */
export function UnitsPage() {
  const { t } = useTranslation("registers");
  const params = usePageParams(["q", "system"]);
  const { q, system } = params.filters;
  const units = useUnits({ page: params.page, q, system: systems.find((known) => known === system) });
  const [edited, setEdited] = useState<Unit | "new" | null>(null);
  const [importing, setImporting] = useState(false);
  return (
    <RegisterPage
      title={t("units")}
      createText={t("newUnit")}
      searchLabel={t("unitsSearch")}
      params={params}
      filters={[{ name: "system", label: t("system"), options: useSystems() }]}
      onCreate={() => setEdited("new")}
      onImport={() => setImporting(true)}
      above={<UnitTabs chosen="units" />}
    >
      <PageTable
        caption={t("unitsTable")}
        query={units}
        params={params}
        columns={useColumns(setEdited)}
        rowKey={(unit) => unit.id}
        empty={<Empty title={t("unitsEmpty")} hint={t("unitsEmptyHint")} />}
      />
      {edited && <EditUnit unit={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
      {importing && <ImportDrawer register="units" onClose={() => setImporting(false)} />}
    </RegisterPage>
  );
}

function useSystems() {
  const { t } = useTranslation("registers");
  return systems.map((value) => ({ value, label: t(`systems.${value}`) }));
}

function useColumns(onEdit: (unit: Unit) => void): Column<Unit>[] {
  const { t } = useTranslation(["registers", "common"]);
  return [
    { key: "name", title: t("unitName"), render: (unit) => unit.name, card: "title" },
    {
      key: "short",
      title: t("shortName"),
      render: (unit) => (unit.short_name === unit.name ? "—" : unit.short_name || "—"),
    },
    { key: "code", title: t("code"), render: (unit) => unit.code || "—", nowrap: true },
    { key: "system", title: t("system"), render: (unit) => t(`systems.${unit.system}`) },
    { key: "phone", title: t("phone"), render: (unit) => unit.phone || "—", nowrap: true },
    {
      key: "active",
      title: t("status"),
      nowrap: true,
      render: (unit) => (
        <span className={unit.active ? undefined : styles.off}>{t(unit.active ? "active" : "inactive")}</span>
      ),
    },
    {
      key: "actions",
      title: t("common:actions"),
      card: "actions",
      render: (unit) => (
        <Button size="small" onClick={() => onEdit(unit)}>
          {t("common:edit")}
        </Button>
      ),
    },
  ];
}

function EditUnit({ unit, onClose }: { unit: Unit | null; onClose: () => void }) {
  const { t } = useTranslation("registers");
  const needed = useNeeded();
  const save = useSaveUnit();
  const start = { name: "", short_name: "", code: "", phone: "", active: true, ...unit };
  return (
    <EditDrawer<UnitFields>
      title={t(unit ? "editUnit" : "newUnit")}
      initial={start}
      onSave={(fields, key) => save.mutateAsync({ old: unit, fields, key })}
      onClose={onClose}
    >
      <Form.Item name="name" label={t("unitName")} rules={needed(t("unitName"))}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="short_name" label={t("shortName")}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="code" label={t("code")}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="system" label={t("system")} rules={needed(t("system"))}>
        <Select options={useSystems()} />
      </Form.Item>
      <Form.Item name="phone" label={t("phone")}>
        <Input inputMode="tel" maxLength={30} />
      </Form.Item>
      <Form.Item name="active" valuePropName="checked">
        <Checkbox>{t("active")}</Checkbox>
      </Form.Item>
    </EditDrawer>
  );
}
