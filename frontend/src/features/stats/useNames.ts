import { useTranslation } from "react-i18next";

import type { Dimension, Guide } from "./api";
import { dimensions, type Filter, filterOf, none } from "./api";

/** What figures, and what they are split by, are called in the language of the pages. */
export function useNames(guide: Guide) {
  const { t, i18n } = useTranslation(["stats", "registers"]);
  const system = (key: string) =>
    i18n.exists(`systems.${key}`, { ns: "registers" }) ? t(`registers:systems.${key as "government"}`) : key;
  const words = (code: string) => {
    const found = guide.definitions.find((definition) => definition.code === code);
    return found && (i18n.language === "en" ? found.en : found.zh);
  };
  /** What a line is called. Names of years and systems are the page's own. */
  const key = (by: Dimension, value: string, name = "") => {
    if (value === none) return t("without", { what: t(`dimension.${by}`) });
    if (by === "year") return t("year", { year: value });
    if (by === "system") return system(value);
    return name || guide.options[by]?.find((option) => option.key === value)?.name || value;
  };
  return {
    figure: (code: string) => words(code)?.name ?? code,
    words,
    /** A percentage, or a plain count. */
    isRate: (code: string) => guide.definitions.some((one) => one.code === code && one.rate),
    key,
    /** What a filter narrows to, in words; nothing when it does not narrow. */
    narrowed: (filter: Filter) =>
      dimensions.flatMap((by) => {
        const value = filter[filterOf[by]];
        return value ? [{ by, label: t(`dimension.${by}`), value: key(by, value) }] : [];
      }),
  };
}

export type Names = ReturnType<typeof useNames>;
