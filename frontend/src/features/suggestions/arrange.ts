import type { Round, Suggestion } from "../../api/core";
import type { components } from "../../api/schema";

export type Part = components["schemas"]["suggestion.Part"];
export type ProposedUnit = components["schemas"]["suggestion.UnitView"];

/** How units share an item: one alone, one leading with others, or each for itself. */
export type Way = "sole" | "lead" | "separate";

/** What a form holds of the units: `main` is the one alone or the one that leads. */
export interface Arrangement {
  way: Way;
  main?: number;
  others: number[];
}

export type ArrangementFault = "sole_missing" | "lead_missing" | "separate_missing" | "twice";

export const alone: Arrangement = { way: "sole", others: [] };

/** Says what is wrong with an arrangement, as the server would. */
export function faultOf({ way, main, others }: Arrangement): ArrangementFault | null {
  if (way === "separate") return others.length === 0 ? "separate_missing" : null;
  if (!main) return way === "sole" ? "sole_missing" : "lead_missing";
  return way === "lead" && others.includes(main) ? "twice" : null;
}

/** The parts that the server is told. */
export function partsOf({ way, main, others }: Arrangement): Part[] {
  if (way === "separate") return others.map((unit_id) => ({ unit_id, role: "separate" }));
  const answering: Part[] = main ? [{ unit_id: main, role: way }] : [];
  if (way === "sole") return answering;
  return [...answering, ...others.map((unit_id): Part => ({ unit_id, role: "co" }))];
}

/** The arrangement that units have together. */
export function arrangementOf(units: { id: number; role: string }[]): Arrangement {
  const idsOf = (role: string) => units.filter((unit) => unit.role === role).map((unit) => unit.id);
  const separate = idsOf("separate");
  if (separate.length > 0) return { way: "separate", others: separate };
  const [lead] = idsOf("lead");
  const co = idsOf("co");
  if (lead || co.length > 0) return { way: "lead", main: lead, others: co };
  return { way: "sole", main: idsOf("sole")[0], others: [] };
}

/**
 * The arrangement with a unit that answers or helps, or without it when that is its part already. Who is alone
 * leads as soon as somebody helps; nobody helps where each answers for itself.
 */
export function toggled(value: Arrangement, unit: number, part: "answers" | "helps"): Arrangement {
  const { way, main, others } = value;
  const without = others.filter((one) => one !== unit);
  if (way === "separate")
    return { ...value, others: without.length < others.length ? without : [...others, unit] };
  if (part === "answers") return { ...value, main: main === unit ? undefined : unit, others: without };
  const helping = way === "lead" ? others : [];
  return {
    way: "lead",
    main: main === unit ? undefined : main,
    others: helping.includes(unit) ? without : [...helping, unit],
  };
}

/** Whether a unit has the part in it. */
export function hasPart(
  { way, main, others }: Arrangement,
  unit: number,
  part: "answers" | "helps",
): boolean {
  if (way === "separate") return part === "answers" && others.includes(unit);
  return part === "answers" ? main === unit : way === "lead" && others.includes(unit);
}

/** The units that were named for it: by the government office, else by who gave it back or objected. */
export function namedFor({
  proposed_units,
  returned,
}: Pick<Suggestion, "proposed_units" | "returned">): ProposedUnit[] {
  if (proposed_units.length > 0 || !returned?.proposed_unit_id) return proposed_units;
  return [{ id: returned.proposed_unit_id, name: returned.proposed_unit_name, role: "sole" }];
}

/** Where a form starts: the units that were named, else what fits those who still have a part. */
export function startOf(item: Pick<Suggestion, "proposed_units" | "returned" | "rounds">): Arrangement {
  const named = namedFor(item);
  if (named.length > 0) return arrangementOf(named);
  const roles = activeOf(item.rounds.at(-1)).map((one) => one.role);
  if (roles.includes("co")) return { way: "lead", others: [] };
  if (roles.includes("separate")) return { way: "separate", others: [] };
  return alone;
}

/** The assignments of a round that have not ended. */
export function activeOf(round?: Round) {
  return (round?.assignments ?? []).filter((one) => one.ended === "");
}

/** The part that a unit takes which joins those that are there. */
export function joiningRole(active: { role: string }[]): Part["role"] {
  if (active.some((one) => one.role === "separate")) return "separate";
  return active.some((one) => one.role === "lead" || one.role === "sole") ? "co" : "sole";
}

const order = ["lead", "sole", "separate", "co"];

/** Those who answer first, then those who help. */
export function inOrder<T extends { role: string; id: number }>(assignments: T[]): T[] {
  const place = (one: T) => {
    const at = order.indexOf(one.role);
    return at < 0 ? order.length : at;
  };
  return [...assignments].sort((a, b) => place(a) - place(b) || a.id - b.id);
}
