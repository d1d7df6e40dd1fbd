import { Button } from "antd";
import QRCode from "antd/es/qr-code";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import { Loaded } from "../../components/Loaded";
import { PrintPage } from "../../components/PrintPage";
import { ProblemAlert } from "../../components/ProblemAlert";
import { clockText, dayText } from "../../lib/date";
import { type Activity, makeCode, useActivity, useRefresh } from "./api";
import styles from "./Papers.module.css";

interface Code {
  code: string;
  valid_until: string;
}

/** The sign-in code of an activity, for the screen of the room or for the door. */
export function CodePage() {
  const { t } = useTranslation("supervision");
  const query = useActivity(Number(useParams().id));
  const [code, setCode] = useState<Code>();
  return (
    <PrintPage
      title={t("code.title")}
      controls={query.data && <Make activity={query.data} made={code !== undefined} onMade={setCode} />}
    >
      <Loaded query={query}>{(activity) => <Sheet activity={activity} code={code} />}</Loaded>
    </PrintPage>
  );
}

function Make({
  activity,
  made,
  onMade,
}: {
  activity: Activity;
  made: boolean;
  onMade: (code: Code) => void;
}) {
  const { t } = useTranslation("supervision");
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const make = async () => {
    setBusy(true);
    setError(null);
    try {
      onMade(await makeCode(activity.id, activity.version));
    } catch (failure) {
      setError(failure);
    }
    await refresh();
    setBusy(false);
  };
  return (
    <>
      <Button loading={busy} onClick={make} disabled={!activity.actions.includes("show_code")}>
        {t(made ? "code.renew" : "code.make")}
      </Button>
      <ProblemAlert error={error} />
    </>
  );
}

function Sheet({ activity, code }: { activity: Activity; code?: Code }) {
  const { t } = useTranslation("supervision");
  return (
    <div className={styles.code}>
      <h1>{activity.subject}</h1>
      <p>
        {[dayText(activity.held_on), activity.starts_at].filter(Boolean).join(" ")} · {activity.place}
      </p>
      {code ? (
        <>
          <p className={styles.scan}>{t("code.scan")}</p>
          <QRCode
            type="canvas"
            size={360}
            bordered={false}
            errorLevel="Q"
            value={`${location.origin}/sign-in?code=${code.code}`}
            aria-label={t("code.label")}
          />
          <p>{t("code.valid", { time: `${dayText(code.valid_until)} ${clockText(code.valid_until)}` })}</p>
        </>
      ) : (
        <p>{t("code.hint")}</p>
      )}
    </div>
  );
}
