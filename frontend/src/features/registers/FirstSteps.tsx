import { CheckCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { Congress } from "../../api/congress";
import { Panel } from "../../components/Panel";
import styles from "./Terms.module.css";
import type { Opened } from "./TermsPage";
import { type Step, useFirstSteps } from "./termsApi";

interface Props {
  congress: Congress;
  onOpen: (form: Opened) => void;
}

const elsewhere: Partial<Record<Step, string>> = { deputies: "/deputies", units: "/units", rules: "/rules" };

/** What a new office does first, one thing after the other; gone once all of it is done. */
export function FirstSteps({ congress, onOpen }: Props) {
  const { t } = useTranslation("terms");
  const navigate = useNavigate();
  const steps = useFirstSteps();
  const open = steps?.filter(({ done }) => !done) ?? [];
  if (!steps || open.length === 0) return null;

  const [term] = congress.terms;
  const go = (step: Step) => {
    if (step === "term") return onOpen({ what: "term", term: null });
    if (step === "session" && term) return onOpen({ what: "session", term, session: null });
    void navigate(elsewhere[step] ?? "/terms");
  };
  return (
    <Panel
      title={t("steps.title")}
      extra={<span className={styles.quiet}>{t("steps.left", { count: open.length })}</span>}
    >
      <ol className={styles.steps}>
        {steps.map(({ step, done, count }, index) => (
          <li key={step} className={done ? styles.stepDone : styles.step}>
            <span className={styles.mark} aria-hidden="true">
              {done ? <CheckCircleFilled /> : index + 1}
            </span>
            <div>
              <p className={styles.stepName}>
                {t(`steps.${step}`)}
                {done && <span className={styles.quiet}>{t(`steps.${step}_done`, { count })}</span>}
              </p>
              {!done && <p className={styles.quiet}>{t(`steps.${step}_hint`)}</p>}
            </div>
            {!done && (
              <Button
                type={step === open[0]?.step ? "primary" : "default"}
                disabled={!term && (step === "session" || step === "deputies")}
                onClick={() => go(step)}
              >
                {t(`steps.${step}_go`)}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
