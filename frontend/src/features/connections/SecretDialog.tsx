import { App, Button, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";

import styles from "./Connections.module.css";

interface Props {
  title: string;
  hint: string;
  secret: string;
  onClose: () => void;
}

/** Shows a secret once, ready to be copied; closed, nothing of it stays in the page. */
export function SecretDialog({ title, hint, secret, onClose }: Props) {
  const { t } = useTranslation("connections");
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      message.success(t("copied"));
    } catch {
      message.warning(t("copyByHand"));
    }
  };
  return (
    <Modal
      open
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={onClose}>{t("kept")}</Button>
          <Button type="primary" onClick={copy}>
            {t("copy")}
          </Button>
        </>
      }
    >
      <p className={styles.hint}>{hint}</p>
      <Input.TextArea
        className={styles.secret}
        value={secret}
        readOnly
        autoSize
        aria-label={title}
        onFocus={(event) => event.target.select()}
      />
    </Modal>
  );
}
