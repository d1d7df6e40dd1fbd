import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import styles from "./PageTable.module.css";

interface Props {
  total: number;
  page: number;
  size: number;
  onPage: (page: number) => void;
  /** Tells it from another one on the same page, for people who hear it. */
  label?: string;
}

/** How many there are, and the way to the other pages. */
export function Pager({ total, page, size, onPage, label }: Props) {
  const { t } = useTranslation();
  const pages = Math.max(1, Math.ceil(total / size));
  return (
    <nav className={`${styles.pager} no-print`} aria-label={label ?? t("pages")}>
      <span>{t("total", { total })}</span>
      {pages > 1 && (
        <span className={styles.pagerButtons}>
          <Button
            icon={<LeftOutlined />}
            aria-label={t("previousPage")}
            disabled={page <= 1}
            onClick={() => onPage(page - 1)}
          />
          <span aria-live="polite">{t("page", { page, pages })}</span>
          <Button
            icon={<RightOutlined />}
            data-next-page
            aria-label={t("nextPage")}
            disabled={page >= pages}
            onClick={() => onPage(page + 1)}
          />
        </span>
      )}
    </nav>
  );
}
