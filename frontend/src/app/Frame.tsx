import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, ScrollRestoration, useNavigation } from "react-router";

import { resumeSession, useSession } from "../api/session";
import { Loading } from "../components/Loading";
import { ProblemAlert } from "../components/ProblemAlert";
import styles from "./Frame.module.css";
import { OfflineBanner } from "./OfflineBanner";

/** What stands around every page: finding out who is there, and what the connection does. */
export function Frame() {
  const { status } = useSession();
  const navigation = useNavigation();
  return (
    <>
      {navigation.state === "loading" && <div className={styles.progress} />}
      <OfflineBanner />
      <Suspense fallback={<Loading />}>{status === "unknown" ? <Starting /> : <Outlet />}</Suspense>
      <ScrollRestoration />
    </>
  );
}

function Starting() {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try asks anew
  useEffect(() => {
    setError(null);
    resumeSession().catch(setError);
  }, [tries]);

  return (
    <main className={styles.starting}>
      <h1 className={styles.product}>{t("product")}</h1>
      {error ? (
        <ProblemAlert error={error} onRetry={() => setTries((n) => n + 1)} />
      ) : (
        <p className={styles.wait} role="status">
          {t("loading")}
        </p>
      )}
    </main>
  );
}
