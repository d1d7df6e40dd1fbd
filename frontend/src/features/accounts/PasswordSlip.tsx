import { PrinterOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

import type { Slip } from "../../api/contract";
import { PrintArea } from "../../components/PrintArea";
import { minuteText } from "../../lib/date";
import styles from "./PasswordSlip.module.css";

/** Shows an initial password once, ready to be printed and handed over; closed, nothing of it stays in the page. */
export function PasswordSlip({ slip, onClose }: { slip: Slip; onClose: () => void }) {
  const { t } = useTranslation(["accounts", "common"]);
  return (
    <>
      <Modal
        open
        title={t("slip.title")}
        closable={false}
        keyboard={false}
        mask={{ closable: false }}
        footer={
          <>
            <Button onClick={onClose}>{t("slip.close")}</Button>
            <Button
              type="primary"
              icon={<PrinterOutlined aria-hidden="true" />}
              onClick={() => window.print()}
            >
              {t("common:print")}
            </Button>
          </>
        }
      >
        <p>{t("slip.hint")}</p>
        <Content slip={slip} />
      </Modal>
      <PrintArea>
        <div className={styles.slip}>
          <h1 className={styles.heading}>{t("slip.title")}</h1>
          <Content slip={slip} />
          <p>{t("slip.note")}</p>
          <p>{t("slip.printedAt", { at: minuteText(new Date().toISOString()) })}</p>
        </div>
      </PrintArea>
    </>
  );
}

function Content({ slip }: { slip: Slip }) {
  const { t } = useTranslation(["accounts", "common"]);
  return (
    <dl className={styles.facts}>
      <dt>{t("name")}</dt>
      <dd>{slip.name}</dd>
      <dt>{t("loginName")}</dt>
      <dd className={styles.exact}>{slip.login_name}</dd>
      <dt>{t("slip.password")}</dt>
      <dd className={styles.exact}>{slip.initial_password}</dd>
      <dt>{t("slip.address")}</dt>
      <dd className={styles.exact}>{location.origin}</dd>
    </dl>
  );
}
