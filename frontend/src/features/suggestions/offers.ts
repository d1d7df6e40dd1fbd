import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type Arrangement, hasPart, type ProposedUnit, toggled } from "./arrange";

/** What one click does with a unit: the word for the part it gets, and whether it has that part already. */
export interface Offer {
  role: ProposedUnit["role"];
  word: string;
  chosen: boolean;
  choose: () => void;
}

/** What can be done with a unit in the form that asks. */
export type OffersOf = (unit: { id: number; name: string }) => Offer[];

/** The units that were chosen by a click, so that an input shows them by name. */
export function usePicked() {
  const [picked, setPicked] = useState<ProposedUnit[]>([]);
  return [picked, (unit: ProposedUnit) => setPicked((before) => [...before, unit])] as const;
}

/** Offers the parts of an arrangement: who answers, and where somebody may help, who helps. */
export function useOffers(
  value: Arrangement,
  onPick: (next: Arrangement, unit: ProposedUnit) => void,
): OffersOf {
  const { t } = useTranslation("suggestions");
  const parts = value.way === "separate" ? (["answers"] as const) : (["answers", "helps"] as const);
  return ({ id, name }) =>
    parts.map((part) => {
      const role = part === "helps" ? "co" : value.way;
      return {
        role,
        word: t(`item.unitRole.${role}`),
        chosen: hasPart(value, id, part),
        choose: () => onPick(toggled(value, id, part), { id, name, role }),
      };
    });
}
