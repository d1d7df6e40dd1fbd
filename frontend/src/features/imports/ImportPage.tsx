import { useQueryClient } from "@tanstack/react-query";
import { Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { SheetImport } from "../../components/SheetImport";
import styles from "./ImportPage.module.css";

/** Brings suggestions from a table into the library, after a look at what becomes of each row. */
export function ImportPage() {
  const { t } = useTranslation("imports");
  const cache = useQueryClient();
  const [createUnits, setCreateUnits] = useState(false);
  return (
    <Page title={t("title")} hint={t("hint")}>
      <Panel>
        <p className={styles.hint}>{t("columnsHint")}</p>
        <SheetImport
          // Another choice makes another preview.
          key={String(createUnits)}
          path="/imports/suggestions"
          fields={{ create_units: String(createUnits) }}
          onDone={() => void cache.invalidateQueries()}
          options={
            <div>
              <Checkbox checked={createUnits} onChange={(event) => setCreateUnits(event.target.checked)}>
                {t("createUnits")}
              </Checkbox>
              <p className={styles.hint}>{t("createUnitsHint")}</p>
            </div>
          }
        />
      </Panel>
    </Page>
  );
}
