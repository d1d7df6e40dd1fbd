import { useTranslation } from "react-i18next";

import type { Hat } from "../api/contract";

type Named = Pick<Hat, "role" | "unit_name" | "committee_name" | "stands_for_name">;

/** Names a hat by its role, its body and, for a substitute, whose place is taken; nothing when none is worn. */
export function useHatText(): (hat?: Named, within?: string) => string {
  const { t } = useTranslation();
  return (hat, within) => {
    if (!hat) return "";
    const role = t(`role.${hat.role}`);
    const body = hat.unit_name ?? hat.committee_name ?? within;
    const text = body ? t("roleIn", { role, body }) : role;
    return hat.stands_for_name ? t("standsFor", { hat: text, name: hat.stands_for_name }) : text;
  };
}
