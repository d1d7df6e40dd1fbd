import { Alert } from "antd";
import { useTranslation } from "react-i18next";

import type { Suggestion } from "../../api/core";
import { useSession } from "../../api/session";
import { Panel } from "../../components/Panel";
import { confirmedIn, cutOffOf, SignatureList, waitingIn } from "../../components/SignatureList";
import { dayText } from "../../lib/date";

/** Who signs the item with the lead, and how each has answered. */
export function Signatures({ item }: { item: Suggestion }) {
  const { t } = useTranslation("requests");
  if (item.signatures.length === 0) return null;
  return (
    <Panel title={t("signatures.title")}>
      <SignatureList signatures={item.signatures} clocks={item.clocks} />
    </Panel>
  );
}

/** What somebody is asked who is invited to co-sign, and until when; the text follows it. */
export function Invitation({ item }: { item: Suggestion }) {
  const { t } = useTranslation("requests");
  const { me } = useSession();
  const own = item.signatures.find(({ deputy_id }) => deputy_id === me?.hat?.deputy_id);
  if (own?.state !== "invited" || !item.actions.includes("decline_signature")) return null;
  const clock = cutOffOf(item.clocks);
  const date = clock ? dayText(clock.due_on) : "";
  const passed = !item.actions.includes("confirm_signature");
  return (
    <Alert
      type="info"
      showIcon
      title={t("invitation.title")}
      description={
        <>
          <p>{t("invitation.text", { name: item.proposer.name })}</p>
          {date && <p>{passed ? t("invitation.passed", { date }) : t("invitation.deadline", { date })}</p>}
          {!passed && <p>{t("invitation.text_no", { no: item.content.version_no })}</p>}
        </>
      }
    />
  );
}

/** What becomes of the co-signers when the item is submitted now. */
export function SubmitSignatures({ item }: { item: Suggestion }) {
  const { t } = useTranslation("requests");
  const { signatures } = item;
  if (signatures.length === 0) return null;
  const count = confirmedIn(signatures).length;
  const names = waitingIn(signatures).map(({ name }) => name);
  return (
    <>
      <p>{count > 0 ? t("submitJoint", { count }) : t("submitAlone")}</p>
      {names.length > 0 && <p>{t("submitLapse", { names: names.join(t("and")) })}</p>}
    </>
  );
}
