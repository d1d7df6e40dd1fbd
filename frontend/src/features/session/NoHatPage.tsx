import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { useSession } from "../../api/session";
import { useLogOut } from "./api";
import { HatList } from "./HatList";
import { PublicPage } from "./PublicPage";

/** For somebody who wears no hat: the hats to choose from, or whom to ask for one. */
export function NoHatPage() {
  const { t } = useTranslation(["session", "shell"]);
  const { me } = useSession();
  const logOut = useLogOut();
  const any = (me?.hats.length ?? 0) > 0;
  return (
    <PublicPage title={t("me.hats")} hint={any ? t("hat.choose") : t("hat.none")}>
      {me && <HatList me={me} />}
      <Button type="link" onClick={() => logOut.mutate()}>
        {t("shell:logOut")}
      </Button>
    </PublicPage>
  );
}
