import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { useSession } from "../../api/session";
import { Empty } from "../../components/Empty";
import { ListPage } from "../../components/ListPage";
import { type Column, PageTable } from "../../components/PageTable";
import { SelectFilter } from "../../components/SelectFilter";
import { usePageParams } from "../../components/usePageParams";
import { dayText, minuteText } from "../../lib/date";
import { type BallotRow, type ListQuery, states, useBallots } from "./api";
import styles from "./Ballots.module.css";
import { StateTag } from "./StateTag";

/** The collective ballots on satisfaction, the newest first. */
export function BallotsPage() {
  const { t } = useTranslation(["ballots", "shell"]);
  const navigate = useNavigate();
  const role = useSession().me?.hat?.role;
  const staff = role === "office" || role === "head";
  const params = usePageParams<"q" | "state">(["q", "state"]);
  const rows = useBallots({ ...(params.filters as ListQuery), page: params.page, size: 20 });
  return (
    <ListPage
      title={t("shell:menu.ballots")}
      hint={t("hint")}
      actions={
        staff && (
          <>
            <Button onClick={() => navigate("/ballots/scores")}>{t("scores.title")}</Button>
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() => navigate("/ballots/new")}
            >
              {t("create")}
            </Button>
          </>
        )
      }
      searchLabel={t("search")}
      params={params}
      filters={
        <SelectFilter
          label={t("filterState")}
          all={t("all")}
          value={params.filters.state}
          values={states}
          text={(value) => t(`state.${value}`)}
          onChange={(state) => params.setFilters({ state })}
        />
      }
    >
      <PageTable
        caption={t("table")}
        query={rows}
        params={params}
        columns={useColumns()}
        rowKey={(row) => row.id}
        empty={<Empty title={t("empty")} hint={t(staff ? "emptyHint" : "emptyReader")} />}
      />
    </ListPage>
  );
}

function useColumns(): Column<BallotRow>[] {
  const { t } = useTranslation("ballots");
  return [
    {
      key: "title",
      title: t("column.title"),
      card: "title",
      render: (row) => (
        <Link className={styles.link} to={`/ballots/${row.id}`}>
          {row.title}
        </Link>
      ),
    },
    { key: "state", title: t("column.state"), nowrap: true, render: (row) => <StateTag state={row.state} /> },
    {
      key: "about",
      title: t("column.about"),
      nowrap: true,
      render: (row) => t(`subjects.${row.about}`, { count: row.subjects }),
    },
    { key: "voters", title: t("column.voters"), nowrap: true, render: (row) => t(`voters.${row.voters}`) },
    {
      key: "turnout",
      title: t("column.turnout"),
      align: "end",
      nowrap: true,
      render: (row) => t("votedOf", { voted: row.voted, issued: row.issued }),
    },
    {
      key: "until",
      title: t("column.until"),
      nowrap: true,
      render: (row) => {
        if (row.closed_at) return dayText(row.closed_at);
        return row.closes_at ? minuteText(row.closes_at) : t("byHand");
      },
    },
  ];
}
