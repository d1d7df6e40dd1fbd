import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Empty } from "../../components/Empty";
import { Page } from "../../components/Page";
import { type Column, PageTable } from "../../components/PageTable";
import { type Committee, type CommitteeFields, useCategories, useCommittees, useSaveCommittee } from "./api";
import { EditDrawer, useNeeded } from "./EditDrawer";
import styles from "./Registers.module.css";
import { UnitTabs } from "./UnitTabs";

const onePage = { page: 1, setPage: () => undefined, filtered: false, clear: () => undefined };

/** The register of the special committees, which supervise the handling of key items. */
export function CommitteesPage() {
  const { t } = useTranslation(["registers", "common"]);
  const [edited, setEdited] = useState<Committee | "new" | null>(null);
  const categories = useCategories().data ?? [];
  const labelOf = (code: string) => categories.find((one) => one.code === code)?.label ?? code;
  const columns: Column<Committee>[] = [
    { key: "name", title: t("bodyName"), card: "title", render: (row) => row.name },
    { key: "field", title: t("committee.field"), render: (row) => row.field },
    {
      key: "categories",
      title: t("committee.categories"),
      render: (row) => row.categories.map(labelOf).join("、") || t("committee.noCategories"),
    },
    {
      key: "state",
      title: t("status"),
      nowrap: true,
      render: (row) =>
        row.active ? t("committee.active") : <span className={styles.off}>{t("committee.off")}</span>,
    },
    {
      key: "actions",
      title: t("common:actions"),
      card: "actions",
      nowrap: true,
      render: (row) => (
        <Button size="small" aria-label={t("editLabel", { name: row.name })} onClick={() => setEdited(row)}>
          {t("common:edit")}
        </Button>
      ),
    },
  ];
  return (
    <Page
      title={t("committee.committees")}
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setEdited("new")}>
          {t("committee.new")}
        </Button>
      }
    >
      <UnitTabs chosen="committees" />
      <PageTable
        caption={t("committee.table")}
        query={useCommittees()}
        params={onePage}
        columns={columns}
        rowKey={(row) => row.id}
        empty={<Empty title={t("committee.empty")} hint={t("committee.hint")} />}
      />
      {edited && (
        <EditCommittee committee={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Page>
  );
}

function EditCommittee({ committee, onClose }: { committee: Committee | null; onClose: () => void }) {
  const { t } = useTranslation("registers");
  const needed = useNeeded();
  const save = useSaveCommittee();
  const categories = useCategories().data ?? [];
  return (
    <EditDrawer<CommitteeFields>
      title={committee ? t("editLabel", { name: committee.name }) : t("committee.new")}
      initial={{
        name: committee?.name ?? "",
        field: committee?.field ?? "",
        categories: committee?.categories ?? [],
        active: committee?.active ?? true,
      }}
      onSave={(fields, key) => save.mutateAsync({ old: committee, fields, key })}
      onClose={onClose}
    >
      <Form.Item name="name" label={t("bodyName")} rules={needed(t("bodyName"))}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="field" label={t("committee.field")}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="categories" label={t("committee.categories")} extra={t("committee.categoriesHint")}>
        <Checkbox.Group options={categories.map(({ code, label }) => ({ value: code, label }))} />
      </Form.Item>
      {committee && (
        <Form.Item name="active" valuePropName="checked">
          <Checkbox>{t("committee.active")}</Checkbox>
        </Form.Item>
      )}
    </EditDrawer>
  );
}
