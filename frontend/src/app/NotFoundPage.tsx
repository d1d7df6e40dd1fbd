import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Empty } from "../components/Empty";
import { usePageTitle } from "../lib/usePageTitle";

/** The page of an address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  usePageTitle(t("notFound.title"));
  return (
    <>
      <h1 className="visually-hidden">{t("notFound.title")}</h1>
      <Empty
        title={t("notFound.title")}
        hint={t("notFound.hint")}
        action={<Link to="/">{t("notFound.home")}</Link>}
      />
    </>
  );
}
