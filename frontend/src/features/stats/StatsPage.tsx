import { FundProjectionScreenOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { useSession } from "../../api/session";
import { queryText } from "../../api/sheet";
import { ExportButton } from "../../components/ExportButton";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { usePageParams } from "../../components/usePageParams";
import { minuteText } from "../../lib/date";
import type { Dimension, Filter, FilterName, Guide, Report } from "./api";
import { dimensions, filterNames, filterOf, useGuide, useReport } from "./api";
import { Definitions } from "./Definitions";
import { Filters } from "./Filters";
import { Overview } from "./Overview";
import { Split, shownChoices } from "./Split";
import styles from "./Stats.module.css";
import { useNames } from "./useNames";

/** In the address: all sessions, in place of the current one, with which the page begins. */
const all = "all";

/** What became of suggestions: figures, narrowed by what stands in the address, and the items behind each. */
export function StatsPage() {
  const { t } = useTranslation("stats");
  const guide = useGuide();
  if (guide.data) return <Figures guide={guide.data} />;
  return (
    <Page title={t("title")}>
      <Loaded query={guide}>{() => null}</Loaded>
    </Page>
  );
}

function Figures({ guide }: { guide: Guide }) {
  const { t } = useTranslation("stats");
  const { me } = useSession();
  const navigate = useNavigate();
  const names = useNames(guide);
  const params = usePageParams<FilterName | "by" | "show">([...filterNames, "by", "show"]);
  const filter = scopeOf(params.filters, guide);
  const offered = dimensions.filter((dim) => guide.dimensions.includes(dim));
  const by = offered.find((dim) => dim === params.filters.by) ?? "category";
  const show = shownChoices.find((one) => one === params.filters.show) ?? "handling";
  const report = useReport(filter, by, true);
  const narrow = (dim: Dimension, value: string | undefined) =>
    params.setFilters(
      dim === "year" && value && !params.filters.session_id
        ? { year: value, session_id: all }
        : { [filterOf[dim]]: value ?? (dim === "session" ? all : undefined) },
    );
  const unit = Boolean(me?.hat?.unit_id);
  const hint = unit ? "hintUnit" : me?.hat?.role === "committee" ? "hintCommittee" : "hint";
  return (
    <Page
      title={t("title")}
      hint={report.data && t(hint, { at: minuteText(report.data.as_of) })}
      actions={
        <>
          {!unit && (
            <Button
              icon={<FundProjectionScreenOutlined aria-hidden="true" />}
              onClick={() => navigate("/stats/wall")}
            >
              {t("wall.open")}
            </Button>
          )}
          {(["annual", "mid_year"] as const).map((period) => (
            <ExportButton
              key={period}
              path={`/stats/paper${queryText({ ...filter, period })}`}
              name={`${t(`paper.${period}`)}.docx`}
              label={t(`paper.${period}`)}
            />
          ))}
          <ExportButton path={`/stats/export${queryText({ ...filter, by })}`} name={`${t("title")}.xlsx`} />
        </>
      }
    >
      <Filters
        guide={guide}
        names={names}
        filter={filter}
        narrowed={filterNames.some((name) => params.filters[name])}
        onChange={narrow}
        onClear={() => params.setFilters(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
      />
      <Loaded query={report}>
        {(data: Report) => (
          <div
            className={report.isPlaceholderData ? styles.stale : styles.page}
            aria-busy={report.isPlaceholderData}
          >
            <Overview line={data.total} names={names} filter={filter} smallBase={data.small_base} />
            <Split
              report={data}
              by={by}
              offered={offered}
              names={names}
              filter={filter}
              show={show}
              onShow={(next) => params.setFilters({ show: next === "handling" ? undefined : next })}
              onSplit={(next) => params.setFilters({ by: next === "category" ? undefined : next })}
            />
            <Definitions guide={guide} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** What is counted: without a session or a year in the address, the current session. */
function scopeOf(params: Filter, guide: Guide): Filter {
  const { session_id = params.year ? all : String(guide.current_session_id || all), ...rest } = params;
  const filter: Filter = {};
  for (const name of filterNames) {
    const value = name === "session_id" ? session_id : rest[name];
    if (value && value !== all) filter[name] = value;
  }
  return filter;
}
