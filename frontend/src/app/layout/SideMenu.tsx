import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";

import type { Role } from "../../api/contract";
import { useSession } from "../../api/session";
import { currentOf, menuOf } from "../menu";
import styles from "./Shell.module.css";

/** The menu at a desk. */
export function SideMenu({ role }: { role: Role }) {
  const { t } = useTranslation("shell");
  const { me } = useSession();
  const entries = menuOf(role, me?.higher_deputy);
  const current = currentOf(entries, useLocation().pathname);
  return (
    <nav className={`${styles.side} no-print`} aria-label={t("mainMenu")}>
      <ul>
        {entries.map(({ path, label, icon: Icon }) => (
          <li key={path}>
            <Link to={path} className={styles.sideLink} aria-current={path === current ? "page" : undefined}>
              <span aria-hidden="true">
                <Icon />
              </span>
              {t(`menu.${label}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
