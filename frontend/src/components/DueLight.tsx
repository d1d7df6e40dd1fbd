import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  StopFilled,
  WarningFilled,
} from "@ant-design/icons";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";

import styles from "./DueLight.module.css";

/** How a time limit stands: within it, near it, past the plan, past the law, stopped, not running, or what it was for done. */
export type LightLevel = "green" | "yellow" | "red" | "overdue" | "overdue_law" | "stopped" | "none" | "done";

const icons: Record<LightLevel, ComponentType> = {
  green: ClockCircleOutlined,
  yellow: ExclamationCircleFilled,
  red: WarningFilled,
  overdue: WarningFilled,
  overdue_law: StopFilled,
  stopped: CheckCircleOutlined,
  none: MinusCircleOutlined,
  done: CheckCircleOutlined,
};

interface Props {
  level: LightLevel;
  /** Stands in for the level's own word, such as the days that are left. */
  text?: string;
}

/** The state of a time limit in colour, word and icon together. */
export function DueLight({ level, text }: Props) {
  const { t } = useTranslation();
  const Icon = icons[level];
  return (
    <span className={`${styles.light} ${styles[level]}`}>
      <span aria-hidden="true">
        <Icon />
      </span>
      <span>{text ? `${t(`light.${level}`)} · ${text}` : t(`light.${level}`)}</span>
    </span>
  );
}
