import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";

import type { Role } from "../../api/contract";
import { useSession } from "../../api/session";
import { queryText } from "../../api/sheet";
import { Empty } from "../../components/Empty";
import { ExportButton } from "../../components/ExportButton";
import { Page } from "../../components/Page";
import { PageTable } from "../../components/PageTable";
import { usePageParams } from "../../components/usePageParams";
import { useRemembered } from "../../lib/walk";
import { type ListQuery, useSuggestions } from "./api";
import { BulkBar } from "./BulkBar";
import { useChosen } from "./chosen";
import { useColumnChoice, useListColumns } from "./listColumns";
import { type Filter, Filters, filterNames } from "./SuggestionFilters";
import { useUsualView } from "./savedViews";
import { Views } from "./Views";

/** The suggestions that this person may see, narrowed by what stands in the URL. */
export function SuggestionsPage() {
  const { t } = useTranslation(["suggestions", "shell"]);
  const { me } = useSession();
  const navigate = useNavigate();
  const params = usePageParams<Filter>(filterNames);
  const { unit, session, delegation, ...filters } = params.filters;
  const query = {
    ...(filters as ListQuery),
    unit_id: Number(unit) || undefined,
    session_id: Number(session) || undefined,
    delegation_id: Number(delegation) || undefined,
  };
  const deputy = me?.hat?.role === "deputy";
  const waits = useUsualView(!deputy);
  const rows = useSuggestions({ ...query, page: params.page, size: 20 }, !waits);
  const { pathname, search } = useLocation();
  useRemembered(
    pathname + search,
    rows.data,
    rows.data?.items.map((row) => row.id),
  );
  const columns = useListColumns(useColumnChoice().shown);
  const chosen = useChosen(rows.data?.items ?? []);
  const bulk = me?.hat?.role === "office";
  const write = (
    <Button type="primary" onClick={() => navigate("/suggestions/new")}>
      {t("write")}
    </Button>
  );
  return (
    <Page
      title={t(titleOf(me?.hat?.role))}
      hint={t("hint")}
      actions={deputy ? write : <Beside query={query} />}
    >
      {!deputy && <Views />}
      <Filters params={params} />
      {bulk && <BulkBar chosen={chosen.rows} clear={chosen.clear} />}
      <PageTable
        caption={t("table")}
        query={rows}
        params={params}
        columns={columns}
        rowKey={(row) => row.id}
        selection={bulk ? chosen.selection : undefined}
        empty={
          deputy ? (
            <Empty title={t("emptyDeputy")} hint={t("emptyDeputyHint")} action={write} />
          ) : (
            <Empty title={t("empty")} hint={t("emptyHint")} />
          )
        }
      />
    </Page>
  );
}

/** Those who keep the register take it along, as narrow as they see it; who merges sees what there may be to merge. */
function Beside({ query }: { query: ListQuery }) {
  const { t } = useTranslation(["suggestions", "finding"]);
  const role = useSession().me?.hat?.role ?? "";
  if (!["office", "head", "gov_office"].includes(role)) return null;
  return (
    <>
      {role !== "gov_office" && <Link to="/suggestions/duplicates">{t("finding:duplicates.open")}</Link>}
      <ExportButton path={`/suggestions/export${queryText(query)}`} name={`${t("exportName")}.xlsx`} />
    </>
  );
}

/** The list is called as the menu calls it. */
function titleOf(role?: Role) {
  if (role === "deputy") return "shell:menu.mySuggestions";
  const ofUnit = role === "clerk" || role === "reviewer" || role === "signer";
  return ofUnit ? "shell:menu.unitSuggestions" : "shell:menu.suggestionLibrary";
}
