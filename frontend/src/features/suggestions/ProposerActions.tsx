import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Suggestion } from "../../api/core";
import { TextField } from "../../components/fields";
import { confirmedIn } from "../../components/SignatureList";
import { UnitSelect } from "../../components/UnitSelect";
import { onDemand } from "../../lib/onDemand";
import { ActionButton } from "./ActionButton";
import type { AssignmentProps } from "./AssignmentActions";
import { useRefresh } from "./api";
import { post } from "./post";

const InviteButton = onDemand(async () => (await import("../../components/InviteButton")).InviteButton);

interface Props {
  item: Suggestion;
}

interface Reason {
  reason?: string;
}

/** The lead asks other deputies to sign the draft. */
export function Invite({ item }: Props) {
  const refresh = useRefresh();
  return (
    <InviteButton
      target={async () => ({ id: item.id, version: item.version })}
      first={item.phase === "draft"}
      onInvited={refresh}
      onRefused={refresh}
    />
  );
}

/** The co-signer signs the very text that stands on the page. */
export function ConfirmSignature({ item }: Props) {
  const { t } = useTranslation("requests");
  const no = item.content.version_no;
  return (
    <ActionButton
      label={t("confirm")}
      title={t("confirmTitle")}
      hint={t("confirmHint", { no, title: item.title })}
      id={item.id}
      version={item.version}
      send={(to) => post("/suggestions/{id}/signature/confirm")(to, { text_no: no })}
      button={{ type: "primary" }}
    />
  );
}

export function DeclineSignature({ item }: Props) {
  const { t } = useTranslation("requests");
  const leave = useLeave();
  return (
    <ActionButton<Reason>
      label={t("decline")}
      title={t("declineTitle")}
      hint={t("declineHint")}
      id={item.id}
      version={item.version}
      send={(to, { reason = "" }) => post("/suggestions/{id}/signature/decline")(to, { reason })}
      onDone={leave}
    >
      <TextField name="reason" label={t("reason")} rows={2} max={1000} />
    </ActionButton>
  );
}

export function WithdrawSignature({ item }: Props) {
  const { t } = useTranslation("requests");
  const leave = useLeave();
  return (
    <ActionButton<Reason>
      label={t("withdraw")}
      title={t("withdrawTitle")}
      hint={t("withdrawHint")}
      id={item.id}
      version={item.version}
      send={(to, { reason = "" }) => post("/suggestions/{id}/signature/withdraw")(to, { reason })}
      onDone={leave}
      button={{ danger: true }}
    >
      <TextField name="reason" label={t("reason")} rows={2} max={1000} />
    </ActionButton>
  );
}

/** Who is no proposer any more does not see the item any more. */
function useLeave() {
  const navigate = useNavigate();
  return () => void navigate("/todo", { replace: true });
}

/** The lead asks to take the item back. */
export function AskWithdrawal({ item }: Props) {
  const { t } = useTranslation("requests");
  const joint = confirmedIn(item.signatures).length > 0;
  return (
    <ActionButton<{ reason: string }>
      label={t("withdrawal")}
      title={t("withdrawalTitle")}
      hint={joint ? t("withdrawalJoint") : t("withdrawalAlone")}
      id={item.id}
      version={item.version}
      send={post("/suggestions/{id}/withdrawal-request")}
      button={{ danger: true }}
    >
      <TextField name="reason" label={t("reason")} rows={3} max={1000} required />
    </ActionButton>
  );
}

/** The lead objects to a unit that was chosen. */
export function ObjectToAssignment({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation(["requests", "common"]);
  return (
    <ActionButton<{ reason: string; unit_id?: number }>
      label={t("object")}
      title={t("objectTitle", { unit: assignment.unit_name })}
      hint={t("objectHint")}
      id={assignment.id}
      version={item.version}
      send={post("/assignments/{id}/objection")}
    >
      <TextField name="reason" label={t("reason")} rows={3} max={1000} required />
      <Form.Item name="unit_id" label={`${t("objectUnit")}${t("common:optional")}`}>
        <UnitSelect />
      </Form.Item>
    </ActionButton>
  );
}
