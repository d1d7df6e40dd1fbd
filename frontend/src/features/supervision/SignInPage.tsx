import { CheckCircleFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";

import { Loading } from "../../components/Loading";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { signIn, useActivity } from "./api";
import styles from "./Supervision.module.css";

/** Where the sign-in code leads: the person who is logged in is marked as present at once. */
export function SignInPage() {
  const { t } = useTranslation("supervision");
  const [params] = useSearchParams();
  const code = params.get("code") ?? "";
  // Signing in twice changes nothing, so it may be asked for by the page that shows it.
  const signed = useQuery({
    queryKey: ["sign-in", code],
    queryFn: () => signIn(code),
    enabled: code !== "",
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  return (
    <Page title={t("signIn.title")} narrow>
      <Panel>
        {code === "" && <p>{t("signIn.missing")}</p>}
        {signed.error && (
          <ProblemAlert
            error={signed.error}
            title={t("signIn.failed")}
            onRetry={() => void signed.refetch()}
          />
        )}
        {signed.isLoading && <Loading />}
        {signed.data && <Done id={signed.data.id} />}
      </Panel>
    </Page>
  );
}

function Done({ id }: { id: number }) {
  const { t } = useTranslation("supervision");
  const activity = useActivity(id);
  return (
    <div className={styles.center} role="status">
      <CheckCircleFilled aria-hidden="true" className={styles.tick} />
      <p className={styles.big}>{t("signIn.done")}</p>
      {activity.data && (
        <p>
          {activity.data.subject} · {activity.data.place}
        </p>
      )}
      <p className={styles.quiet}>{t("signIn.doneHint")}</p>
      <Link className={styles.link} to={`/activities/${id}`}>
        {t("signIn.open")}
      </Link>
    </div>
  );
}
