import { ArrowLeftOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { usePageTitle } from "../lib/usePageTitle";
import styles from "./PrintPage.module.css";

interface Props {
  title: string;
  /** The sheet lies across. */
  landscape?: boolean;
  /** The language of the sheet where it is not that of the pages. */
  lang?: string;
  /** What chooses what is on the sheet; it is not printed. */
  controls?: ReactNode;
  children: ReactNode;
}

/** A sheet of A4 on the screen that prints as it looks, without the application around it. */
export function PrintPage({ title, landscape, lang, controls, children }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  usePageTitle(title);
  return (
    <main className={landscape ? `${styles.desk} ${styles.landscape}` : styles.desk}>
      <div className={`${styles.bar} no-print`}>
        <Button icon={<ArrowLeftOutlined />} onClick={() => navigate(-1)}>
          {t("back")}
        </Button>
        {controls}
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t("print")}
        </Button>
      </div>
      <article className={styles.sheet} lang={lang}>
        {children}
      </article>
    </main>
  );
}
