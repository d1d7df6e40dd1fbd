import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Me } from "../../api/contract";
import { ElderButton } from "../../components/ElderButton";
import { useHatText } from "../../lib/useHatText";
import styles from "./Shell.module.css";

/** The header on a phone: the product, whose hat is worn, and the way to larger type. */
export function PhoneHeader({ me }: { me: Me }) {
  const { t } = useTranslation(["common", "shell"]);
  const hatText = useHatText();
  return (
    <header className={`${styles.header} no-print`}>
      <Link to="/" className={styles.brand}>
        {t("product")}
      </Link>
      <Link to="/me" className={styles.phoneHat}>
        <span className="visually-hidden">{t("shell:hat")}</span>
        {hatText(me.hat)}
      </Link>
      <ElderButton />
    </header>
  );
}
