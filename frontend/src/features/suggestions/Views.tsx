import { Button } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearchParams } from "react-router";

import { NativeSelect } from "../../components/NativeSelect";
import { onDemand } from "../../lib/onDemand";
import { usePhone } from "../../lib/usePhone";
import { sameView, useViews, viewQuery } from "./savedViews";
import styles from "./Views.module.css";

const ViewsDialog = onDemand(async () => (await import("./ViewsDialog")).ViewsDialog);
const ColumnsDialog = onDemand(async () => (await import("./ColumnsDialog")).ColumnsDialog);

const everything = "all";

/** What the list shows, as the person has saved it, and the way to save it. */
export function Views() {
  const { t } = useTranslation("desk");
  const id = useId();
  const phone = usePhone();
  const { search } = useLocation();
  const [, setParams] = useSearchParams();
  const [open, setOpen] = useState<"views" | "columns" | null>(null);
  const views = useViews();
  const shown = sameView(views.data, search);
  const choose = (value: string) => {
    const view = views.data?.find((one) => String(one.id) === value);
    setParams(view?.query ?? "");
  };
  const close = () => setOpen(null);
  return (
    <div className={`${styles.bar} no-print`}>
      <div className={styles.field}>
        <label htmlFor={id}>{t("view.label")}</label>
        <NativeSelect
          id={id}
          value={shown ? String(shown.id) : viewQuery(search) === "" ? everything : ""}
          placeholder={t("view.unsaved")}
          options={[
            { value: everything, label: t("view.everything") },
            ...(views.data ?? []).map((view) => ({
              value: String(view.id),
              label: view.usual ? t("view.usualName", { name: view.name }) : view.name,
            })),
          ]}
          onChange={choose}
        />
      </div>
      <Button onClick={() => setOpen("views")}>{t("view.open")}</Button>
      {!phone && <Button onClick={() => setOpen("columns")}>{t("column.open")}</Button>}
      {open === "views" && <ViewsDialog onClose={close} />}
      {open === "columns" && <ColumnsDialog onClose={close} />}
    </div>
  );
}
