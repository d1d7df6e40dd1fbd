import { useQueryClient } from "@tanstack/react-query";
import { Drawer } from "antd";
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
  const deputies = register === "deputies";
  return (
    <Drawer
      open
      title={t(deputies ? "importDeputies" : "importUnits")}
      size="min(100vw, 60rem)"
      onClose={onClose}
    >
      <SheetImport
        path={`/imports/${register}`}
        template={`${register}.xlsx`}
        choices={deputies ? [{ name: "create_missing", label: t("createMissing") }] : undefined}
        onDone={() => void cache.invalidateQueries()}
      />
    </Drawer>
  );
}
