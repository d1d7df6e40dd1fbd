import { Badge } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";

import type { Role } from "../../api/contract";
import { useUnread } from "../../features/notices/api";
import { currentOf, tabsOf } from "../menu";
import styles from "./Shell.module.css";

/** The bar at the bottom of a phone, within reach of the thumb. */
export function PhoneTabs({ role }: { role: Role }) {
  const { t } = useTranslation("shell");
  const unread = useUnread();
  const entries = tabsOf(role);
  const current = currentOf(entries, useLocation().pathname);
  return (
    <nav className={`${styles.tabs} no-print`} aria-label={t("tabs")}>
      <ul>
        {entries.map(({ path, label, short, icon: Icon }) => (
          <li key={path}>
            <Link to={path} className={styles.tab} aria-current={path === current ? "page" : undefined}>
              <Badge dot={path === "/notices" && unread > 0}>
                <span className={styles.tabIcon} aria-hidden="true">
                  <Icon />
                </span>
              </Badge>
              <span>{t(`menu.${short ?? label}`)}</span>
              {path === "/notices" && unread > 0 && (
                <span className="visually-hidden">{t("noticesUnread", { count: unread })}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
