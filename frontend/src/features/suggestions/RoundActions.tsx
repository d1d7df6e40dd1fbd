import { useTranslation } from "react-i18next";

import type { Suggestion } from "../../api/core";
import { DayField, TextField } from "../../components/fields";
import { dayOf } from "../../lib/date";
import { ActionButton } from "./ActionButton";
import { type Arrangement, alone, arrangementOf, partsOf } from "./arrange";
import { PartsField } from "./PartsField";
import { post } from "./post";

interface Props {
  item: Suggestion;
}

interface Chosen {
  units: Arrangement;
  reason: string;
}

/** The units of the round that is over, which mostly go on. */
function useFormer(item: Suggestion) {
  const units = (item.rounds.at(-1)?.assignments ?? [])
    .filter((one) => one.ended === "")
    .map(({ unit_id, unit_name, role }) => ({ id: unit_id, name: unit_name, role }));
  const start = arrangementOf(units);
  const known = start.main || start.others.length > 0;
  return { units, start: known ? start : alone };
}

/** Opens a round because the proposers are dissatisfied. */
export function Rehandle({ item }: Props) {
  const { t } = useTranslation("suggestions");
  const { units, start } = useFormer(item);
  return (
    <ActionButton<Chosen>
      label={t("action.decide_rehandling")}
      title={t("form.rehandleTitle")}
      hint={t("form.rehandleHint")}
      id={item.id}
      version={item.version}
      initial={{ units: start }}
      send={(to, { units: chosen, reason }) =>
        post("/suggestions/{id}/rehandle")(to, { units: partsOf(chosen), reason })
      }
      button={{ type: "primary" }}
    >
      <PartsField known={units} item={item} />
      <TextField name="reason" label={t("form.rehandleReason")} rows={3} required />
    </ActionButton>
  );
}

/** Opens a round that the leadership takes in hand, with a meeting and a plan. */
export function Escalate({ item }: Props) {
  const { t } = useTranslation("handling");
  const { units, start } = useFormer(item);
  return (
    <ActionButton<{ units: Arrangement; meeting: string; plan_due_on: string }>
      label={t("escalate.button")}
      title={t("escalate.title")}
      hint={t("escalate.hint")}
      id={item.id}
      version={item.version}
      initial={{ units: start }}
      send={(to, { units: chosen, ...plan }) =>
        post("/suggestions/{id}/escalate")(to, { ...plan, units: partsOf(chosen) })
      }
      button={{ type: "primary" }}
    >
      <TextField name="meeting" label={t("escalate.meeting")} rows={4} max={2000} required />
      <DayField name="plan_due_on" label={t("escalate.plan")} min={dayOf(tomorrow())} required />
      <PartsField known={units} item={item} />
    </ActionButton>
  );
}

function tomorrow(): Date {
  return new Date(Date.now() + 86_400_000);
}

/** Handles a closed or archived item again. */
export function Reopen({ item }: Props) {
  const { t } = useTranslation("handling");
  const { units, start } = useFormer(item);
  return (
    <ActionButton<Chosen>
      label={t("reopen.button")}
      title={t("reopen.title")}
      hint={t("reopen.hint")}
      id={item.id}
      version={item.version}
      initial={{ units: start }}
      send={(to, { units: chosen, reason }) =>
        post("/suggestions/{id}/reopen")(to, { units: partsOf(chosen), reason })
      }
    >
      <PartsField known={units} item={item} />
      <TextField name="reason" label={t("reopen.reason")} rows={3} max={1000} required />
    </ActionButton>
  );
}
