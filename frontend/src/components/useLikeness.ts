import { useTranslation } from "react-i18next";

/** How alike two titles are, in words. */
export function useLikeness() {
  const { t } = useTranslation("finding");
  return ({ same, percent }: { same: boolean; percent: number }) =>
    same ? t("same") : t("percent", { percent });
}
