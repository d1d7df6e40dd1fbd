import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useIdempotencyKey } from "../../api/idempotency";
import { ConfirmButton } from "../../components/ConfirmButton";
import { Empty } from "../../components/Empty";
import { type Column, PageTable } from "../../components/PageTable";
import { usePageParams } from "../../components/usePageParams";
import { dayOf, dayText } from "../../lib/date";
import { type Deputy, useChangeStatus, useDeputies } from "./api";
import { EditDeputy } from "./EditDeputy";
import { ImportDrawer } from "./ImportDrawer";
import { RegisterPage } from "./RegisterPage";
import styles from "./Registers.module.css";

const statuses = ["active", "suspended", "terminated"] as const;

/** The register of deputies. */
export function DeputiesPage() {
  const { t } = useTranslation("registers");
  const params = usePageParams(["q", "status"]);
  const deputies = useDeputies({ page: params.page, ...params.filters });
  const [edited, setEdited] = useState<number | "new" | null>(null);
  const [importing, setImporting] = useState(false);
  const options = statuses.map((value) => ({ value, label: t(`statuses.${value}`) }));
  return (
    <RegisterPage
      title={t("deputies")}
      createText={t("newDeputy")}
      searchLabel={t("deputiesSearch")}
      params={params}
      filter={{ name: "status", label: t("status"), options }}
      onCreate={() => setEdited("new")}
      onImport={() => setImporting(true)}
    >
      <PageTable
        caption={t("deputiesTable")}
        query={deputies}
        params={params}
        columns={useColumns(setEdited)}
        rowKey={(deputy) => deputy.id}
        empty={<Empty title={t("deputiesEmpty")} hint={t("deputiesEmptyHint")} />}
      />
      {edited && <EditDeputy id={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
      {importing && <ImportDrawer register="deputies" onClose={() => setImporting(false)} />}
    </RegisterPage>
  );
}

function useColumns(onEdit: (id: number) => void): Column<Deputy>[] {
  const { t } = useTranslation(["registers", "common"]);
  return [
    { key: "name", title: t("name"), render: (deputy) => deputy.name, card: "title", nowrap: true },
    { key: "card", title: t("cardNo"), render: (deputy) => deputy.card_no, nowrap: true },
    { key: "level", title: t("level"), render: (deputy) => t(`levels.${deputy.level}`), nowrap: true },
    { key: "delegation", title: t("delegation"), render: (deputy) => deputy.delegation || t("noDelegation") },
    { key: "electing", title: t("electingUnit"), render: (deputy) => deputy.electing_unit || "—" },
    { key: "phone", title: t("phone"), render: (deputy) => deputy.phone || "—", nowrap: true },
    {
      key: "account",
      title: t("account"),
      render: (deputy) => t(deputy.has_account ? "hasAccount" : "noAccount"),
      nowrap: true,
    },
    { key: "status", title: t("status"), render: (deputy) => <Status deputy={deputy} /> },
    {
      key: "actions",
      title: t("common:actions"),
      card: "actions",
      render: (deputy) => <Actions deputy={deputy} onEdit={() => onEdit(deputy.id)} />,
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

function Actions({ deputy, onEdit }: { deputy: Deputy; onEdit: () => void }) {
  const { t } = useTranslation(["registers", "common"]);
  const { message } = App.useApp();
  const change = useChangeStatus();
  const key = useIdempotencyKey();
  const { id, version, name, status } = deputy;
  const to = status === "active" ? "suspend" : "restore";
  const run = async (reason: string) => {
    await change.mutateAsync({ id, version, to, reason, date: dayOf(new Date()), key: key.header() });
    key.done();
    message.success(t(to === "suspend" ? "suspended" : "restored"));
  };
  return (
    <span className={styles.actions}>
      <Button size="small" onClick={onEdit}>
        {t("common:edit")}
      </Button>
      {status !== "terminated" && (
        <ConfirmButton
          size="small"
          type={to === "suspend" ? "text" : "default"}
          danger={to === "suspend"}
          title={t(`${to}Title`, { name })}
          hint={t(`${to}Hint`)}
          askReason={{ label: t("common:reason") }}
          onConfirm={run}
        >
          {t(to)}
        </ConfirmButton>
      )}
    </span>
  );
}
