import { PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Role, Slip, User } from "../../api/contract";
import { userStates, useUsers } from "../../api/users";
import { DateText } from "../../components/DateText";
import { Empty } from "../../components/Empty";
import { FilterField } from "../../components/FilterBar";
import { ListPage } from "../../components/ListPage";
import { type Column, PageTable } from "../../components/PageTable";
import { PasswordSlips } from "../../components/PasswordSlip";
import { SelectFilter } from "../../components/SelectFilter";
import { usePageParams } from "../../components/usePageParams";
import { minuteText } from "../../lib/date";
import { roles } from "../../lib/roles";
import { useHatText } from "../../lib/useHatText";
import { CreateUser } from "./CreateUser";
import { OpenDeputies } from "./OpenDeputies";
import { UserActions } from "./UserActions";
import styles from "./UsersPage.module.css";

const filterNames = ["q", "role", "unit", "state"] as const;

/** The accounts that the person may list: all for the system administrator, for the office those whose password it resets. */
export function UsersPage() {
  const { t } = useTranslation(["accounts", "common"]);
  const params = usePageParams(filterNames);
  const { q, unit, role, state } = params.filters;
  const users = useUsers({
    page: params.page,
    q,
    unit,
    role: roles.find((known) => known === role),
    state: userStates.find((known) => known === state),
  });
  const [creating, setCreating] = useState(false);
  const [shown, setShown] = useState<{ slips: Slip[]; remaining?: number } | null>(null);
  const show = (slip: Slip) => setShown({ slips: [slip] });
  const columns = useColumns(show);
  const actions = users.data?.actions ?? [];
  const opens = actions.includes("open_account");

  return (
    <ListPage
      title={t("title")}
      hint={users.data && !opens ? t("officeHint") : undefined}
      actions={
        <>
          {actions.includes("open_deputies") && (
            <OpenDeputies onOpened={(slips, remaining) => setShown({ slips, remaining })} />
          )}
          {opens && (
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() => setCreating(true)}
            >
              {t("create")}
            </Button>
          )}
        </>
      }
      searchLabel={t("searchLabel")}
      params={params}
      filters={<Filters params={params} roles={opens ? roles : ofOffice} />}
    >
      <PageTable
        caption={t("table")}
        query={users}
        params={params}
        columns={columns}
        rowKey={(user) => user.id}
        empty={<Empty title={t("empty")} hint={t(opens ? "emptyHint" : "emptyOfficeHint")} />}
      />
      <CreateUser open={creating} onClose={() => setCreating(false)} onCreated={show} />
      {shown && <PasswordSlips {...shown} onClose={() => setShown(null)} />}
    </ListPage>
  );
}

/** Those whose passwords the office resets. */
const ofOffice = roles.filter((role) => ["deputy", "clerk", "reviewer", "signer"].includes(role));

interface FiltersProps {
  params: ReturnType<typeof usePageParams<(typeof filterNames)[number]>>;
  roles: readonly Role[];
}

function Filters({ params: { filters, setFilters }, roles }: FiltersProps) {
  const { t } = useTranslation(["accounts", "common"]);
  return (
    <>
      <SelectFilter
        label={t("role")}
        all={t("all")}
        value={filters.role}
        values={roles}
        text={(value) => t(`common:role.${value}`)}
        onChange={(role) => setFilters({ role })}
      />
      <FilterField label={t("unit")}>
        {(id) => (
          <Input.Search
            id={id}
            key={filters.unit}
            defaultValue={filters.unit}
            maxLength={50}
            allowClear
            onSearch={(unit) => setFilters({ unit: unit.trim() || undefined })}
          />
        )}
      </FilterField>
      <SelectFilter
        label={t("status")}
        all={t("all")}
        value={filters.state}
        values={userStates}
        text={(value) => t(`states.${value}`)}
        onChange={(state) => setFilters({ state })}
      />
    </>
  );
}

function useColumns(onSlip: (slip: Slip) => void): Column<User>[] {
  const { t } = useTranslation(["accounts", "common"]);
  const hatText = useHatText();
  return [
    { key: "name", title: t("name"), render: (user) => user.name, card: "title", nowrap: true },
    { key: "login", title: t("loginName"), render: (user) => user.login_name },
    { key: "phone", title: t("phone"), render: (user) => user.phone_masked || "—", nowrap: true },
    { key: "status", title: t("status"), render: (user) => <Status user={user} /> },
    {
      key: "hats",
      title: t("hats"),
      render: (user) =>
        user.memberships.length === 0 ? (
          <span className={styles.quiet}>{t("noHats")}</span>
        ) : (
          <ul>
            {user.memberships.map((membership) => (
              <li key={membership.id}>{hatText(membership, membership.deputy_name)}</li>
            ))}
          </ul>
        ),
    },
    {
      key: "last",
      title: t("lastLogin"),
      render: (user) => <DateText value={user.last_login_at} fallback={t("never")} />,
    },
    {
      key: "actions",
      title: t("common:actions"),
      render: (user) => <UserActions user={user} onSlip={onSlip} />,
      card: "actions",
      nowrap: true,
    },
  ];
}

function Status({ user }: { user: User }) {
  const { t } = useTranslation(["accounts", "common"]);
  return (
    <>
      <span className={user.status === "suspended" ? styles.suspended : undefined}>
        {t(`statuses.${user.status}`)}
      </span>
      {user.locked_until && (
        <span className={styles.note}>{t("locked", { at: minuteText(user.locked_until) })}</span>
      )}
      {user.must_change_password && <span className={styles.note}>{t("mustChange")}</span>}
    </>
  );
}
