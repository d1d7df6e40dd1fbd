import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Receipt, Signature } from "../../api/core";
import { InviteButton } from "../../components/InviteButton";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { SignatureList } from "../../components/SignatureList";
import type { useCosigning } from "./api";
import styles from "./Drafts.module.css";

interface Props {
  cosigning: ReturnType<typeof useCosigning>;
  /** The draft was saved at least once. */
  saved: boolean;
  mayInvite: boolean;
  target: () => Promise<{ id: number; version: number } | null>;
  onInvited: (receipt: Receipt) => void;
}

/** Who was asked to sign the draft along, how each has answered, and the way to ask more. */
export function Cosigners({ cosigning, saved, mayInvite, target, onInvited }: Props) {
  const { t } = useTranslation("drafts");
  const { data, error, refetch } = cosigning;
  const signatures = data?.signatures ?? [];
  return (
    <Panel title={t("cosigners.title")}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {signatures.length > 0 && <SignatureList signatures={signatures} clocks={data?.clocks ?? []} />}
      {signatures.length === 0 && (
        <p className={styles.hint}>{saved ? t("cosigners.none") : t("cosigners.notYet")}</p>
      )}
      {saved && mayInvite && (
        <div className={styles.choose}>
          <InviteButton target={target} first={signatures.length === 0} onInvited={onInvited} />
        </div>
      )}
    </Panel>
  );
}

/** Says that an edit voids what co-signers have confirmed, before it is made. */
export function Lock({ confirmed, onUnlock }: { confirmed: Signature[]; onUnlock?: () => void }) {
  const { t } = useTranslation("drafts");
  const names = confirmed.map(({ name }) => name).join(t("and"));
  if (!onUnlock) return <Alert type="warning" showIcon title={t("cosigners.unlocked", { names })} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("cosigners.locked", { count: confirmed.length })}
      description={
        <>
          <p>{t("cosigners.lockedHint", { names })}</p>
          <Button className={styles.choose} onClick={onUnlock}>
            {t("cosigners.unlock")}
          </Button>
        </>
      }
    />
  );
}
