import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Identity } from "../../api/contract";
import { ConfirmButton } from "../../components/ConfirmButton";
import { DateText } from "../../components/DateText";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";
import { useIdentities, useLinkIdentity, useUnlinkIdentity } from "./identityApi";
import { ProviderRefusal } from "./ProviderRefusal";
import styles from "./SecurityPage.module.css";

/** The account's link with the identity provider; where there is no provider, nothing. */
export function IdentityPanel() {
  const { t } = useTranslation("identity");
  const identities = useIdentities();
  const [linking, setLinking] = useState(false);
  const list = identities.data;
  if (!list || (!list.provider.available && list.items.length === 0)) return null;
  const { name } = list.provider;
  return (
    <Panel title={t("oidc.title")}>
      <ProviderRefusal />
      <p className={styles.hint}>{t("oidc.hint", { name })}</p>
      {list.items.map((identity) => (
        <Linked key={identity.id} identity={identity} />
      ))}
      {list.items.length === 0 && (
        <Button onClick={() => setLinking(true)}>{t("oidc.link", { name })}</Button>
      )}
      {linking && <LinkDialog name={name} onClose={() => setLinking(false)} />}
    </Panel>
  );
}

function Linked({ identity }: { identity: Identity }) {
  const { t } = useTranslation("identity");
  const { message } = App.useApp();
  const unlink = useUnlinkIdentity();
  const finish = async () => {
    await unlink.mutateAsync(identity.id);
    message.success(t("oidc.unlinked"));
  };
  return (
    <div className={styles.login}>
      <div>
        <p className={styles.device}>{t("oidc.linked", { issuer: identity.issuer })}</p>
        <dl className={styles.facts}>
          <dt>{t("oidc.since")}</dt>
          <dd>
            <DateText value={identity.created_at} />
          </dd>
          <dt>{t("oidc.used")}</dt>
          <dd>{identity.last_used_at ? <DateText value={identity.last_used_at} /> : t("oidc.never")}</dd>
        </dl>
      </div>
      <ConfirmButton danger title={t("oidc.unlinkTitle")} hint={t("oidc.unlinkHint")} onConfirm={finish}>
        {t("oidc.unlink")}
      </ConfirmButton>
    </div>
  );
}

function LinkDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation(["identity", "common"]);
  const [form] = Form.useForm<{ current_password: string }>();
  const link = useLinkIdentity();
  return (
    <Modal
      open
      title={t("oidc.linkTitle", { name })}
      okText={t("oidc.link", { name })}
      cancelText={t("common:cancel")}
      confirmLoading={link.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className={styles.hint}>{t("oidc.linkHint", { name })}</p>
      <ProblemAlert error={link.error} />
      <Form
        form={form}
        name="identity"
        layout="vertical"
        requiredMark={false}
        onFinish={({ current_password }) =>
          link.mutate(current_password, { onError: (error) => applyProblem(form, error) })
        }
      >
        <Form.Item
          name="current_password"
          label={t("oidc.password")}
          rules={[{ required: true, message: t("common:required", { label: t("oidc.password") }) }]}
        >
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
