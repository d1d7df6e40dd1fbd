import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Names the browser's tab after the page. */
export function usePageTitle(title: string) {
  const { t } = useTranslation();
  const product = t("product");
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
