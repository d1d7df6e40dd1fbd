import { CheckOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Me } from "../../api/contract";
import { ProblemAlert } from "../../components/ProblemAlert";
import { useHatText } from "../../lib/useHatText";
import { useWearHat } from "./api";
import styles from "./HatList.module.css";

/** The hats of a person, the worn one marked, the others to be put on. */
export function HatList({ me }: { me: Me }) {
  const { t } = useTranslation("session");
  const hatText = useHatText();
  const wear = useWearHat();
  return (
    <>
      <ProblemAlert error={wear.error} />
      <ul className={styles.hats}>
        {me.hats.map((hat) => (
          <li key={hat.membership_id} className={styles.hat}>
            <span>
              {hatText(hat)}
              <span className={styles.congress}>{hat.congress_name}</span>
            </span>
            {hat.membership_id === me.hat?.membership_id ? (
              <span className={styles.worn}>
                <CheckOutlined aria-hidden="true" /> {t("me.wearing")}
              </span>
            ) : (
              <Button
                loading={wear.isPending && wear.variables === hat.membership_id}
                disabled={wear.isPending}
                aria-label={`${t("me.wear")} ${hatText(hat, hat.congress_name)}`}
                onClick={() => wear.mutate(hat.membership_id)}
              >
                {t("me.wear")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
