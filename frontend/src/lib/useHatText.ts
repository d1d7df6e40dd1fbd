import { useTranslation } from "react-i18next";

import type { Hat } from "../api/contract";

/** Names a hat by its role and the body that it belongs to; nothing when none is worn. */
export function useHatText(): (hat?: Pick<Hat, "role" | "unit_name">, within?: string) => string {
  const { t } = useTranslation();
  return (hat, within) => {
    if (!hat) return "";
    const role = t(`role.${hat.role}`);
    const body = hat.unit_name ?? within;
    return body ? t("roleIn", { role, body }) : role;
  };
}
