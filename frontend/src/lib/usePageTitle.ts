import { useLayoutEffect } from "react";
import { useTranslation } from "react-i18next";

/** Names the browser's tab after the page, in the moment in which the page is there. */
export function usePageTitle(title: string) {
  const { t } = useTranslation();
  const product = t("product");
  useLayoutEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
