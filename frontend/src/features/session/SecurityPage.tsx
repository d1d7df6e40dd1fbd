import { App, Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { LoginSession, Role } from "../../api/contract";
import { useSession } from "../../api/session";
import { ConfirmButton } from "../../components/ConfirmButton";
import { DateText } from "../../components/DateText";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { minuteText } from "../../lib/date";
import { useEndLogin, useLogins } from "./api";
import { deviceOf } from "./device";
import { IdentityPanel } from "./IdentityPanel";
import { PasswordForm } from "./PasswordForm";
import styles from "./SecurityPage.module.css";

/** Whose hats no program may wear. */
const administrators: Role[] = ["sysadmin", "secadmin", "auditor"];

/** A person's own log-ins, to be seen and ended, and the change of the password. */
export function SecurityPage() {
  const { t } = useTranslation(["session", "identity"]);
  const { message } = App.useApp();
  const { me } = useSession();
  const logins = useLogins();
  const last = me?.last_login;
  const role = me?.hat?.role;
  return (
    <Page
      title={t("security.title")}
      hint={last ? t("lastLogin", { at: minuteText(last.at), address: last.address }) : t("firstLogin")}
    >
      <div className={styles.columns}>
        <Panel title={t("security.logins")}>
          <p className={styles.hint}>{t("security.loginsHint")}</p>
          <Loaded query={logins} rows={3}>
            {({ items }) => (
              <ul className={styles.logins}>
                {items.map((login) => (
                  <Login key={login.id} login={login} />
                ))}
              </ul>
            )}
          </Loaded>
        </Panel>
        <Panel title={t("change.title")}>
          <PasswordForm
            loginName={me?.user.login_name ?? ""}
            onDone={() => message.success(t("change.done"))}
          />
        </Panel>
        <IdentityPanel />
        {role && !administrators.includes(role) && (
          <Panel title={t("identity:tokens.title")}>
            <p className={styles.hint}>{t("identity:tokens.hint")}</p>
            <Link to="/me/tokens">
              <Button>{t("identity:tokens.open")}</Button>
            </Link>
          </Panel>
        )}
      </div>
    </Page>
  );
}

function Login({ login }: { login: LoginSession }) {
  const { t } = useTranslation("session");
  const { message } = App.useApp();
  const end = useEndLogin();
  const { browser, system } = deviceOf(login.user_agent);
  const device = t("security.device_of", {
    browser: browser ?? t("security.unknownBrowser"),
    system: system ?? t("security.unknownSystem"),
  });
  const finish = async () => {
    await end.mutateAsync(login.id);
    message.success(t("security.ended"));
  };

  return (
    <li className={styles.login}>
      <div>
        <p className={styles.device}>
          {device} {login.current && <Tag color="success">{t("security.current")}</Tag>}
        </p>
        <dl className={styles.facts}>
          <dt>{t("security.address")}</dt>
          <dd>{login.address}</dd>
          <dt>{t("security.since")}</dt>
          <dd>
            <DateText value={login.created_at} />
          </dd>
          <dt>{t("security.seen")}</dt>
          <dd>
            <DateText value={login.last_seen_at} />
          </dd>
        </dl>
      </div>
      {!login.current && (
        <ConfirmButton danger title={t("security.endTitle")} hint={t("security.endHint")} onConfirm={finish}>
          {t("security.end")}
        </ConfirmButton>
      )}
    </li>
  );
}
