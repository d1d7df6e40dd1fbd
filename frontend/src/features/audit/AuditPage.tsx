import { SafetyCertificateOutlined } from "@ant-design/icons";
import { Alert, Button, Input } from "antd";
import { useTranslation } from "react-i18next";

import type { AuditEntry, Role } from "../../api/contract";
import { DateText } from "../../components/DateText";
import { Empty } from "../../components/Empty";
import { FilterBar, FilterField } from "../../components/FilterBar";
import { Page } from "../../components/Page";
import { type Column, PageTable } from "../../components/PageTable";
import { ProblemAlert } from "../../components/ProblemAlert";
import { usePageParams } from "../../components/usePageParams";
import styles from "./AuditPage.module.css";
import { useAudit, useVerify } from "./api";

/** The auditor's page: every act by code and number, and the proof that none was changed. */
export function AuditPage() {
  const { t } = useTranslation(["audit", "common"]);
  const params = usePageParams(["from", "to", "action"]);
  const entries = useAudit({ page: params.page, ...params.filters });
  const verify = useVerify();
  const columns = useColumns();

  return (
    <Page
      title={t("title")}
      hint={t("hint")}
      actions={
        <Button
          icon={<SafetyCertificateOutlined aria-hidden="true" />}
          loading={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {verify.isPending ? t("verifying") : t("verify")}
        </Button>
      }
    >
      <ProblemAlert error={verify.error} />
      <Verdict verify={verify} />
      <Filters params={params} />
      <PageTable
        caption={t("table")}
        query={entries}
        params={params}
        columns={columns}
        rowKey={(entry) => entry.id}
        empty={<Empty title={t("empty")} hint={t("emptyHint")} />}
      />
    </Page>
  );
}

function Verdict({ verify }: { verify: ReturnType<typeof useVerify> }) {
  const { t } = useTranslation(["audit", "common"]);
  const { data } = verify;
  if (!data) return null;
  const { ok, checked, unsealed, broken_at } = data;
  const tail = unsealed > 0 ? t("tail", { unsealed }) : "";
  return (
    <div role="status">
      <Alert
        showIcon
        type={ok ? "success" : "error"}
        title={ok ? `${t("intact", { checked })}${tail}` : t("broken", { id: broken_at ?? 0 })}
      />
    </div>
  );
}

type Params = ReturnType<typeof usePageParams<"from" | "to" | "action">>;

function Filters({ params }: { params: Params }) {
  const { t } = useTranslation(["audit", "common"]);
  const { filters, setFilters } = params;
  return (
    <FilterBar label={t("common:search")}>
      <FilterField label={t("from")}>
        {(id) => (
          <Input
            id={id}
            type="date"
            value={filters.from ?? ""}
            max={filters.to}
            onChange={(event) => setFilters({ from: event.target.value })}
          />
        )}
      </FilterField>
      <FilterField label={t("to")}>
        {(id) => (
          <Input
            id={id}
            type="date"
            value={filters.to ?? ""}
            min={filters.from}
            onChange={(event) => setFilters({ to: event.target.value })}
          />
        )}
      </FilterField>
      <FilterField label={t("action")}>
        {(id) => (
          <Input.Search
            id={id}
            key={filters.action}
            defaultValue={filters.action}
            placeholder={t("actionPlaceholder")}
            allowClear
            enterButton={t("common:search")}
            onSearch={(action) => setFilters({ action: action.trim() || undefined })}
          />
        )}
      </FilterField>
      {params.filtered && <Button onClick={params.clear}>{t("common:clear")}</Button>}
    </FilterBar>
  );
}

function useColumns(): Column<AuditEntry>[] {
  const { t } = useTranslation(["audit", "common"]);
  return [
    {
      key: "at",
      title: t("at"),
      render: (entry) => <DateText value={entry.at} />,
      card: "title",
      nowrap: true,
    },
    { key: "who", title: t("who"), render: (entry) => entry.login_name ?? entry.user_id ?? t("system") },
    {
      key: "role",
      title: t("role"),
      render: (entry) => (entry.role ? t(`common:role.${entry.role as Role}`) : "—"),
    },
    {
      key: "action",
      title: t("action"),
      render: (entry) => <span className={styles.code}>{entry.action}</span>,
    },
    {
      key: "subject",
      title: t("subject"),
      render: (entry) => <span className={styles.code}>{entry.subject}</span>,
    },
    { key: "change", title: t("change"), render: (entry) => <Change entry={entry} /> },
    { key: "address", title: t("address"), render: (entry) => entry.address || "—" },
    {
      key: "sealed",
      title: t("sealed"),
      render: (entry) => (entry.sealed ? t("isSealed") : t("notSealed")),
      nowrap: true,
    },
  ];
}

function Change({ entry }: { entry: AuditEntry }) {
  if (!entry.from && !entry.to) return "—";
  return (
    <span className={styles.code}>
      {entry.from || "—"} → {entry.to || "—"}
    </span>
  );
}
