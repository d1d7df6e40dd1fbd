import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { isRouteErrorResponse, useRouteError } from "react-router";

import { Empty } from "../components/Empty";
import { NotFoundPage } from "./NotFoundPage";

/** Stands in for a page that broke. */
export function ErrorPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return (
    <div role="alert">
      <Empty
        title={t("problem.loadTitle")}
        hint={isMissingFile(error) ? t("problem.newVersion") : t("problem.unexpected")}
        action={
          <Button type="primary" onClick={() => location.reload()}>
            {t("problem.reload")}
          </Button>
        }
      />
    </div>
  );
}

/** A page's file that is gone: a newer version of the application has been put in its place. */
function isMissingFile(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}
