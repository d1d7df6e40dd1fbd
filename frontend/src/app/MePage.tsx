import { RightOutlined } from "@ant-design/icons";
import { Button, Segmented, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Me } from "../api/contract";
import { useSession } from "../api/session";
import { Page } from "../components/Page";
import { Panel } from "../components/Panel";
import { useLogOut } from "../features/session/api";
import { HatList } from "../features/session/HatList";
import { type Language, setLanguage } from "../i18n";
import { setElderMode, useElderMode } from "../lib/elderMode";
import styles from "./MePage.module.css";
import { restOf } from "./menu";

/** The person's own page: hats, what the tab bar has no room for, settings, log-out. */
export function MePage() {
  const { t } = useTranslation(["session", "shell"]);
  const { me } = useSession();
  const logOut = useLogOut();
  if (!me) return null;
  return (
    <Page title={t("me.title")} hint={`${me.user.name} · ${me.user.login_name}`} narrow>
      <Panel title={t("me.hats")}>
        <HatList me={me} />
      </Panel>
      <Entries me={me} />
      <Settings />
      <div>
        <Button block loading={logOut.isPending} onClick={() => logOut.mutate()}>
          {t("shell:logOut")}
        </Button>
      </div>
    </Page>
  );
}

function Entries({ me }: { me: Me }) {
  const { t } = useTranslation("shell");
  const entries = [
    ...(me.hat ? restOf(me.hat.role, me.higher_deputy) : []),
    { path: "/me/settings", label: "settings" as const },
    { path: "/me/security", label: "security" as const },
  ];
  return (
    <Panel title={t("otherEntries")}>
      <ul className={styles.entries}>
        {entries.map(({ path, label }) => (
          <li key={path}>
            <Link to={path} className={styles.entry}>
              {t(`menu.${label}`)}
              <RightOutlined aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Settings() {
  const { t, i18n } = useTranslation("shell");
  const elder = useElderMode();
  return (
    <Panel title={t("settings")}>
      <div className={styles.setting}>
        <span id="elder-label">{t("elder.label")}</span>
        <Switch aria-labelledby="elder-label" checked={elder} onChange={setElderMode} />
      </div>
      <div className={styles.setting}>
        <span id="language-label">{t("language")}</span>
        <Segmented<Language>
          aria-labelledby="language-label"
          value={i18n.language === "en" ? "en" : "zh"}
          onChange={(language) => void setLanguage(language)}
          options={[
            { value: "zh", label: t("languages.zh") },
            { value: "en", label: t("languages.en") },
          ]}
        />
      </div>
    </Panel>
  );
}
