import { useTranslation } from "react-i18next";

import type { Clock, Explanation } from "../../api/core";
import { dayText } from "../../lib/date";
import { useWords } from "../../lib/useWords";

/** Puts the way to a due date into sentences, one a step, the due date last but for the remark of a provisional one. */
export function useExplanation(): (explanation: Explanation) => string[] {
  const { t } = useTranslation("suggestions");
  const word = useWords();
  const span = (from: string, to: string) =>
    !to || from === to ? dayText(from) : t("span", { from: dayText(from), to: dayText(to) });
  const term = (text: string) => {
    const [, n = "", unit = ""] = /^(\d+)(wd|d|m)$/.exec(text) ?? [];
    return unit ? word("term", unit, { n }) : text;
  };
  return ({ steps, due, term: limit, provisional = [] }) => [
    ...steps.map(({ rule, from, to, ...rest }) => {
      const params = { ...rest, span: span(from, to), term: term(limit) };
      const text = word("why_day", rule, params);
      return text === rule ? params.span : text;
    }),
    t("dueDay", { date: dayText(due) }),
    ...(provisional.length > 0 ? [t("provisional", { years: provisional.join(" ") })] : []),
  ];
}

/** The running clock behind a due date. */
export function clockBehind(clocks: Clock[], kind: string, due: string | null): Clock | undefined {
  const same = clocks.filter((clock) => clock.kind === kind && clock.state !== "void");
  return same.filter((clock) => clock.due_on === due).at(-1) ?? same.at(-1);
}
