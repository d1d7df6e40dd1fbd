import { useQueryClient } from "@tanstack/react-query";
import { Checkbox, Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { SheetImport } from "../../components/SheetImport";

interface Props {
  register: "deputies" | "units";
  onClose: () => void;
}

/** The import of a whole register from a table. */
export function ImportDrawer({ register, onClose }: Props) {
  const { t } = useTranslation("registers");
  const cache = useQueryClient();
  const [missing, setMissing] = useState(false);
  const deputies = register === "deputies";
  return (
    <Drawer
      open
      title={t(deputies ? "importDeputies" : "importUnits")}
      size="min(100vw, 60rem)"
      onClose={onClose}
    >
      <SheetImport
        key={String(missing)}
        path={`/imports/${register}`}
        template={`${register}.xlsx`}
        whole
        fields={deputies ? { create_missing: String(missing) } : undefined}
        options={
          deputies && (
            <Checkbox checked={missing} onChange={(event) => setMissing(event.target.checked)}>
              {t("createMissing")}
            </Checkbox>
          )
        }
        onDone={() => void cache.invalidateQueries()}
      />
    </Drawer>
  );
}
