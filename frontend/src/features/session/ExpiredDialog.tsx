import { Button, Form, Input, type InputRef, Modal } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { endSession, useSession } from "../../api/session";
import { ProblemAlert } from "../../components/ProblemAlert";
import { useLogIn } from "./api";

/** Asks for the password when the log-in has ended, over the page that stays as it was. */
export function ExpiredDialog() {
  const { t } = useTranslation(["session", "common"]);
  const { status, me } = useSession();
  const [form] = Form.useForm<{ password: string }>();
  const input = useRef<InputRef>(null);
  const logIn = useLogIn();
  if (!me) return null;

  const submit = ({ password }: { password: string }) =>
    logIn.mutate({ login_name: me.user.login_name, password }, { onSettled: () => form.resetFields() });

  return (
    <Modal
      open={status === "expired"}
      title={t("expiredTitle")}
      zIndex={1500}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      afterOpenChange={(open) => open && input.current?.focus()}
      footer={
        <>
          <Button onClick={endSession}>{t("otherAccount")}</Button>
          <Button type="primary" loading={logIn.isPending} onClick={form.submit}>
            {t("continue")}
          </Button>
        </>
      }
    >
      <p>{t("expiredHint")}</p>
      <ProblemAlert error={logIn.error} />
      <Form form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        <p>{t("expiredWho", { name: me.user.name, loginName: me.user.login_name })}</p>
        <Form.Item
          name="password"
          label={t("password")}
          rules={[{ required: true, message: t("common:required", { label: t("password") }) }]}
        >
          <Input.Password ref={input} autoComplete="current-password" maxLength={128} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
