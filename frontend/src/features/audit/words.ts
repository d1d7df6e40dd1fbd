import { useTranslation } from "react-i18next";

import type { AuditEntry } from "../../api/contract";
import { audit } from "../../i18n/zh/audit";
import { useWords } from "../../lib/useWords";

/** The groups of actions, each with its actions by their codes, in the order of the catalogue. */
export const actionGroups = Object.entries(audit.actions).map(([group, actions]) => ({
  group,
  codes: Object.keys(actions).map((code) => `${group}.${code}`),
}));

/** Puts the record's codes into words: the text of a code, or the code itself when it is new. */
export function useAuditWords() {
  const { i18n } = useTranslation("audit");
  const word = useWords();
  // Codes come from the server, so the compiler does not know the keys.
  const text = i18n.getFixedT(null, "audit") as (key: string, params?: object) => string;
  const known = (key: string, code: string) => (i18n.exists(key, { ns: "audit" }) ? text(key) : code);
  return {
    action: (code: string) => known(`actions.${code}`, code),
    group: (code: string) => known(`groups.${code}`, code),
    result: (code: string) => known(code === "ok" ? "results.ok" : `refusals.${code}`, code),
    state: (code: string, entry: AuditEntry) =>
      entry.subject.startsWith("suggestion/") ? word("phase", code) : known(`statuses.${code}`, code),
    subject: ({ subject, whom }: AuditEntry) => {
      const [kind = "", id = ""] = subject.split("/");
      if (id === "0") return known(`subjects.${kind}`, kind);
      return text("subjectText", { kind: known(`subjects.${kind}`, kind), id: whom ?? id }).trim();
    },
  };
}
