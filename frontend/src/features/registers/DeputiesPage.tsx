import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import type { Slip } from "../../api/contract";
import { Empty } from "../../components/Empty";
import { type Column, PageTable } from "../../components/PageTable";
import { PasswordSlips } from "../../components/PasswordSlip";
import { ResetPassword } from "../../components/ResetPassword";
import { usePageParams } from "../../components/usePageParams";
import { dayText } from "../../lib/date";
import { onDemand } from "../../lib/onDemand";
import {
  type Deputy,
  type DeputyStatus,
  deputyStatuses,
  useDelegations,
  useDeputies,
  useGroups,
} from "./api";
import { RegisterPage } from "./RegisterPage";
import styles from "./Registers.module.css";
import { StatusActions } from "./StatusActions";

const DelegationsPage = onDemand(async () => (await import("./DelegationsPage")).DelegationsPage);
const GroupsPage = onDemand(async () => (await import("./GroupsPage")).GroupsPage);
const EditDeputy = onDemand(async () => (await import("./EditDeputy")).EditDeputy);
const ImportDrawer = onDemand(async () => (await import("./ImportDrawer")).ImportDrawer);

const views = ["deputies", "delegations", "groups"] as const;
type View = (typeof views)[number];

/** The register of deputies, of their delegations and of their groups. */
export function DeputiesPage() {
  const [search] = useSearchParams();
  const view = views.find((name) => name === search.get("view")) ?? "deputies";
  const choice = <ViewChoice view={view} />;
  if (view === "delegations") return <DelegationsPage above={choice} />;
  if (view === "groups") return <GroupsPage above={choice} />;
  return <Deputies above={choice} />;
}

function ViewChoice({ view }: { view: View }) {
  const { t } = useTranslation("registers");
  const [, setSearch] = useSearchParams();
  return (
    <Segmented<View>
      className={styles.views}
      aria-label={t("views")}
      value={view}
      options={views.map((value) => ({ value, label: t(`viewOf.${value}`) }))}
      onChange={(next) => setSearch(next === "deputies" ? {} : { view: next })}
    />
  );
}

function Deputies({ above }: { above: React.ReactNode }) {
  const { t } = useTranslation("registers");
  const params = usePageParams(["q", "status", "delegation_id", "group_id"]);
  const { q, status, delegation_id, group_id } = params.filters;
  const deputies = useDeputies({
    page: params.page,
    q,
    status: deputyStatuses.find((known) => known === status) as DeputyStatus | undefined,
    delegation_id: Number(delegation_id) || undefined,
    group_id: Number(group_id) || undefined,
  });
  const [edited, setEdited] = useState<number | "new" | null>(null);
  const [importing, setImporting] = useState(false);
  const [slip, setSlip] = useState<Slip | null>(null);
  const columns = useColumns(setEdited, setSlip);
  return (
    <RegisterPage
      title={t("deputies")}
      createText={t("newDeputy")}
      searchLabel={t("deputiesSearch")}
      above={above}
      params={params}
      filters={useFilters()}
      onCreate={() => setEdited("new")}
      onImport={() => setImporting(true)}
    >
      <PageTable
        caption={t("deputiesTable")}
        query={deputies}
        params={params}
        columns={columns}
        rowKey={(deputy) => deputy.id}
        empty={<Empty title={t("deputiesEmpty")} hint={t("deputiesEmptyHint")} />}
      />
      {edited && <EditDeputy id={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
      {importing && <ImportDrawer register="deputies" onClose={() => setImporting(false)} />}
      {slip && <PasswordSlips slips={[slip]} onClose={() => setSlip(null)} />}
    </RegisterPage>
  );
}

function useFilters() {
  const { t } = useTranslation("registers");
  const delegations = useDelegations().data?.items ?? [];
  const groups = useGroups().data?.items ?? [];
  const named = ({ id, name }: { id: number; name: string }) => ({ value: String(id), label: name });
  return [
    { name: "delegation_id" as const, label: t("delegation"), options: delegations.map(named) },
    { name: "group_id" as const, label: t("group"), options: groups.map(named) },
    {
      name: "status" as const,
      label: t("status"),
      options: deputyStatuses.map((value) => ({ value, label: t(`statuses.${value}`) })),
    },
  ];
}

function useColumns(onEdit: (id: number) => void, onSlip: (slip: Slip) => void): Column<Deputy>[] {
  const { t } = useTranslation(["registers", "common"]);
  return [
    { key: "name", title: t("name"), render: (deputy) => deputy.name, card: "title", nowrap: true },
    { key: "card", title: t("cardNo"), render: (deputy) => deputy.card_no, nowrap: true },
    {
      key: "level",
      title: t("level"),
      render: (deputy) => t(`levels.${deputy.level}`),
      nowrap: true,
      card: "hidden",
    },
    {
      key: "delegation",
      title: t("delegation"),
      render: (deputy) => deputy.delegation || t("noDelegation"),
      nowrap: true,
    },
    {
      key: "electing",
      title: t("electingUnit"),
      render: (deputy) => deputy.electing_unit || "—",
      card: "hidden",
    },
    { key: "phone", title: t("phone"), render: (deputy) => deputy.phone || "—", nowrap: true },
    {
      key: "account",
      title: t("account"),
      render: (deputy) => t(deputy.has_account ? "hasAccount" : "noAccount"),
      nowrap: true,
      card: "hidden",
    },
    { key: "status", title: t("status"), render: (deputy) => <Status deputy={deputy} /> },
    {
      key: "actions",
      title: t("common:actions"),
      card: "actions",
      render: (deputy) => (
        <span className={styles.actions}>
          <Button
            size="small"
            aria-label={t("editLabel", { name: deputy.name })}
            onClick={() => onEdit(deputy.id)}
          >
            {t("common:edit")}
          </Button>
          {deputy.user_id !== null && (
            <ResetPassword type="text" user={{ id: deputy.user_id, name: deputy.name }} onSlip={onSlip} />
          )}
          <StatusActions deputy={deputy} />
        </span>
      ),
      nowrap: true,
    },
  ];
}

function Status({ deputy }: { deputy: Deputy }) {
  const { t } = useTranslation("registers");
  const { status, status_on, status_reason } = deputy;
  if (status === "active") return <span>{t("statuses.active")}</span>;
  return (
    <>
      <span className={styles.off}>{t(`statuses.${status}`)}</span>
      {status_on && <span className={styles.note}>{t("since", { date: dayText(status_on) })}</span>}
      {status_reason && <span className={styles.note}>{status_reason}</span>}
    </>
  );
}
