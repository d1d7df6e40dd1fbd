import { useTranslation } from "react-i18next";

import { Page } from "../../components/Page";
import { PreferencesPanel } from "./PreferencesPanel";
import styles from "./SettingsPage.module.css";
import { SubstitutesPanel } from "./SubstitutesPanel";

/** How a person is told of things, and who takes his place during an absence. */
export function SettingsPage() {
  const { t } = useTranslation("settings");
  return (
    <Page title={t("title")}>
      <div className={styles.columns}>
        <PreferencesPanel />
        <SubstitutesPanel />
      </div>
    </Page>
  );
}
