import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

import type { Role } from "../../api/contract";
import { menuOf } from "../menu";
import styles from "./Shell.module.css";

/** The menu at a desk. */
export function SideMenu({ role }: { role: Role }) {
  const { t } = useTranslation("shell");
  return (
    <nav className={`${styles.side} no-print`} aria-label={t("mainMenu")}>
      <ul>
        {menuOf(role).map(({ path, label, icon: Icon }) => (
          <li key={path}>
            <NavLink to={path} end={path === "/suggestions"} className={styles.sideLink}>
              <span aria-hidden="true">
                <Icon />
              </span>
              {t(`menu.${label}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
