import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { User } from "../../api/contract";
import { useUsers } from "../../api/users";
import { Empty } from "../../components/Empty";
import { ListPage } from "../../components/ListPage";
import { type Column, PageTable } from "../../components/PageTable";
import { usePageParams } from "../../components/usePageParams";
import { GrantRole } from "./GrantRole";
import { Memberships } from "./Memberships";
import styles from "./RolesPage.module.css";

/** The security administrator's page: who has which role where. */
export function RolesPage() {
  const { t } = useTranslation(["roles", "common"]);
  const params = usePageParams(["q"]);
  const people = useUsers({ page: params.page, q: params.filters.q });
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
    <ListPage title={t("title")} hint={t("rule")} searchLabel={t("searchLabel")} params={params}>
      <PageTable
        caption={t("table")}
        query={people}
        params={params}
        columns={columns}
        rowKey={(user) => user.id}
        empty={<Empty title={t("empty")} hint={t("emptyHint")} />}
      />
      {chosen && <GrantRole key={chosen.id} user={chosen} onClose={() => setChosen(null)} />}
    </ListPage>
  );
}
