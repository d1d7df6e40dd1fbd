import { App } from "antd";
import { useTranslation } from "react-i18next";

import type { User } from "../../api/contract";
import { ConfirmButton } from "../../components/ConfirmButton";
import { useHatText } from "../../lib/useHatText";
import { useRevoke } from "./api";
import styles from "./RolesPage.module.css";

/** The roles of a person, each to be taken back. */
export function Memberships({ user }: { user: User }) {
  const { t } = useTranslation("roles");
  const { message } = App.useApp();
  const hatText = useHatText();
  const revoke = useRevoke();
  if (user.memberships.length === 0) return <span className={styles.none}>{t("none")}</span>;

  return (
    <ul>
      {user.memberships.map((membership) => {
        const role = hatText(membership, membership.deputy_name);
        return (
          <li key={membership.id} className={styles.membership}>
            {role}
            <ConfirmButton
              size="small"
              type="text"
              danger
              title={t("revokeTitle", { name: user.name })}
              hint={t("revokeHint", { role })}
              confirmText={t("revoke")}
              aria-label={t("revokeLabel", { role })}
              onConfirm={async () => {
                await revoke.mutateAsync(membership.id);
                message.success(t("revoked"));
              }}
            >
              {t("revoke")}
            </ConfirmButton>
          </li>
        );
      })}
    </ul>
  );
}
