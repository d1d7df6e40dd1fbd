import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Columns } from "../../components/Columns";
import { TextField } from "../../components/fields";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { clockText, dayText } from "../../lib/date";
import { Act } from "./Act";
import { ActivityActions } from "./ActivityActions";
import { type Activity, type Invitation, signInByHand, useActivity } from "./api";
import { Photos } from "./Files";
import styles from "./Supervision.module.css";

/** One activity: when and where, who is invited, who comes and came, what was said and seen. */
export function ActivityPage() {
  const { t } = useTranslation("supervision");
  const query = useActivity(Number(useParams().id));
  const place = query.data?.key_item_id ? `/key-items/${query.data.key_item_id}` : undefined;
  return (
    <Page
      title={query.data?.subject ?? t("activity.title")}
      hint={
        place && (
          <Link className={styles.link} to={place}>
            {t("backToKeyItem")}
          </Link>
        )
      }
    >
      <Loaded query={query} rows={10}>
        {(activity) => <Shown activity={activity} />}
      </Loaded>
    </Page>
  );
}

function Shown({ activity }: { activity: Activity }) {
  const { t } = useTranslation("supervision");
  const own = activity.invitations.find((one) => one.own);
  return (
    <Columns beside={<Invited activity={activity} />}>
      <Panel
        title={t(`kind.${activity.kind}`)}
        extra={<span className={styles.chip}>{t(`activityState.${activity.state}`)}</span>}
      >
        <p className={styles.big}>
          {[dayText(activity.held_on), activity.starts_at].filter(Boolean).join(" ")} · {activity.place}
        </p>
        <p>
          {activity.number_text} {activity.title}
        </p>
        {activity.end_reason && (
          <p className={styles.bad}>{t("activity.cancelled", { reason: activity.end_reason })}</p>
        )}
        {activity.awaited && <p>{t("activity.asked")}</p>}
        {own?.answer && (
          <p>
            {t("activity.yourAnswer")}：{t(`answer.${own.answer}`)}
          </p>
        )}
        <ActivityActions activity={activity} own={own} />
      </Panel>
      {activity.minutes && (
        <Panel title={t("activity.minutes")}>
          <p className={styles.text}>{activity.minutes}</p>
          <Photos files={activity.photos} />
        </Panel>
      )}
    </Columns>
  );
}

function Invited({ activity }: { activity: Activity }) {
  const { t } = useTranslation("supervision");
  const { invited, coming, present } = activity;
  return (
    <Panel title={t("activity.invited")}>
      <p className={styles.quiet}>{t("item.activityCounts", { invited, coming, present })}</p>
      <ul className={styles.rows}>
        {activity.invitations.map((one) => (
          <OneInvitation key={one.id} one={one} byHand={activity.actions.includes("sign_in_by_hand")} />
        ))}
      </ul>
    </Panel>
  );
}

function OneInvitation({ one, byHand }: { one: Invitation; byHand: boolean }) {
  const { t } = useTranslation("supervision");
  return (
    <li>
      <div className={styles.rowHead}>
        <span>
          <strong>{one.name}</strong> {one.own && <span className={styles.quiet}>{t("activity.own")}</span>}
        </span>
        <span>
          {one.present_at
            ? t("activity.present", { time: clockText(one.present_at) })
            : t(`answer.${one.answer || "none"}`)}
        </span>
      </div>
      <p className={styles.quiet}>{one.fixed ? t("activity.fixed") : t(`party.${one.party}`)}</p>
      {one.reason && <p className={styles.quiet}>{t("activity.why", { text: one.reason })}</p>}
      {one.present_by === "code" && one.present_name !== one.name && (
        <p className={styles.quiet}>{t("activity.presentBy", { name: one.present_name })}</p>
      )}
      {one.present_by === "hand" && (
        <p className={styles.quiet}>{t("activity.presentHand", { note: one.present_note })}</p>
      )}
      {byHand && !one.present_at && (
        <Act<{ note: string }>
          label={t("action.sign_in_by_hand")}
          hint={t("hint.sign_in_by_hand")}
          item={{ id: one.id, version: 0 }}
          button={{ size: "small", "aria-label": `${one.name} ${t("action.sign_in_by_hand")}` }}
          send={signInByHand}
        >
          <TextField name="note" label={t("field.note")} rows={2} required max={500} />
        </Act>
      )}
    </li>
  );
}
