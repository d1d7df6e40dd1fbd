import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";
import { type PasswordChange, useChangePassword } from "./api";
import styles from "./PublicPage.module.css";

interface Values extends PasswordChange {
  repeat: string;
}

/** Changes the own password; the server knows the rules and names what is missing. */
export function PasswordForm({ loginName, onDone }: { loginName: string; onDone?: () => void }) {
  const { t } = useTranslation(["session", "common"]);
  const [form] = Form.useForm<Values>();
  const change = useChangePassword();

  const submit = ({ current_password, new_password }: Values) =>
    change.mutate(
      { current_password, new_password },
      {
        onSuccess: () => {
          form.resetFields();
          onDone?.();
        },
        onError: (error) => applyProblem(form, error),
      },
    );
  const needed = (label: string) => ({ required: true, message: t("common:required", { label }) });

  return (
    <div className={styles.form}>
      {change.error && (
        <div className={styles.alert}>
          <ProblemAlert error={change.error} />
        </div>
      )}
      <Form form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        <input type="text" autoComplete="username" value={loginName} readOnly hidden />
        <Form.Item name="current_password" label={t("change.current")} rules={[needed(t("change.current"))]}>
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
        <Form.Item
          name="new_password"
          label={t("change.new")}
          extra={t("change.rule")}
          rules={[needed(t("change.new"))]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <Form.Item
          name="repeat"
          label={t("change.repeat")}
          dependencies={["new_password"]}
          rules={[
            needed(t("change.repeat")),
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                !value || value === getFieldValue("new_password")
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("change.differs"))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t("change.submit")}
        </Button>
      </Form>
    </div>
  );
}
