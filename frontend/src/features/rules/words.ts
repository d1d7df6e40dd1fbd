import { useTranslation } from "react-i18next";

import type { Term } from "./api";

export const units = ["wd", "d", "m"] as const;
export type Unit = (typeof units)[number];

/** The number and the unit of a term. */
export function termParts(term: Term | undefined): { n: number; unit: Unit } | null {
  const found = /^(\d+)(wd|d|m)$/.exec(term ?? "");
  return found ? { n: Number(found[1]), unit: found[2] as Unit } : null;
}

export function useTermText(): (term: Term) => string {
  const { t } = useTranslation("rules");
  return (term) => {
    const parts = termParts(term);
    return parts ? t(`terms.${parts.unit}`, { n: parts.n }) : "";
  };
}

export function useClockName(): (clock: string) => string {
  const { t, i18n } = useTranslation("rules");
  return (clock) => (i18n.exists(`rules:clocks.${clock}`) ? t(`clocks.${clock as "T1"}`) : clock);
}

/** From where a limit was taken. */
export function useSourceText(): (source: string) => string {
  const { t, i18n } = useTranslation("rules");
  return (source) => {
    const key = source.replace(".", "_");
    return i18n.exists(`rules:sources.${key}`) ? t(`sources.${key as "congress"}`) : source;
  };
}

const lists = ["category_list", "return_reasons", "unit_return_reasons", "not_accepted_reasons"] as const;
export type ListName = (typeof lists)[number];
export const listNames: readonly ListName[] = lists;

export const gateNames = [
  "contact_required",
  "every_request_needed",
  "opinions_required",
  "reply_check",
] as const;

/** The signs in the numbers of papers, each of its issuer. */
export const signNames = ["notice_sign", "urge_sign", "government_urge_sign"] as const;

export const thresholdNames = ["yellow_percent", "yellow_days", "red_percent", "red_days"] as const;
export const supervisionSigns = ["urging_sign", "supervision_sign"] as const;
export const supervisionDays = ["plan_days", "risk_days", "answer_days", "sign_in_hours"] as const;
export const parties = ["holder", "signer", "gov_office", "head"] as const;

/** Puts the path of a difference, and its values, into words. */
export function useDifferenceWords() {
  const { t, i18n } = useTranslation("rules");
  const clock = useClockName();
  const term = useTermText();
  const field = (name: string) =>
    i18n.exists(`rules:diff.field.${name}`) ? t(`diff.field.${name as "term"}`) : name;
  const heads: Record<string, string> = {
    limits: t("limits"),
    reply_classes: t("classes"),
    reply_scheme: t("scheme"),
    ratings: t("ratings"),
    lights: t("lights"),
    gates: t("gates"),
    reminders: t("reminders"),
    figures: t("figures"),
    supervision: t("supervision"),
    ballots: t("ballots.title"),
    ...Object.fromEntries(lists.map((name) => [name, t(`lists.${name}`)])),
  };
  const part = (name: string) => {
    if (/^T\d+$/.test(name)) return clock(name);
    if (name === "default") return t("lightsDefault");
    if (name === "hours") return t("reminderHours");
    if (i18n.exists(`rules:supervisionField.${name}`)) return t(`supervisionField.${name as "plan_days"}`);
    if (i18n.exists(`rules:ballots.field.${name}`)) return t(`ballots.field.${name as "blank"}`);
    if (i18n.exists(`rules:gate.${name}`)) return t(`gate.${name as "reply_check"}`);
    return field(name);
  };
  const path = (name: string) =>
    name
      .split(/[.[\]]+/)
      .filter((each) => each && each !== "by_clock" && each !== "steps")
      .map((each) => heads[each] ?? part(each))
      .join(" · ");
  const value = (text: string) => {
    if (text === "") return t("diff.nothing");
    if (text === "true") return t("diff.yes");
    if (text === "false") return t("diff.no");
    if (i18n.exists(`rules:ballots.choice.${text}`)) return t(`ballots.choice.${text as "majority"}`);
    return i18n.exists(`rules:party.${text}`) ? t(`party.${text as "head"}`) : term(text) || text;
  };
  return { path, value };
}
