import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

/** The password, asked for again before a secret is made. */
export function PasswordAgain() {
  const { t } = useTranslation(["connections", "common"]);
  const label = t("tokens.password");
  return (
    <Form.Item
      name="current_password"
      label={label}
      extra={t("tokens.passwordHint")}
      rules={[{ required: true, message: t("common:required", { label }) }]}
    >
      <Input.Password autoComplete="current-password" maxLength={128} />
    </Form.Item>
  );
}
