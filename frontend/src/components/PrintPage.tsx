import { ArrowLeftOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { usePageTitle } from "../lib/usePageTitle";
import styles from "./PrintPage.module.css";

/** A sheet of A4 on the screen that prints as it looks, without the application around it. */
export function PrintPage({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  usePageTitle(title);
  return (
    <main className={styles.desk}>
      <div className={`${styles.bar} no-print`}>
        <Button icon={<ArrowLeftOutlined />} onClick={() => navigate(-1)}>
          {t("back")}
        </Button>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t("print")}
        </Button>
      </div>
      <article className={styles.sheet}>{children}</article>
    </main>
  );
}
