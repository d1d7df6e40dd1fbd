import { BellOutlined } from "@ant-design/icons";
import { Badge } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useUnread } from "../../features/notices/api";
import styles from "./Shell.module.css";

/** The way to the notices, with how many are unread. */
export function NoticeBell() {
  const { t } = useTranslation("shell");
  const count = useUnread();
  return (
    <Link
      to="/notices"
      className={styles.bell}
      aria-label={count ? t("noticesUnread", { count }) : t("notices")}
    >
      {/* The number is shown as it is read out. */}
      <Badge count={count} overflowCount={99_999} size="small">
        <BellOutlined className={styles.bellIcon} aria-hidden="true" />
      </Badge>
    </Link>
  );
}
