import { ArrowLeftOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";

import type { SuggestionRow } from "../../api/core";
import { DueState } from "../../components/DueState";
import { Empty } from "../../components/Empty";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { type Column, PageTable } from "../../components/PageTable";
import { PhaseTag } from "../../components/PhaseTag";
import { usePageParams } from "../../components/usePageParams";
import { useRemembered } from "../../lib/walk";
import type { Filter, FilterName, Guide, ItemsQuery, Part } from "./api";
import { filterNames, useGuide, useItems } from "./api";
import styles from "./Stats.module.css";
import { useNames } from "./useNames";

/** The suggestions that a number counts: as many as it says. */
export function ItemsPage() {
  const { t } = useTranslation("stats");
  const guide = useGuide();
  if (guide.data) return <Items guide={guide.data} />;
  return (
    <Page title={t("title")}>
      <Loaded query={guide}>{() => null}</Loaded>
    </Page>
  );
}

function Items({ guide }: { guide: Guide }) {
  const { t } = useTranslation("stats");
  const navigate = useNavigate();
  const names = useNames(guide);
  const params = usePageParams<FilterName | "figure" | "part">([...filterNames, "figure", "part"]);
  const { figure = "items", part = "numerator", ...filter } = params.filters;
  const rows = useItems({ ...filter, figure, part: part as Part, page: params.page, size: 20 } as ItemsQuery);
  const { pathname, search } = useLocation();
  useRemembered(
    pathname + search,
    rows.data,
    rows.data?.items.map((row) => row.id),
  );
  const words = names.words(figure);
  const narrowed = names.narrowed(filter).map(({ label, value }) => t("narrowedTo", { label, value }));
  const back = `/stats?${new URLSearchParams({ session_id: "all", ...(filter as Filter) } as Record<string, string>)}`;
  return (
    <Page
      title={t(`listed.${part as Part}`, { name: names.figure(figure) })}
      hint={narrowed.length > 0 ? narrowed.join(t("comma")) : t("everything")}
      actions={
        <Button icon={<ArrowLeftOutlined aria-hidden="true" />} onClick={() => navigate(back)}>
          {t("backToFigures")}
        </Button>
      }
    >
      {words && <p className={styles.meaning}>{part === "denominator" ? words.of : words.part}</p>}
      <PageTable
        caption={t(`listed.${part as Part}`, { name: names.figure(figure) })}
        query={rows}
        params={{ ...params, filtered: false }}
        columns={useColumns()}
        rowKey={(row) => row.id}
        empty={<Empty title={t("noItems")} hint={t("noItemsHint")} />}
      />
    </Page>
  );
}

function useColumns(): Column<SuggestionRow>[] {
  const { t } = useTranslation("stats");
  return [
    { key: "number", title: t("item.number"), nowrap: true, render: (row) => row.number_text },
    {
      key: "title",
      title: t("item.title"),
      card: "title",
      render: (row) => <Link to={`/suggestions/${row.id}`}>{row.title}</Link>,
    },
    {
      key: "phase",
      title: t("item.phase"),
      render: (row) => <PhaseTag phase={row.phase} roundNo={row.round_no} />,
    },
    {
      key: "lead",
      title: t("item.lead"),
      nowrap: true,
      render: (row) => row.lead_name || row.delegation_name,
    },
    {
      key: "units",
      title: t("item.units"),
      render: (row) => row.units.map((unit) => <div key={unit.id}>{unit.name}</div>),
    },
    {
      key: "due",
      title: t("item.due"),
      render: (row) => row.due_on && <DueState due={row.due_on} daysLeft={row.days_left} light={row.light} />,
    },
  ];
}
