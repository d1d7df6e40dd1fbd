import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ElderButton } from "../../components/ElderButton";
import { usePageTitle } from "../../lib/usePageTitle";
import styles from "./PublicPage.module.css";

interface Props {
  title: string;
  hint?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** The frame of the pages before the shell: log-in, forced change, first start. */
export function PublicPage({ title, hint, wide, children }: Props) {
  const { t } = useTranslation();
  usePageTitle(title);
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <ElderButton />
      </header>
      <main className={wide ? `${styles.main} ${styles.wide}` : styles.main}>
        <div className={styles.brand}>
          <p className={styles.product}>{t("product")}</p>
          <p className={styles.tagline}>{t("tagline")}</p>
        </div>
        <div className={styles.card}>
          <h1 className={styles.title}>{title}</h1>
          {hint && <p className={styles.hint}>{hint}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}
