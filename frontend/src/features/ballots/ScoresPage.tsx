import { PrinterOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { Empty } from "../../components/Empty";
import { ExportButton } from "../../components/ExportButton";
import { Loaded } from "../../components/Loaded";
import { NativeSelect } from "../../components/NativeSelect";
import { Page } from "../../components/Page";
import { Cards, type Column, Grid } from "../../components/PageTableRows";
import { Panel } from "../../components/Panel";
import { usePageParams } from "../../components/usePageParams";
import { percentText } from "../../lib/percent";
import { usePhone } from "../../lib/usePhone";
import { type Score, type ScoreTable, useScores } from "./api";
import styles from "./Ballots.module.css";
import { ScoreMeaning } from "./ScoreMeaning";

const thisYear = new Date().getFullYear();
const years = [thisYear, thisYear - 1, thisYear - 2, thisYear - 3];

/** How units came off in a year: ballots and proposers' feedback joined, each shown with what it is made of. */
export function ScoresPage() {
  const { t } = useTranslation("ballots");
  const params = usePageParams<"year">(["year"]);
  const navigate = useNavigate();
  const year = Number(params.filters.year ?? thisYear);
  const scores = useScores(year);
  return (
    <Page
      title={t("scores.title")}
      hint={
        <Link className={styles.link} to="/ballots">
          {t("backToList")}
        </Link>
      }
      actions={
        <>
          <NativeSelect
            aria-label={t("field.year")}
            placeholder={t("field.year")}
            value={String(year)}
            options={years.map((one) => ({ value: String(one), label: t("ofYear", { year: one }) }))}
            onChange={(one) => params.setFilters({ year: one === String(thisYear) ? undefined : one })}
          />
          <Button
            icon={<PrinterOutlined aria-hidden="true" />}
            onClick={() => navigate(`/print/scores?year=${year}`)}
          >
            {t("scores.print")}
          </Button>
          <ExportButton
            path={`/ballots/scores/export?year=${year}`}
            name={`${t("scores.table", { year })}.xlsx`}
          />
        </>
      }
    >
      <Loaded query={scores} rows={12}>
        {(table) => <Table table={table} />}
      </Loaded>
    </Page>
  );
}

function Table({ table }: { table: ScoreTable }) {
  const { t } = useTranslation("ballots");
  const phone = usePhone();
  const Rows = phone ? Cards : Grid;
  const columns = useColumns();
  return (
    <Panel
      title={t("scores.table", { year: table.year })}
      extra={table.rules.borrowed && <Tag color="warning">{t("borrowed")}</Tag>}
    >
      {table.units.length === 0 ? (
        <Empty title={t("scores.empty")} hint={t("scores.emptyHint")} />
      ) : (
        <Rows
          caption={t("scores.table", { year: table.year })}
          rows={table.units}
          columns={columns}
          rowKey={(unit) => unit.unit_id}
        />
      )}
      <ScoreMeaning table={table} />
    </Panel>
  );
}

function useColumns(): Column<Score>[] {
  const { t } = useTranslation("ballots");
  const made = (points: string, of: string) =>
    points ? (
      <>
        {points}
        <span className={styles.percent}>{of}</span>
      </>
    ) : (
      <span className={styles.quiet}>{t("scores.none")}</span>
    );
  return [
    {
      key: "place",
      title: t("scores.place"),
      align: "end",
      nowrap: true,
      render: (unit) => unit.place || <span className={styles.quiet}>—</span>,
    },
    { key: "name", title: t("scores.unit"), card: "title", render: (unit) => unit.name },
    {
      key: "points",
      title: t("scores.points"),
      align: "end",
      nowrap: true,
      render: (unit) =>
        unit.points ? (
          <strong className={unit.small ? styles.quiet : undefined}>
            {unit.points}
            {unit.small && <abbr title={t("scores.small")}>*</abbr>}
          </strong>
        ) : (
          <span className={styles.quiet}>{t("scores.missing")}</span>
        ),
    },
    {
      key: "ballot",
      title: t("scores.ballot"),
      align: "end",
      nowrap: true,
      render: ({ ballot }) =>
        made(ballot.points, t("scores.votes", { count: ballot.ratings, ballots: ballot.ballots })),
    },
    {
      key: "feedback",
      title: t("scores.feedback"),
      align: "end",
      nowrap: true,
      render: ({ feedback }) => made(feedback.points, t("scores.ratings", { count: feedback.ratings })),
    },
    ...(["attitude", "result"] as const).map(
      (part): Column<Score> => ({
        key: part,
        title: t(`scores.${part}`),
        align: "end",
        nowrap: true,
        render: (unit) => made(unit[part].points, t("scores.ratings", { count: unit[part].ratings })),
      }),
    ),
    {
      key: "no_feedback",
      title: t("scores.noFeedback"),
      align: "end",
      nowrap: true,
      render: (unit) => unit.no_feedback,
    },
    {
      key: "delivery",
      title: t("scores.delivery"),
      align: "end",
      nowrap: true,
      render: ({ delivery }) =>
        made(delivery.percent && percentText(delivery.percent), `${delivery.n} / ${delivery.of}`),
    },
  ];
}
