import { Alert, App, Button, Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { MailMode, NoticeChannel, NoticePreferences, Reaching, Topic } from "../../api/contract";
import { Loaded } from "../../components/Loaded";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";
import { listed } from "../../lib/listed";
import { type OwnAddress, useChangeAddress, useChoose, usePreferences } from "./api";
import styles from "./SettingsPage.module.css";

const modes: MailMode[] = ["each", "digest", "off"];

/** Where the person is reached outside the platform, and for each topic and channel whether and how often. */
export function PreferencesPanel() {
  const { t } = useTranslation("settings");
  const preferences = usePreferences();
  const named = ({ channel, name }: Reaching) => (channel === "mail" ? t("preferences.mails") : name);
  return (
    <Panel title={t("preferences.title")}>
      <Loaded query={preferences} rows={4}>
        {(known) => {
          const names = known.channels.map(named);
          return (
            <>
              <p className={styles.hint}>
                {names.length > 1
                  ? t("preferences.insideWith", { names: listed(names) })
                  : t("preferences.inside")}
              </p>
              {known.channels.map((reaching, at) => (
                <section key={reaching.channel} className={styles.channel} aria-label={names[at]}>
                  {names.length > 1 && <h3>{names[at]}</h3>}
                  <Reached reaching={reaching} />
                  <Choices known={known} channel={reaching.channel} name={names[at] ?? ""} />
                </section>
              ))}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

/** Where a channel reaches the person: a number is the administrator's to keep, the rest one's own. */
function Reached({ reaching: { channel, open, address } }: { reaching: Reaching }) {
  const { t } = useTranslation("settings");
  if (channel === "sms") return <p className={styles.hint}>{t("preferences.smsHint", { phone: address })}</p>;
  const own = channel === "mail" ? "email" : "wechat";
  return (
    <>
      {!open && <Alert type="info" showIcon title={t("preferences.unavailable")} />}
      <AddressForm key={address} own={own} address={address} />
      {address === "" && <p className={styles.hint}>{t(`preferences.needed.${own}`)}</p>}
    </>
  );
}

function AddressForm({ own, address }: { own: OwnAddress; address: string }) {
  const { t } = useTranslation(["settings", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<Partial<Record<OwnAddress, string>>>();
  const change = useChangeAddress(own);
  const submit = (values: Partial<Record<OwnAddress, string>>) =>
    change.mutate((values[own] ?? "").trim(), {
      onSuccess: () => void message.success(t(`preferences.kept.${own}`)),
      onError: (error) => applyProblem(form, error),
    });
  return (
    <Form form={form} layout="vertical" initialValues={{ [own]: address }} onFinish={submit}>
      <ProblemAlert error={change.error} />
      <Form.Item name={own} label={t(`preferences.${own}`)} extra={t(`preferences.hint.${own}`)}>
        {own === "email" ? (
          <Input autoComplete="email" inputMode="email" maxLength={120} placeholder="name@example.cn" />
        ) : (
          <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={64} />
        )}
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
  // Shown at once: what a mutation says of itself comes only after the click.
  const [wanted, setWanted] = useState<{ topic: Topic; mode: MailMode }>();
  const change = (topic: Topic, mode: MailMode) => {
    setWanted({ topic, mode });
    choose.mutate(
      { channel, topic, mode },
      {
        onSuccess: () => void message.success(t("preferences.saved")),
        onSettled: () => setWanted(undefined),
      },
    );
  };
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
                value={wanted?.topic === topic ? wanted.mode : mode}
                disabled={wanted !== undefined}
                options={modes.map((value) => ({ value, label: label(value) }))}
                onChange={(event) => change(topic, event.target.value)}
              />
            </div>
          );
        })}
    </>
  );
}
