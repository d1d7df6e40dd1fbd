import { DownOutlined, UserOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { Me } from "../../api/contract";
import { useLogOut } from "../../features/session/api";
import { setLanguage } from "../../i18n";
import { showKeys } from "../../lib/keys";

/** The person's own things: log-ins and password, language, log-out. */
export function AccountMenu({ me }: { me: Me }) {
  const { t, i18n } = useTranslation("shell");
  const navigate = useNavigate();
  const logOut = useLogOut();
  const other = i18n.language === "en" ? "zh" : "en";
  const items = [
    { key: "/me", label: t("menu.me") },
    { key: "/me/security", label: t("menu.security") },
    { key: "keys", label: t("menu.keys") },
    { key: "language", label: t(`languages.${other}`) },
    { type: "divider" as const },
    { key: "logOut", label: t("logOut") },
  ];
  const choose = (key: string) => {
    if (key === "language") void setLanguage(other);
    else if (key === "keys") showKeys();
    else if (key === "logOut") logOut.mutate();
    else void navigate(key);
  };

  return (
    <Dropdown
      autoFocus
      trigger={["click"]}
      getPopupContainer={(node) => node.parentElement ?? document.body}
      menu={{ items, onClick: ({ key }) => choose(key) }}
    >
      <Button type="text" icon={<UserOutlined aria-hidden="true" />} aria-haspopup="menu">
        <span className="visually-hidden">{t("account")}</span>
        {me.user.name}
        <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  );
}
