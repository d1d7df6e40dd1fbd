import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Slip, User } from "../../api/contract";
import { ConfirmButton } from "../../components/ConfirmButton";
import { ResetPassword } from "../../components/ResetPassword";
import { useRestore, useSuspend } from "./api";
import { EditUser } from "./EditUser";
import styles from "./UsersPage.module.css";

/** What the person who is logged in can do with one account. */
export function UserActions({ user, onSlip }: { user: User; onSlip: (slip: Slip) => void }) {
  const { t } = useTranslation(["accounts", "common"]);
  const { message } = App.useApp();
  const suspend = useSuspend();
  const restore = useRestore();
  const [editing, setEditing] = useState(false);
  const { id, name, actions } = user;

  return (
    <span className={styles.actions}>
      {actions.includes("update") && (
        <Button size="small" aria-label={t("editTitle", { name })} onClick={() => setEditing(true)}>
          {t("common:edit")}
        </Button>
      )}
      {editing && <EditUser user={user} onClose={() => setEditing(false)} />}
      {actions.includes("reset_password") && <ResetPassword user={user} onSlip={onSlip} />}
      {actions.includes("suspend") && (
        <ConfirmButton
          size="small"
          type="text"
          danger
          title={t("suspendTitle", { name })}
          hint={t("suspendHint")}
          askReason={{ label: t("common:reason") }}
          onConfirm={async (reason) => {
            await suspend.mutateAsync({ id, reason });
            message.success(t("suspended"));
          }}
        >
          {t("suspend")}
        </ConfirmButton>
      )}
      {actions.includes("restore") && (
        <ConfirmButton
          size="small"
          title={t("restoreTitle", { name })}
          hint={t("restoreHint")}
          onConfirm={async () => {
            await restore.mutateAsync(id);
            message.success(t("restored"));
          }}
        >
          {t("restore")}
        </ConfirmButton>
      )}
    </span>
  );
}
