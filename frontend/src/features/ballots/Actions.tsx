import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { ConfirmButton } from "../../components/ConfirmButton";
import { type Ballot, cancel, close, open, remove, type Turnout, useRefresh } from "./api";
import styles from "./Ballots.module.css";

/** What this person may do with the ballot now. */
export function Actions({ ballot, turnout }: { ballot: Ballot; turnout: Turnout }) {
  const { t } = useTranslation("ballots");
  const navigate = useNavigate();
  const refresh = useRefresh();
  const { message } = App.useApp();
  const may = (action: Ballot["actions"][number]) => ballot.actions.includes(action);
  const done = (label: string, act: () => Promise<unknown>) => async () => {
    try {
      await act();
    } finally {
      await refresh();
    }
    message.success(t("done", { action: label }));
  };
  return (
    <div className={styles.actions}>
      {may("vote") && (
        <Button type="primary" size="large" onClick={() => navigate(`/ballots/${ballot.id}/vote`)}>
          {t("action.vote")}
        </Button>
      )}
      {may("open") && (
        <ConfirmButton
          type="primary"
          title={t("action.open")}
          hint={t(`openHint.${ballot.voters}`, {
            issued: turnout.issued,
          })}
          onConfirm={done(t("action.open"), () => open(ballot))}
        >
          {t("action.open")}
        </ConfirmButton>
      )}
      {may("close") && (
        <ConfirmButton
          type="primary"
          title={t("action.close")}
          hint={t(turnout.reached ? "closeHint" : "closeHintMissing", { ...turnout })}
          onConfirm={done(t("action.close"), () => close(ballot))}
        >
          {t("action.close")}
        </ConfirmButton>
      )}
      {may("edit") && (
        <Button onClick={() => navigate(`/ballots/${ballot.id}/edit`)}>{t("action.edit")}</Button>
      )}
      {may("cancel") && (
        <ConfirmButton
          danger
          title={t("action.cancel")}
          hint={t("cancelHint")}
          askReason={{ label: t("field.reason") }}
          onConfirm={(reason) => done(t("action.cancel"), () => cancel(ballot, reason))()}
        >
          {t("action.cancel")}
        </ConfirmButton>
      )}
      {may("delete") && (
        <ConfirmButton
          danger
          title={t("action.delete")}
          hint={t("deleteHint")}
          onConfirm={async () => {
            await remove(ballot);
            navigate("/ballots");
            await refresh();
          }}
        >
          {t("action.delete")}
        </ConfirmButton>
      )}
    </div>
  );
}
