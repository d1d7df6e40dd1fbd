import { Alert, App, Button, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";

import type { MailMode, NoticeChannel, NoticePreferences } from "../../api/contract";
import { Loaded } from "../../components/Loaded";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";
import { useChangeEmail, useChoose, usePreferences } from "./api";
import styles from "./SettingsPage.module.css";

const modes: MailMode[] = ["each", "digest", "off"];

/** The own e-mail address, and for each topic and channel whether and how often to write. */
export function PreferencesPanel() {
  const { t } = useTranslation("settings");
  const preferences = usePreferences();
  const gateway = preferences.data?.gateway;
  return (
    <Panel title={t("preferences.title")}>
      <p className={styles.hint}>
        {gateway ? t("preferences.insideWith", { name: gateway.name }) : t("preferences.inside")}
      </p>
      <Loaded query={preferences} rows={4}>
        {(known) => (
          <>
            {!known.available && (
              <Alert className={styles.unsent} type="info" showIcon title={t("preferences.unavailable")} />
            )}
            <EmailForm key={known.email} email={known.email} />
            <section className={styles.choices}>
              {known.email === "" && <p className={styles.hint}>{t("preferences.emailNeeded")}</p>}
              <Choices known={known} channel="mail" name={t("preferences.mails")} />
            </section>
            {known.gateway && (
              <section className={styles.gateway} aria-label={known.gateway.name}>
                <h3 className={styles.channel}>{known.gateway.name}</h3>
                <p className={styles.hint}>
                  {t("preferences.gatewayHint", { phone: known.gateway.phone_masked })}
                </p>
                <Choices known={known} channel="gateway" name={known.gateway.name} />
              </section>
            )}
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

interface ChoicesProps {
  known: NoticePreferences;
  channel: NoticeChannel;
  /** What people call the channel's messages. */
  name: string;
}

function Choices({ known, channel, name }: ChoicesProps) {
  const { t } = useTranslation("settings");
  const { message } = App.useApp();
  const choose = useChoose();
  const label = (mode: MailMode) =>
    mode === "off" ? t("preferences.off", { name }) : t(`preferences.mode.${mode}`);
  return (
    <>
      <ProblemAlert error={choose.error} />
      {known.choices
        .filter((choice) => choice.channel === channel)
        .map(({ topic, mode }) => {
          const about = t(`preferences.topic.${topic}`);
          return (
            <div key={topic} className={styles.choice}>
              <p>
                <span className={styles.topic}>{about}</span>
                <span className={styles.hint}>{t(`preferences.about.${topic}`)}</span>
              </p>
              <Radio.Group
                aria-label={t("preferences.by", { topic: about, name })}
                value={choose.isPending && choose.variables.topic === topic ? choose.variables.mode : mode}
                disabled={choose.isPending}
                options={modes.map((value) => ({ value, label: label(value) }))}
                onChange={(event) =>
                  choose.mutate(
                    { channel, topic, mode: event.target.value as MailMode },
                    { onSuccess: () => void message.success(t("preferences.saved")) },
                  )
                }
              />
            </div>
          );
        })}
    </>
  );
}
