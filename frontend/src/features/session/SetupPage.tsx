import { Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { SetupRequest } from "../../api/contract";
import { Loading } from "../../components/Loading";
import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";
import { useSetUp, useSetupNeeded } from "./api";
import { PublicPage } from "./PublicPage";
import styles from "./PublicPage.module.css";

const levels = ["municipal", "county", "township"] as const;
const offices = ["sysadmin", "secadmin", "auditor"] as const;

/** The first start of a real system: the congress and three administrators who are three people. */
export function SetupPage() {
  const { t } = useTranslation(["session", "common"]);
  const needed = useSetupNeeded();
  const setUp = useSetUp();
  if (setUp.isSuccess) return <Finished text={t("setup.done")} />;
  if (needed.isPending) {
    return (
      <PublicPage title={t("setup.title")}>
        <Loading />
      </PublicPage>
    );
  }
  if (needed.data && !needed.data.needed) return <Finished text={t("setup.already")} />;

  return (
    <PublicPage title={t("setup.title")} hint={t("setup.intro")} wide>
      <ProblemAlert error={needed.error} onRetry={() => void needed.refetch()} />
      <SetupForm setUp={setUp} />
    </PublicPage>
  );
}

function Finished({ text }: { text: string }) {
  const { t } = useTranslation(["session", "common"]);
  return (
    <PublicPage title={t("setup.doneTitle")} hint={text}>
      <p className={styles.foot}>
        <Link to="/login">{t("setup.toLogin")}</Link>
      </p>
    </PublicPage>
  );
}

function SetupForm({ setUp }: { setUp: ReturnType<typeof useSetUp> }) {
  const { t } = useTranslation(["session", "common"]);
  const [form] = Form.useForm<SetupRequest>();
  const needed = (label: string) => [
    { required: true, whitespace: true, message: t("common:required", { label }) },
  ];
  const submit = (values: SetupRequest) =>
    setUp.mutate(values, { onError: (error) => applyProblem(form, error) });

  return (
    <div className={styles.form}>
      {setUp.error && (
        <div className={styles.alert}>
          <ProblemAlert error={setUp.error} />
        </div>
      )}
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        requiredMark={false}
        initialValues={{ congress: { level: "municipal" } }}
      >
        <fieldset className={styles.group}>
          <legend>{t("setup.congress")}</legend>
          <div className={styles.pair}>
            <Form.Item
              name={["congress", "name"]}
              label={t("setup.congressName")}
              rules={needed(t("setup.congressName"))}
            >
              <Input placeholder={t("setup.congressNamePlaceholder")} maxLength={60} />
            </Form.Item>
            <Form.Item name={["congress", "level"]} label={t("setup.level")}>
              <Select options={levels.map((value) => ({ value, label: t(`setup.levels.${value}`) }))} />
            </Form.Item>
          </div>
        </fieldset>
        {offices.map((office) => (
          <fieldset key={office} className={styles.group}>
            <legend>{t(`setup.${office}`)}</legend>
            <AdministratorFields office={office} needed={needed} />
          </fieldset>
        ))}
        <p className={styles.hint}>
          {t("setup.mutual")}
          {t("change.rule")}
        </p>
        <div className={styles.foot}>
          <Button type="primary" htmlType="submit" size="large" loading={setUp.isPending}>
            {t("setup.submit")}
          </Button>
        </div>
      </Form>
    </div>
  );
}

interface FieldsProps {
  office: (typeof offices)[number];
  needed: (label: string) => { required: boolean; whitespace: boolean; message: string }[];
}

function AdministratorFields({ office, needed }: FieldsProps) {
  const { t } = useTranslation(["session", "common"]);
  return (
    <div className={styles.trio}>
      <Form.Item
        name={["administrators", office, "name"]}
        label={t("setup.name")}
        rules={needed(t("setup.name"))}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={["administrators", office, "login_name"]}
        label={t("loginName")}
        rules={needed(t("loginName"))}
      >
        <Input maxLength={32} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name={["administrators", office, "password"]}
        label={t("password")}
        rules={needed(t("password"))}
      >
        <Input.Password maxLength={128} autoComplete="new-password" />
      </Form.Item>
    </div>
  );
}
