import { PlusOutlined } from "@ant-design/icons";
import type { UseQueryResult } from "@tanstack/react-query";
import { App, Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { ConfirmButton } from "../../components/ConfirmButton";
import { Empty } from "../../components/Empty";
import { Page } from "../../components/Page";
import { type Column, PageTable } from "../../components/PageTable";
import { dayText } from "../../lib/date";
import { type Delegation, type Group, useCloseBody } from "./api";
import styles from "./Registers.module.css";

interface Props<T> {
  kind: "delegations" | "groups";
  above: ReactNode;
  query: UseQueryResult<{ items: T[]; total: number; page: number; size: number }>;
  /** Who heads it, and what else tells one from the others. */
  columns: Column<T>[];
  /** The register's filter that shows its members. */
  memberFilter: string;
  form: (row: T | null, onClose: () => void) => ReactNode;
  members: (row: T, onClose: () => void) => ReactNode;
}

type Opened<T> = { what: "form"; row: T | null } | { what: "members"; row: T };

const onePage = { page: 1, setPage: () => undefined, filtered: false, clear: () => undefined };

/** The delegations or the groups of the term: all of them on one page. */
export function BodiesPage<T extends Delegation | Group>(props: Props<T>) {
  const { kind, above, query, columns, memberFilter, form, members } = props;
  const { t } = useTranslation(["registers", "common"]);
  const [opened, setOpened] = useState<Opened<T> | null>(null);
  const close = () => setOpened(null);
  const all: Column<T>[] = [
    { key: "name", title: t("bodyName"), render: (row) => row.name, card: "title" },
    ...columns,
    {
      key: "members",
      title: t("members"),
      render: (row) => (
        <Link
          to={`/deputies?${memberFilter}=${row.id}`}
          aria-label={t("showMembers", { name: row.name, count: row.members })}
        >
          {t("memberCount", { count: row.members })}
        </Link>
      ),
      nowrap: true,
    },
    {
      key: "state",
      title: t("status"),
      render: (row) =>
        row.closed_on ? (
          <span className={styles.off}>{t("closedOn", { date: dayText(row.closed_on) })}</span>
        ) : (
          t("standing")
        ),
    },
    {
      key: "actions",
      title: t("common:actions"),
      card: "actions",
      nowrap: true,
      render: (row) =>
        row.closed_on ? null : (
          <span className={styles.actions}>
            <Button
              size="small"
              aria-label={t("editLabel", { name: row.name })}
              onClick={() => setOpened({ what: "form", row })}
            >
              {t("common:edit")}
            </Button>
            <Button
              size="small"
              aria-label={t(`${kind}MembersLabel`, { name: row.name })}
              onClick={() => setOpened({ what: "members", row })}
            >
              {t(`${kind}Members`)}
            </Button>
            <Close kind={kind} row={row} />
          </span>
        ),
    },
  ];
  return (
    <Page
      title={t("deputies")}
      actions={
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => setOpened({ what: "form", row: null })}
        >
          {t(`${kind}New`)}
        </Button>
      }
    >
      <div>{above}</div>
      <PageTable
        caption={t(`viewOf.${kind}`)}
        query={query}
        params={onePage}
        columns={all}
        rowKey={(row) => row.id}
        empty={<Empty title={t(`${kind}Empty`)} hint={t(`${kind}EmptyHint`)} />}
      />
      {opened?.what === "form" && form(opened.row, close)}
      {opened?.what === "members" && members(opened.row, close)}
    </Page>
  );
}

function Close({ kind, row }: { kind: "delegations" | "groups"; row: Delegation | Group }) {
  const { t } = useTranslation("registers");
  const { message } = App.useApp();
  const close = useCloseBody(kind);
  return (
    <ConfirmButton
      size="small"
      type="text"
      danger
      title={t("closeTitle", { name: row.name })}
      hint={t(`${kind}CloseHint`)}
      confirmText={t("close")}
      aria-label={t("closeLabel", { name: row.name })}
      onConfirm={async () => {
        await close.mutateAsync({ id: row.id, version: row.version });
        message.success(t("closed"));
      }}
    >
      {t("close")}
    </ConfirmButton>
  );
}
