import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

/** How a person is called. */
export function NameField() {
  const { t } = useTranslation(["accounts", "common"]);
  return (
    <Form.Item
      name="name"
      label={t("name")}
      rules={[{ required: true, whitespace: true, message: t("common:required", { label: t("name") }) }]}
    >
      <Input maxLength={40} autoComplete="off" />
    </Form.Item>
  );
}

/** A mobile number of the mainland, or none. */
export function PhoneField() {
  const { t } = useTranslation(["accounts", "common"]);
  return (
    <Form.Item
      name="phone"
      label={`${t("phone")}${t("common:optional")}`}
      rules={[{ pattern: /^1\d{10}$/, message: t("phoneRule") }]}
    >
      <Input inputMode="tel" maxLength={11} autoComplete="off" />
    </Form.Item>
  );
}

/** The account at a WeChat gateway, or none. */
export function WechatField() {
  const { t } = useTranslation(["accounts", "common"]);
  return (
    <Form.Item
      name="wechat"
      label={`${t("wechat")}${t("common:optional")}`}
      extra={t("wechatHint")}
      rules={[{ pattern: /^[A-Za-z0-9_.@-]{1,64}$/, message: t("wechatRule") }]}
    >
      <Input maxLength={64} autoComplete="off" autoCapitalize="none" spellCheck={false} />
    </Form.Item>
  );
}
