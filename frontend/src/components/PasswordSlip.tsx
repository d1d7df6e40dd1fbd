import { PrinterOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

import type { Slip } from "../api/contract";
import { minuteText } from "../lib/date";
import styles from "./PasswordSlip.module.css";
import { PrintArea } from "./PrintArea";

interface Props {
  slips: Slip[];
  /** How many more there will be. */
  remaining?: number;
  onClose: () => void;
}

/** Shows initial passwords once, ready to be printed and handed over; closed, nothing of them stays in the page. */
export function PasswordSlips({ slips, remaining = 0, onClose }: Props) {
  const { t } = useTranslation(["accounts", "common"]);
  const many = slips.length > 1;
  return (
    <>
      <Modal
        open
        title={many ? t("slip.titleMany", { count: slips.length }) : t("slip.title")}
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
        {remaining > 0 && <p>{t("slip.remaining", { count: remaining })}</p>}
        <section className={styles.all} aria-label={t("slip.title")} tabIndex={many ? 0 : undefined}>
          {slips.map((slip) => (
            <Content key={slip.login_name} slip={slip} />
          ))}
        </section>
      </Modal>
      <PrintArea>
        {slips.map((slip) => (
          <div key={slip.login_name} className={styles.slip}>
            <h1 className={styles.heading}>{t("slip.title")}</h1>
            <Content slip={slip} />
            <p>{t("slip.note")}</p>
            <p>{t("slip.printedAt", { at: minuteText(new Date().toISOString()) })}</p>
          </div>
        ))}
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
