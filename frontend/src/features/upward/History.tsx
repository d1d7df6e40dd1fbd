import { useTranslation } from "react-i18next";

import { Panel } from "../../components/Panel";
import { Timeline } from "../../components/Timeline";
import { dayText, isDay } from "../../lib/date";
import type { UpwardEvent } from "./api";

const details = ["reason", "text", "document_no", "until"] as const;
const bad = ["drop", "decline_signature", "withdraw_signature"];

/** What happened to an item, newest first, in words. */
export function History({ events }: { events: UpwardEvent[] }) {
  const { t, i18n } = useTranslation(["upward", "common"]);
  // Kinds come from the server, so the compiler does not know the keys.
  const text = i18n.getFixedT(null, "upward") as (key: string, params?: object) => string;
  const entries = events.map(({ kind, at, actor_name, actor_role, data }, index) => {
    const params = Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, isDay(value) ? dayText(value) : value]),
    );
    const result = data.result ? text(`result.${data.result}`) : "";
    return {
      id: index,
      at,
      what: text(`event.${kind}`, { name: "", number: "", unit_name: "", ...params, result }),
      who: [actor_name, t(`common:role.${actor_role as "office"}`)].join(" · "),
      detail: details
        .filter((key) => params[key])
        .map((key) => text(`detail.${key}`, { text: params[key] }))
        .join("\n"),
      tone: bad.includes(kind) || data.result === "dissatisfied" ? ("bad" as const) : ("plain" as const),
    };
  });
  return (
    <Panel title={t("history")}>
      <Timeline label={t("history")} entries={entries.reverse()} />
    </Panel>
  );
}
