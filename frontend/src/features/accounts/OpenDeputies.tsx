import { App } from "antd";
import { useTranslation } from "react-i18next";

import type { Slip } from "../../api/contract";
import { ConfirmButton } from "../../components/ConfirmButton";
import { useOpenDeputies } from "./api";

/** Opens accounts for the deputies of the register who have none yet. */
export function OpenDeputies({ onOpened }: { onOpened: (slips: Slip[], remaining: number) => void }) {
  const { t } = useTranslation("accounts");
  const { message } = App.useApp();
  const open = useOpenDeputies();
  const run = async () => {
    const { slips, remaining } = await open.mutateAsync(null);
    if (slips.length > 0) onOpened(slips, remaining);
    else message.info(t("openedAll"));
  };
  return (
    <ConfirmButton title={t("openTitle")} hint={t("openHint")} confirmText={t("openConfirm")} onConfirm={run}>
      {t("open")}
    </ConfirmButton>
  );
}
