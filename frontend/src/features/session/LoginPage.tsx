import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Navigate } from "react-router";

import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";
import { type Credentials, useLogIn, useSetupNeeded } from "./api";
import { useEnterByIdentity, useProvider } from "./identityApi";
import { ProviderRefusal } from "./ProviderRefusal";
import { PublicPage } from "./PublicPage";
import styles from "./PublicPage.module.css";

/** The way in. A refused log-in keeps the name and empties the password. */
export function LoginPage() {
  const { t } = useTranslation(["session", "common"]);
  const [form] = Form.useForm<Credentials>();
  const logIn = useLogIn();
  const setup = useSetupNeeded();
  if (setup.data?.needed) return <Navigate to="/setup" replace />;

  const submit = (values: Credentials) =>
    logIn.mutate(
      { ...values, login_name: values.login_name.trim() },
      {
        onError: (error) => {
          form.setFieldValue("password", "");
          form.focusField("password");
          applyProblem(form, error);
        },
      },
    );

  return (
    <PublicPage title={t("title")}>
      <div className={styles.form}>
        {!logIn.error && (
          <div className={styles.alert}>
            <ProviderRefusal />
          </div>
        )}
        {logIn.error && (
          <div className={styles.alert}>
            <ProblemAlert error={logIn.error} />
          </div>
        )}
        <Form form={form} layout="vertical" onFinish={submit} requiredMark={false}>
          <Form.Item
            name="login_name"
            label={t("loginName")}
            rules={[
              { required: true, whitespace: true, message: t("common:required", { label: t("loginName") }) },
            ]}
          >
            <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t("password")}
            rules={[{ required: true, message: t("common:required", { label: t("password") }) }]}
          >
            <Input.Password autoComplete="current-password" maxLength={128} />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={logIn.isPending}>
            {t("submit")}
          </Button>
        </Form>
        <ProviderButton />
        <p className={styles.foot}>{t("forgotten")}</p>
      </div>
    </PublicPage>
  );
}

/** The way over the identity provider, where there is one. */
function ProviderButton() {
  const { t } = useTranslation("identity");
  const provider = useProvider();
  const enter = useEnterByIdentity();
  if (!provider.data?.available) return null;
  return (
    <div className={styles.provider}>
      <p className={styles.or}>{t("oidc.or")}</p>
      <Button size="large" block loading={enter.isPending || enter.isSuccess} onClick={() => enter.mutate()}>
        {t("oidc.enter", { name: provider.data.name })}
      </Button>
      <ProblemAlert error={enter.error} />
    </div>
  );
}
