import { useTranslation } from "react-i18next";

import type { Notice } from "../../api/contract";

/** A notice in words: the text of its kind, filled with its parameters. */
export function useNoticeText(): (notice: Pick<Notice, "kind" | "params">) => string {
  const { i18n } = useTranslation("notices");
  // Kinds come from the server, so neither key nor parameters are known to the compiler.
  const text = i18n.getFixedT(null, "notices") as (key: string, params: Record<string, string>) => string;
  return ({ kind, params }) => {
    const key = `text.${kind.replaceAll(".", "_")}`;
    const known = i18n.exists(key, { ns: "notices" });
    return text(known ? key : "text.other", params);
  };
}
