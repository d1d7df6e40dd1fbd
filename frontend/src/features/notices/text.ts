import { useTranslation } from "react-i18next";

import type { Notice } from "../../api/contract";
import { useWords } from "../../lib/useWords";

/**
 * A notice in words: the text of its kind, filled with its parameters. A task without a text of its own
 * is named by its action.
 */
export function useNoticeText(): (notice: Pick<Notice, "kind" | "params">) => string {
  const { i18n } = useTranslation("notices");
  const word = useWords();
  // Kinds come from the server, so neither key nor parameters are known to the compiler.
  const text = i18n.getFixedT(null, "notices") as (key: string, params: Record<string, string>) => string;
  return ({ kind, params }) => {
    const key = `text.${kind.replaceAll(".", "_")}`;
    const known = i18n.exists(key, { ns: "notices" });
    if (known) return text(key, params);
    const [kindOf, action] = kind.split(".");
    if (kindOf !== "task" || !action) return text("text.other", params);
    return text("text.task", { ...params, task: word("action", action) });
  };
}
