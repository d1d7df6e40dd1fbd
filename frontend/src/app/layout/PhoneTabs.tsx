import { Badge } from "antd";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

import type { Role } from "../../api/contract";
import { useUnread } from "../../features/notices/api";
import { tabsOf } from "../menu";
import styles from "./Shell.module.css";

/** The bar at the bottom of a phone, within reach of the thumb. */
export function PhoneTabs({ role }: { role: Role }) {
  const { t } = useTranslation("shell");
  const unread = useUnread();
  return (
    <nav className={`${styles.tabs} no-print`} aria-label={t("tabs")}>
      <ul>
        {tabsOf(role).map(({ path, label, short, icon: Icon }) => (
          <li key={path}>
            <NavLink to={path} end={path === "/suggestions"} className={styles.tab}>
              <Badge dot={path === "/notices" && unread > 0}>
                <span className={styles.tabIcon} aria-hidden="true">
                  <Icon />
                </span>
              </Badge>
              <span>{t(`menu.${short ?? label}`)}</span>
              {path === "/notices" && unread > 0 && (
                <span className="visually-hidden">{t("noticesUnread", { count: unread })}</span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
