import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { User } from "../../api/contract";
import { Empty } from "../../components/Empty";
import { FilterBar, FilterField } from "../../components/FilterBar";
import { Page } from "../../components/Page";
import { type Column, PageTable } from "../../components/PageTable";
import { usePageParams } from "../../components/usePageParams";
import { usePeople } from "./api";
import { GrantRole } from "./GrantRole";
import { Memberships } from "./Memberships";
import styles from "./RolesPage.module.css";

/** The security administrator's page: who has which role where. */
export function RolesPage() {
  const { t } = useTranslation(["roles", "common"]);
  const params = usePageParams(["q"]);
  const people = usePeople({ page: params.page, q: params.filters.q });
  const [chosen, setChosen] = useState<User | null>(null);

  const columns: Column<User>[] = [
    {
      key: "person",
      title: t("person"),
      render: (user) => (
        <>
          {user.name}
          <span className={styles.login}>{user.login_name}</span>
        </>
      ),
      card: "title",
    },
    { key: "hats", title: t("hats"), render: (user) => <Memberships user={user} /> },
    {
      key: "actions",
      title: t("common:actions"),
      render: (user) => (
        <Button
          size="small"
          onClick={() => setChosen(user)}
          aria-label={t("grantTitle", { name: user.name })}
        >
          {t("grant")}
        </Button>
      ),
      card: "actions",
      nowrap: true,
    },
  ];

  return (
    <Page title={t("title")} hint={t("rule")}>
      <FilterBar label={t("common:search")}>
        <FilterField label={t("searchLabel")}>
          {(id) => (
            <Input.Search
              id={id}
              key={params.filters.q}
              defaultValue={params.filters.q}
              allowClear
              enterButton={t("common:search")}
              onSearch={(q) => params.setFilters({ q: q.trim() || undefined })}
            />
          )}
        </FilterField>
      </FilterBar>
      <PageTable
        caption={t("table")}
        query={people}
        params={params}
        columns={columns}
        rowKey={(user) => user.id}
        empty={<Empty title={t("empty")} hint={t("emptyHint")} />}
      />
      {chosen && <GrantRole key={chosen.id} user={chosen} onClose={() => setChosen(null)} />}
    </Page>
  );
}
