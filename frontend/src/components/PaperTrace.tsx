import QRCode from "antd/es/qr-code";
import { useTranslation } from "react-i18next";

import styles from "./PaperTrace.module.css";

interface Props {
  /** The page that the paper is about. */
  path: string;
  /** By which a print is checked; empty of what has none. */
  code: string;
}

/** At the foot of an official paper: where it leads, and by which code a print of it is checked. */
export function PaperTrace({ path, code }: Props) {
  const { i18n } = useTranslation("papers");
  const t = i18n.getFixedT("zh", "papers"); // the paper is Chinese, whatever language the pages are in
  return (
    <aside className={styles.trace}>
      <QRCode type="svg" size={72} bordered={false} value={`${location.origin}${path}`} aria-hidden="true" />
      <p>
        {t("trace.scan")}
        {code && (
          <>
            <br />
            {t("trace.code")} <strong>{code}</strong>
            {t("trace.check", { address: `${location.host}/verify` })}
          </>
        )}
      </p>
    </aside>
  );
}
