import { useTranslation } from "react-i18next";

import { Panel } from "../../components/Panel";
import { Timeline } from "../../components/Timeline";
import { dayText, isDay } from "../../lib/date";
import type { HistoryEvent } from "./api";

const bad = ["return_plan", "return_milestone", "cancel_activity"];

/** What happened in the supervision, newest first, in words. */
export function History({ events }: { events: HistoryEvent[] }) {
  const { t, i18n } = useTranslation(["supervision", "common"]);
  // Kinds and codes come from the server, so the compiler does not know the keys.
  const text = i18n.getFixedT(null, "supervision") as (key: string, params?: object) => string;
  const words = (data: Record<string, string>) => ({
    ...Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, isDay(value) ? dayText(value) : value]),
    ),
    ...(data.activity && { activity: text(`kind.${data.activity}`) }),
    ...(data.letter && { letter: text(`letterKind.${data.letter}`) }),
    ...(data.answer && { answer: text(`answer.${data.answer}`) }),
  });
  const entries = events.map(({ kind, at, actor_name, actor_role, body_name, data }, index) => ({
    id: index,
    at,
    what: text(
      `event.${kind === "report_milestone" && data.completed ? "completed_milestone" : kind}`,
      words(data),
    ),
    who: [body_name || t(`common:role.${actor_role as "office"}`), actor_name].join(" · "),
    detail: data.text ?? "",
    tone: bad.includes(kind) ? ("bad" as const) : ("plain" as const),
  }));
  return (
    <Panel title={t("item.history")}>
      <Timeline label={t("item.history")} entries={entries.reverse()} />
    </Panel>
  );
}
