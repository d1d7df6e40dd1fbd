import { CheckOutlined, DownOutlined } from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";

import type { Me } from "../../api/contract";
import { useWearHat } from "../../features/session/api";
import { useHatText } from "../../lib/useHatText";
import styles from "./Shell.module.css";

/** Which hat is worn, and the others to change to. */
export function HatMenu({ me }: { me: Me }) {
  const { t } = useTranslation("shell");
  const { message } = App.useApp();
  const hatText = useHatText();
  const wear = useWearHat();
  if (me.hats.length < 2) return <span className={styles.hat}>{hatText(me.hat)}</span>;

  const items = me.hats.map((hat) => ({
    key: String(hat.membership_id),
    label: hatText(hat, hat.congress_name),
    icon:
      hat.membership_id === me.hat?.membership_id ? <CheckOutlined /> : <span className={styles.noIcon} />,
  }));
  const change = (key: string) => {
    if (Number(key) === me.hat?.membership_id) return;
    wear.mutate(Number(key), { onError: (error) => message.error(error.message) });
  };

  return (
    <Dropdown
      autoFocus
      trigger={["click"]}
      getPopupContainer={(node) => node.parentElement ?? document.body}
      menu={{ items, onClick: ({ key }) => change(key) }}
    >
      <Button type="text" loading={wear.isPending} aria-haspopup="menu" title={t("hatHint")}>
        <span className="visually-hidden">{t("hat")}</span>
        {hatText(me.hat)}
        <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  );
}
