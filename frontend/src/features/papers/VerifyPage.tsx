import { Button } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { api, unwrap } from "../../api/client";
import type { components } from "../../api/schema";
import { CodeInput } from "../../components/CodeInput";
import { ElderButton } from "../../components/ElderButton";
import { ProblemAlert } from "../../components/ProblemAlert";
import { dayText } from "../../lib/date";
import { usePageTitle } from "../../lib/usePageTitle";
import styles from "./Verify.module.css";

type Issued = components["schemas"]["letter.Issued"];

/** Whoever holds a printed letter finds out whether it is what was issued; nobody needs a log-in. */
export function VerifyPage() {
  const { t } = useTranslation("papers");
  const id = useId();
  const [code, setCode] = useState("");
  const [found, setFound] = useState<Issued>();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  usePageTitle(t("verify.title"));
  const check = async () => {
    setBusy(true);
    setFound(undefined);
    setError(null);
    await unwrap(api.POST("/papers/verify", { body: { code } })).then(setFound, setError);
    setBusy(false);
  };
  return (
    <main className={styles.page}>
      <div className={styles.elder}>
        <ElderButton />
      </div>
      <h1>{t("verify.title")}</h1>
      <p className={styles.hint}>{t("verify.hint")}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <label htmlFor={id}>{t("verify.code")}</label>
        <CodeInput id={id} pattern="XXXX-XXXX-XXXX" value={code} onChange={setCode} />
        <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={code.trim() === ""}>
          {t("verify.check")}
        </Button>
      </form>
      <div role="status">
        <ProblemAlert error={error} />
        {found && <Found paper={found} />}
      </div>
    </main>
  );
}

function Found({ paper }: { paper: Issued }) {
  const { t } = useTranslation("papers");
  const rows = [
    ["kind", paper.title],
    ["issuer", paper.issuer_name],
    ["number", paper.number],
    ["issuedOn", dayText(paper.issued_on)],
    ["hash", paper.hash],
  ] as const;
  return (
    <section className={styles.found} data-state={paper.state}>
      <h2>{t(`verify.${paper.state}`)}</h2>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`verify.${name}`)}</dt>
            <dd className={name === "hash" ? styles.hash : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.hint}>{t("verify.compare")}</p>
      <Link to={`/suggestions/${paper.item_id}`}>{t("verify.open")}</Link>
    </section>
  );
}
