import { useTranslation } from "react-i18next";

import type { Notice } from "../../api/contract";
import { dayText, isDay } from "../../lib/date";
import { useWords } from "../../lib/useWords";

/**
 * A notice in words: the text of its kind, filled with its parameters. A task without a text of its own
 * is named by its action.
 */
export function useNoticeText(): (notice: Pick<Notice, "kind" | "params">) => string {
  const { i18n } = useTranslation(["notices", "common"]);
  const word = useWords();
  // Kinds come from the server, so neither key nor parameters are known to the compiler.
  const text = i18n.getFixedT(null, "notices") as (key: string, params: Record<string, string>) => string;
  const common = i18n.getFixedT(null, "common") as (key: string) => string;
  return ({ kind, params }) => {
    const key = `text.${kind.replaceAll(".", "_")}`;
    if (i18n.exists(key, { ns: "notices" })) return text(key, inWords(params));
    const [kindOf, action] = kind.split(".");
    if (kindOf !== "task" || !action) return text("text.other", params);
    return text("text.task", { ...params, task: word("action", action) });
  };

  /** Codes and days as people read them; `who` is the unit that has the task, or else the role. */
  function inWords(params: Record<string, string>): Record<string, string> {
    const shown = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, isDay(value) ? dayText(value) : value]),
    );
    if (params.task) shown.task = word("action", params.task);
    if (params.role) shown.role = common(`role.${params.role}`);
    return { ...shown, who: params.unit_name || shown.role || "" };
  }
}
