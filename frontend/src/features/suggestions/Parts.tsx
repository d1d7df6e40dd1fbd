import { useTranslation } from "react-i18next";

import type { Assignment, Suggestion } from "../../api/core";
import { useSession } from "../../api/session";
import { dayText } from "../../lib/date";
import { onDemand } from "../../lib/onDemand";
import { inOrder } from "./arrange";
import { Handling } from "./Handling";
import styles from "./Parts.module.css";

const CoHandlers = onDemand(async () => (await import("./CoHandlers")).CoHandlers);

interface Props {
  item: Suggestion;
  assignments: Assignment[];
}

/** The units of a round: who answers first, those who help beside it, and folded those whose part has ended. */
export function Parts({ item, assignments }: Props) {
  const watches = useWatches(assignments);
  const active = inOrder(assignments.filter((one) => one.ended === ""));
  const ended = assignments.filter((one) => one.ended !== "");
  const helping = active.filter(({ role }) => role === "co");
  return (
    <>
      {helping.length > 0 && watches && <CoHandlers clocks={item.clocks} helping={helping} />}
      <div className={styles.parts} data-several={active.length > 1 || undefined}>
        {active.map((one) => (
          <Handling key={one.id} item={item} assignment={one} />
        ))}
      </div>
      {ended.map((one) => (
        <Ended key={one.id} item={item} assignment={one} />
      ))}
    </>
  );
}

/** The lead unit waits for those who help; offices look after all of them. */
function useWatches(assignments: Assignment[]): boolean {
  const hat = useSession().me?.hat;
  const leads = assignments.some(({ role, unit_id }) => role === "lead" && unit_id === hat?.unit_id);
  return leads || ["office", "head", "gov_office"].includes(hat?.role ?? "");
}

function Ended({ item, assignment }: { item: Suggestion; assignment: Assignment }) {
  const { t } = useTranslation(["handling", "suggestions"]);
  const { unit_name: unit, role, ended, ended_at } = assignment;
  if (ended === "") return null;
  const reason = reasonOf(item, assignment);
  return (
    <details className={styles.ended}>
      <summary>
        {t("ended.summary", {
          unit,
          role: t(`suggestions:item.unitRole.${role}`),
          date: ended_at ? dayText(ended_at) : "",
          how: t(`ended.${ended}`),
        })}
      </summary>
      <p className={styles.reason}>
        {reason ? (
          <>
            <strong>{t("ended.reason")}</strong> {reason}
          </>
        ) : (
          t("ended.no_reason")
        )}
      </p>
      <Handling item={item} assignment={assignment} />
    </details>
  );
}

/** Why a part ended: what the unit or the deputy asked for, else what was said when it was ended. */
export function reasonOf(item: Suggestion, { id, ended_at }: Assignment): string {
  const asked = item.requests.find((one) => one.assignment_id === id && one.decided_at === ended_at);
  if (asked) return [asked.data.reason_label, asked.reason].filter(Boolean).join("\n");
  const told = item.timeline.find((one) => one.at === ended_at && one.data.reason);
  return told?.data.reason ?? "";
}
