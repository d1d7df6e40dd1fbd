import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { SheetImport } from "../../components/SheetImport";
import styles from "./ImportPage.module.css";

/** Brings suggestions from a table into the library, after a look at what becomes of each row. */
export function ImportPage() {
  const { t } = useTranslation("imports");
  const cache = useQueryClient();
  return (
    <Page title={t("title")} hint={t("hint")}>
      <Panel>
        <p className={styles.hint}>{t("columnsHint")}</p>
        <SheetImport
          path="/imports/suggestions"
          template={t("templateFile")}
          skip="skip_invalid"
          mapped
          choices={[
            { name: "create_units", label: t("createUnits"), hint: t("createUnitsHint") },
            { name: "skip_invalid", label: t("skipInvalid"), hint: t("skipInvalidHint") },
          ]}
          onDone={() => void cache.invalidateQueries()}
        />
      </Panel>
    </Page>
  );
}
