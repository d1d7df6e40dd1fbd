import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import styles from "./Registers.module.css";

/** The ways between the registers of bodies that handle and of those that supervise. */
export function UnitTabs({ chosen }: { chosen: "units" | "committees" }) {
  const { t } = useTranslation("registers");
  return (
    <nav aria-label={t("committee.tabs")} className={styles.tabs}>
      {(["units", "committees"] as const).map((register) => (
        <Link
          key={register}
          to={register === "units" ? "/units" : "/units/committees"}
          className={styles.tab}
          aria-current={register === chosen ? "page" : undefined}
        >
          {t(`committee.${register}`)}
        </Link>
      ))}
    </nav>
  );
}
