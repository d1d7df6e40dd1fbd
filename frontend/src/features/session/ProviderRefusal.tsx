import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

/** Why the way over the identity provider did not lead in, by the code with which it came back. */
export function ProviderRefusal() {
  const { t, i18n } = useTranslation("identity");
  const [params] = useSearchParams();
  const code = params.get("oidc");
  if (!code) return null;
  const known = i18n.exists(`oidc.refused.${code}`, { ns: "identity" });
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t(`oidc.refused.${known ? (code as "other") : "other"}`)}
    />
  );
}
