import { Modal, Switch } from "antd";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";

import { setKeysOn, useKeysOn } from "../../lib/keys";
import styles from "./Keys.module.css";

const groups = [
  {
    name: "list",
    keys: [
      ["next", "j", "↓"],
      ["previous", "k", "↑"],
      ["open", "enter"],
      ["tick", "x"],
    ],
  },
  {
    name: "item",
    keys: [
      ["nextItem", "j", "→"],
      ["previousItem", "k", "←"],
      ["act", "a"],
      ["back", "u"],
    ],
  },
  {
    name: "anywhere",
    keys: [
      ["search", "/"],
      ["help", "?"],
    ],
  },
] as const;

interface Props {
  open: boolean;
  close: () => void;
}

/** Which keys do what, and the switch for all of them. */
export function KeysDialog({ open, close }: Props) {
  const { t } = useTranslation("keys");
  const on = useKeysOn();
  return (
    <Modal open={open} onCancel={close} title={t("title")} footer={null} width="34rem">
      {groups.map(({ name, keys }) => (
        <section key={name} className={styles.group} aria-labelledby={`keys-${name}`}>
          <h2 id={`keys-${name}`} className={styles.head}>
            {t(name)}
          </h2>
          <dl className={styles.keys}>
            {keys.map(([does, ...pressed]) => (
              <div key={does} className={styles.line}>
                <dt>
                  {pressed.map((one, no) => (
                    <Fragment key={one}>
                      {no > 0 && ` ${t("or")} `}
                      <kbd className={styles.key}>{one === "enter" ? t("enter") : one}</kbd>
                    </Fragment>
                  ))}
                </dt>
                <dd>{t(does)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className={styles.hint}>{t("hint")}</p>
      <div className={styles.switch}>
        <Switch id="keys-on" checked={on} onChange={setKeysOn} aria-describedby="keys-on-hint" />
        <label htmlFor="keys-on">{t("on")}</label>
      </div>
      <p id="keys-on-hint" className={styles.hint}>
        {t("onHint")}
      </p>
    </Modal>
  );
}
