import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { ApiToken } from "../../api/contract";
import { Empty } from "../../components/Empty";
import { Page } from "../../components/Page";
import { PageTable } from "../../components/PageTable";
import { usePageParams } from "../../components/usePageParams";
import { useOwnTokens } from "./api";
import { CreateToken } from "./CreateToken";
import { RotateToken } from "./RotateToken";
import { SecretDialog } from "./SecretDialog";
import { useTokenColumns } from "./tokenColumns";

/** A person's own API tokens: with what, until when and how lately other systems act in the person's name. */
export function OwnTokensPage() {
  const { t } = useTranslation("connections");
  const params = usePageParams([]);
  const tokens = useOwnTokens(params.page);
  const [creating, setCreating] = useState(false);
  const [renewing, setRenewing] = useState<ApiToken | null>(null);
  const columns = useTokenColumns("own", setRenewing);
  const [secret, setSecret] = useState<string | null>(null);
  const create = (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t("tokens.create")}
    </Button>
  );
  return (
    <Page title={t("tokens.ownTitle")} hint={t("tokens.ownHint")} actions={create}>
      <PageTable
        caption={t("tokens.ownTitle")}
        query={tokens}
        params={params}
        columns={columns}
        rowKey={(token) => token.id}
        empty={<Empty title={t("tokens.empty")} hint={t("tokens.emptyHint")} />}
      />
      {creating && <CreateToken onClose={() => setCreating(false)} onMade={setSecret} />}
      {renewing && <RotateToken token={renewing} onClose={() => setRenewing(null)} onMade={setSecret} />}
      {secret && (
        <SecretDialog
          title={t("tokens.madeTitle")}
          hint={t("tokens.madeHint")}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </Page>
  );
}
