import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { newIdempotencyKey } from "../../api/idempotency";
import { ConfirmButton } from "../../components/ConfirmButton";
import { TextField } from "../../components/fields";
import { Panel } from "../../components/Panel";
import { dayText } from "../../lib/date";
import { Act } from "./Act";
import { type Card, nominate, usePanel, useRefresh, withdrawNomination } from "./api";
import { Parties } from "./Parties";
import { Reasons, StatusTag, useDays } from "./Status";
import styles from "./Supervision.module.css";

/** On the page of a suggestion: how its supervision goes, or the way to nominate it. Absent where neither applies. */
export function ItemPanel({ id }: { id: number }) {
  const { t } = useTranslation("supervision");
  const panel = usePanel(id);
  if (!panel.data) return null;
  const { key_item, nominated, nominators, reason, decided, actions } = panel.data;
  if (key_item) return <Supervised item={key_item} />;
  if (actions.length === 0 && nominators === 0 && !decided) return null;
  return (
    <Panel title={t("panel.title")}>
      {decided && (
        <p>
          {t("panel.notChosen", {
            date: dayText(decided.held_on),
            meeting: decided.meeting,
            reason: decided.reason,
          })}
        </p>
      )}
      {nominated && <p>{t("panel.nominated", { reason })}</p>}
      {nominators > 0 && <p className={styles.quiet}>{t("panel.nominators", { count: nominators })}</p>}
      {actions.includes("nominate") && (
        <Act<{ reason: string }>
          label={t("panel.nominate")}
          hint={t("panel.nominateHint")}
          item={{ id, version: 0 }}
          send={nominate}
        >
          <TextField name="reason" label={t("field.reason")} rows={3} required max={1000} />
        </Act>
      )}
      {actions.includes("withdraw_nomination") && <Withdraw id={id} />}
    </Panel>
  );
}

function Withdraw({ id }: { id: number }) {
  const { t } = useTranslation("supervision");
  const refresh = useRefresh();
  return (
    <ConfirmButton
      title={t("panel.withdraw")}
      hint={t("panel.withdrawHint")}
      confirmText={t("panel.withdraw")}
      onConfirm={async () => {
        await withdrawNomination({ id, version: 0, key: { "Idempotency-Key": newIdempotencyKey() } });
        await refresh();
      }}
    >
      {t("panel.withdraw")}
    </ConfirmButton>
  );
}

function Supervised({ item }: { item: Card }) {
  const { t } = useTranslation("supervision");
  const days = useDays();
  return (
    <Panel title={t("panel.title")} extra={<StatusTag status={item.status} />}>
      <Parties parties={item.parties} />
      <p className={styles.line}>
        {item.milestones > 0 && <span>{t("reached", { done: item.reached, all: item.milestones })}</span>}
        {item.promises > 0 && <span>{t("kept", { kept: item.kept, all: item.promises })}</span>}
        <Reasons reasons={item.reasons} />
      </p>
      {item.next && (
        <p>
          {t("board.next")} · {item.next.text} · {dayText(item.next.due_on)} · {days(item.next.days_left)}
        </p>
      )}
      <Link className={styles.link} to={`/key-items/${item.id}`}>
        {t("panel.open")}
      </Link>
    </Panel>
  );
}
