import type { ButtonProps } from "antd";
import { useTranslation } from "react-i18next";

import type { Slip } from "../api/contract";
import { useResetPassword } from "../api/users";
import { ConfirmButton } from "./ConfirmButton";

interface Props extends Pick<ButtonProps, "type"> {
  user: { id: number; name: string };
  /** Takes the new initial password, which is shown this once. */
  onSlip: (slip: Slip) => void;
}

/** Gives somebody who forgot the password a new initial one, on a slip. */
export function ResetPassword({ user: { id, name }, type, onSlip }: Props) {
  const { t } = useTranslation("accounts");
  const reset = useResetPassword();
  return (
    <ConfirmButton
      size="small"
      type={type}
      title={t("resetTitle", { name })}
      hint={t("resetHint")}
      confirmText={t("reset")}
      aria-label={t("resetLabel", { name })}
      onConfirm={async () => onSlip(await reset.mutateAsync(id))}
    >
      {t("reset")}
    </ConfirmButton>
  );
}
