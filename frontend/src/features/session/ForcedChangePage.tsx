import { App, Button } from "antd";
import { useTranslation } from "react-i18next";

import { useSession } from "../../api/session";
import { useLogOut } from "./api";
import { PasswordForm } from "./PasswordForm";
import { PublicPage } from "./PublicPage";

/** Stands before everything else until an initial password has been replaced. */
export function ForcedChangePage() {
  const { t } = useTranslation(["session", "shell"]);
  const { message } = App.useApp();
  const { me } = useSession();
  const logOut = useLogOut();
  return (
    <PublicPage title={t("mustChange.title")} hint={t("mustChange.hint")}>
      <PasswordForm
        loginName={me?.user.login_name ?? ""}
        onDone={() => message.success(t("mustChange.done"))}
      />
      <Button type="link" onClick={() => logOut.mutate()}>
        {t("shell:logOut")}
      </Button>
    </PublicPage>
  );
}
