import { App, Button, Space, Tag } from "antd";
import { useTranslation } from "react-i18next";

import type { ApiToken } from "../../api/contract";
import { ConfirmButton } from "../../components/ConfirmButton";
import { DateText } from "../../components/DateText";
import type { Column } from "../../components/PageTable";
import { dayOf, dayText, minuteText } from "../../lib/date";
import { useRevokeToken } from "./api";
import styles from "./Connections.module.css";

const colours: Record<ApiToken["state"], string | undefined> = {
  active: "success",
  expired: undefined,
  revoked: undefined,
};

/** A token holds until a midnight: the day before is the last one. */
const lastDay = (token: ApiToken) => dayOf(new Date(Date.parse(token.expires_at) - 1));

/** The columns of a list of tokens; that of a congress names the person, too. Who owns them renews them. */
export function useTokenColumns(
  whose: "own" | "congress",
  onRotate?: (token: ApiToken) => void,
): Column<ApiToken>[] {
  const { t } = useTranslation(["connections", "common"]);
  const person: Column<ApiToken> = {
    key: "person",
    title: t("tokens.person"),
    render: (token) => (
      <>
        {token.person_name} <span className={styles.soft}>{token.login_name}</span>
      </>
    ),
  };
  return [
    { key: "name", title: t("tokens.name"), render: (token) => token.name, card: "title" },
    ...(whose === "congress" ? [person] : []),
    {
      key: "hat",
      title: t("tokens.hat"),
      render: (token) => [t(`common:role.${token.role}`), token.unit_name].filter(Boolean).join(" · "),
    },
    {
      key: "scopes",
      title: t("tokens.scopes"),
      render: (token) => (
        <span className={styles.tags}>
          {token.scopes.map((scope) => (
            <Tag key={scope}>{t(`tokens.scope.${scope.replace(":", "_") as "read_suggestions"}.name`)}</Tag>
          ))}
        </span>
      ),
    },
    {
      key: "state",
      title: t("tokens.state"),
      render: (token) => (
        <>
          <Tag color={colours[token.state]}>{t(`tokens.states.${token.state}`)}</Tag>
          {token.former_until && (
            <span className={styles.soft}>{t("tokens.former", { at: minuteText(token.former_until) })}</span>
          )}
        </>
      ),
      nowrap: true,
    },
    {
      key: "expires",
      title: t("tokens.expires"),
      render: (token) => dayText(lastDay(token)),
      nowrap: true,
    },
    {
      key: "used",
      title: t("tokens.used"),
      render: (token) => (token.last_used_at ? <DateText value={token.last_used_at} /> : t("tokens.never")),
      nowrap: true,
    },
    {
      key: "actions",
      title: t("common:actions"),
      render: (token) => (
        <Space>
          {onRotate && token.state === "active" && (
            <Button size="small" onClick={() => onRotate(token)}>
              {t("tokens.rotate")}
            </Button>
          )}
          {token.state !== "revoked" && <Revoke token={token} whose={whose} />}
        </Space>
      ),
      card: "actions",
      nowrap: true,
    },
  ];
}

function Revoke({ token, whose }: { token: ApiToken; whose: "own" | "congress" }) {
  const { t } = useTranslation("connections");
  const { message } = App.useApp();
  const revoke = useRevokeToken(whose);
  const finish = async () => {
    await revoke.mutateAsync(token.id);
    message.success(t("tokens.revoked"));
  };
  return (
    <ConfirmButton
      danger
      size="small"
      title={t("tokens.revokeTitle", { name: token.name })}
      hint={t("tokens.revokeHint")}
      onConfirm={finish}
    >
      {t("tokens.revoke")}
    </ConfirmButton>
  );
}
