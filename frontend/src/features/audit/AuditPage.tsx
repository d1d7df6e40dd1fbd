import { SafetyCertificateOutlined } from "@ant-design/icons";
import { Alert, Button, Input, Select } from "antd";
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
import { actionGroups, useAuditWords } from "./words";

const filterNames = ["from", "to", "person", "action", "result"] as const;
const outcomes = ["ok", "refused"] as const;

/** The auditor's page: every act by code and number, and the proof that none was changed. */
export function AuditPage() {
  const { t } = useTranslation(["audit", "common"]);
  const params = usePageParams(filterNames);
  const { result, ...filters } = params.filters;
  const entries = useAudit({
    page: params.page,
    ...filters,
    result: outcomes.find((known) => known === result),
  });
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

type Params = ReturnType<typeof usePageParams<(typeof filterNames)[number]>>;

function Filters({ params }: { params: Params }) {
  const { t } = useTranslation(["audit", "common"]);
  const { filters, setFilters } = params;
  const words = useAuditWords();
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
          <Select
            id={id}
            value={filters.action ?? ""}
            showSearch={{ optionFilterProp: "label" }}
            popupMatchSelectWidth={280}
            options={[
              { value: "", label: t("allActions") },
              ...actionGroups.map(({ group, codes }) => ({
                label: words.group(group),
                options: [
                  { value: `${group}.`, label: t("wholeGroup", { group: words.group(group) }) },
                  ...codes.map((code) => ({ value: code, label: words.action(code) })),
                ],
              })),
            ]}
            onChange={(action: string) => setFilters({ action: action || undefined })}
          />
        )}
      </FilterField>
      <FilterField label={t("result")}>
        {(id) => (
          <Select
            id={id}
            value={filters.result ?? ""}
            options={[
              { value: "", label: t("results.all") },
              ...outcomes.map((value) => ({ value, label: t(`results.${value}`) })),
            ]}
            onChange={(result: string) => setFilters({ result: result || undefined })}
          />
        )}
      </FilterField>
      <FilterField label={t("person")}>
        {(id) => (
          <Input.Search
            id={id}
            key={filters.person}
            defaultValue={filters.person}
            placeholder={t("personPlaceholder")}
            maxLength={64}
            allowClear
            enterButton={t("common:search")}
            onSearch={(person) => setFilters({ person: person.trim() || undefined })}
          />
        )}
      </FilterField>
      {params.filtered && <Button onClick={params.clear}>{t("common:clear")}</Button>}
    </FilterBar>
  );
}

function useColumns(): Column<AuditEntry>[] {
  const { t } = useTranslation(["audit", "common"]);
  const words = useAuditWords();
  return [
    {
      key: "at",
      title: t("at"),
      render: (entry) => <DateText value={entry.at} />,
      card: "title",
      nowrap: true,
    },
    {
      key: "who",
      title: t("who"),
      render: (entry) => (
        <>
          {entry.login_name ?? entry.user_id ?? t("system")}
          {entry.role && <span className={styles.role}>{t(`common:role.${entry.role as Role}`)}</span>}
        </>
      ),
    },
    {
      key: "action",
      title: t("action"),
      render: (entry) => <span title={entry.action}>{words.action(entry.action)}</span>,
    },
    {
      key: "subject",
      title: t("subject"),
      render: (entry) => <span title={entry.subject}>{words.subject(entry)}</span>,
    },
    {
      key: "change",
      title: t("change"),
      render: (entry) =>
        entry.from || entry.to
          ? [entry.from, entry.to].map((code) => (code ? words.state(code, entry) : "—")).join(" → ")
          : "—",
    },
    {
      key: "result",
      title: t("result"),
      render: (entry) => (
        <span className={entry.result === "ok" ? undefined : styles.refused} title={entry.result}>
          {words.result(entry.result)}
        </span>
      ),
    },
    { key: "address", title: t("address"), render: (entry) => entry.address || "—" },
    {
      key: "sealed",
      title: t("sealed"),
      render: (entry) => (entry.sealed ? t("isSealed") : t("notSealed")),
      nowrap: true,
    },
  ];
}
