import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Me } from "../../api/contract";
import { ElderButton } from "../../components/ElderButton";
import { AccountMenu } from "./AccountMenu";
import { HatMenu } from "./HatMenu";
import { NoticeBell } from "./NoticeBell";
import styles from "./Shell.module.css";

/** The slim header at a desk. */
export function DeskHeader({ me }: { me: Me }) {
  const { t } = useTranslation();
  return (
    <header className={`${styles.header} no-print`}>
      <Link to="/" className={styles.brand}>
        {t("product")}
      </Link>
      <span className={styles.congress}>{me.hat?.congress_short_name}</span>
      <div className={styles.tools}>
        <HatMenu me={me} />
        <NoticeBell />
        <ElderButton />
        <AccountMenu me={me} />
      </div>
    </header>
  );
}
