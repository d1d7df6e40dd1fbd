import { Alert, App, Button, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";

import type { MailMode, NoticePreferences } from "../../api/contract";
import { Loaded } from "../../components/Loaded";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";
import { useChangeEmail, useChoose, usePreferences } from "./api";
import styles from "./SettingsPage.module.css";

const modes: MailMode[] = ["mail", "digest", "off"];

/** The own e-mail address, and for each topic whether and how often to write to it. */
export function PreferencesPanel() {
  const { t } = useTranslation("settings");
  const preferences = usePreferences();
  return (
    <Panel title={t("preferences.title")}>
      <p className={styles.hint}>{t("preferences.inside")}</p>
      <Loaded query={preferences} rows={4}>
        {(known) => (
          <>
            {!known.available && (
              <Alert className={styles.unsent} type="info" showIcon title={t("preferences.unavailable")} />
            )}
            <EmailForm key={known.email} email={known.email} />
            <Choices known={known} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function EmailForm({ email }: { email: string }) {
  const { t } = useTranslation(["settings", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ email: string }>();
  const change = useChangeEmail();
  const submit = (values: { email?: string }) =>
    change.mutate((values.email ?? "").trim(), {
      onSuccess: () => void message.success(t("preferences.emailSaved")),
      onError: (error) => applyProblem(form, error),
    });
  return (
    <Form form={form} layout="vertical" initialValues={{ email }} onFinish={submit} className={styles.email}>
      <ProblemAlert error={change.error} />
      <Form.Item name="email" label={t("preferences.email")} extra={t("preferences.emailHint")}>
        <Input autoComplete="email" inputMode="email" maxLength={120} placeholder="name@example.cn" />
      </Form.Item>
      <Button htmlType="submit" loading={change.isPending}>
        {t("common:save")}
      </Button>
    </Form>
  );
}

function Choices({ known }: { known: NoticePreferences }) {
  const { t } = useTranslation("settings");
  const { message } = App.useApp();
  const choose = useChoose();
  return (
    <div className={styles.choices}>
      {known.email === "" && <p className={styles.hint}>{t("preferences.emailNeeded")}</p>}
      <ProblemAlert error={choose.error} />
      {known.choices.map(({ topic, mode }) => {
        const name = t(`preferences.topic.${topic}`);
        return (
          <div key={topic} className={styles.choice}>
            <p>
              <span className={styles.topic}>{name}</span>
              <span className={styles.hint}>{t(`preferences.about.${topic}`)}</span>
            </p>
            <Radio.Group
              aria-label={t("preferences.byMail", { topic: name })}
              value={choose.isPending && choose.variables.topic === topic ? choose.variables.mode : mode}
              disabled={choose.isPending}
              options={modes.map((value) => ({ value, label: t(`preferences.mode.${value}`) }))}
              onChange={(event) =>
                choose.mutate(
                  { topic, mode: event.target.value as MailMode },
                  { onSuccess: () => void message.success(t("preferences.saved")) },
                )
              }
            />
          </div>
        );
      })}
    </div>
  );
}
