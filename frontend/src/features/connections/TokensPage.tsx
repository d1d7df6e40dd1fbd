import { useTranslation } from "react-i18next";

import { Empty } from "../../components/Empty";
import { Page } from "../../components/Page";
import { PageTable } from "../../components/PageTable";
import { usePageParams } from "../../components/usePageParams";
import { useTokens } from "./api";
import { useTokenColumns } from "./tokenColumns";

/** The system administrator's list of all API tokens of the congress, to revoke what nobody knows any more. */
export function TokensPage() {
  const { t } = useTranslation("connections");
  const params = usePageParams([]);
  const tokens = useTokens(params.page);
  const columns = useTokenColumns("congress");
  return (
    <Page title={t("tokens.title")} hint={t("tokens.hint")}>
      <PageTable
        caption={t("tokens.title")}
        query={tokens}
        params={params}
        columns={columns}
        rowKey={(token) => token.id}
        empty={<Empty title={t("tokens.empty")} hint={t("tokens.allEmptyHint")} />}
      />
    </Page>
  );
}
