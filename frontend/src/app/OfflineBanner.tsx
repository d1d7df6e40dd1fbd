import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { useOnline } from "../api/connection";
import { reach } from "../api/session";
import styles from "./OfflineBanner.module.css";

const pause = 10_000;

/** Says that the server is out of reach, and keeps trying until it is back. */
export function OfflineBanner() {
  const online = useOnline();
  return online ? null : <Banner />;
}

function Banner() {
  const { t } = useTranslation();
  const cache = useQueryClient();

  useEffect(() => {
    const timer = setInterval(() => void knock(), pause);
    return () => {
      clearInterval(timer);
      void cache.invalidateQueries();
    };
  }, [cache]);

  return (
    <div className={`${styles.banner} no-print`} role="status">
      <span>{t("offline.banner")}</span>
      <Button onClick={() => void knock()}>{t("retry")}</Button>
    </div>
  );
}

/** Any answer shows that the server is back; a failure leaves the banner where it is. */
function knock(): Promise<unknown> {
  return reach(new Request(`${location.origin}/healthz`)).catch(() => null);
}
