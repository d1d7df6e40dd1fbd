import {
  CheckCircleFilled,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  FormOutlined,
  WarningFilled,
} from "@ant-design/icons";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";

import type { Status } from "./api";
import styles from "./Supervision.module.css";

const icons: Record<Status, ComponentType> = {
  planning: FormOutlined,
  on_plan: ClockCircleOutlined,
  at_risk: ExclamationCircleFilled,
  late: WarningFilled,
  concluded: CheckCircleFilled,
};

/** How a key item goes, in colour, word and icon together. */
export function StatusTag({ status }: { status: Status }) {
  const { t } = useTranslation("supervision");
  const Icon = icons[status];
  return (
    <span className={styles.status} data-status={status}>
      <span aria-hidden="true">
        <Icon />
      </span>
      {t(`status.${status}`)}
    </span>
  );
}

/** Why it goes so, in words. */
export function Reasons({ reasons }: { reasons: string[] }) {
  const { t } = useTranslation("supervision");
  if (reasons.length === 0) return null;
  return <span>{reasons.map((reason) => t(`reason.${reason as "plan_late"}`)).join(" · ")}</span>;
}

/** How many days are left until a date, or have passed since. */
export function useDays(): (days: number) => string {
  const { t } = useTranslation("supervision");
  return (days) => {
    if (days === 0) return t("today");
    return days > 0 ? t("daysLeft", { days }) : t("daysOver", { days: -days });
  };
}
