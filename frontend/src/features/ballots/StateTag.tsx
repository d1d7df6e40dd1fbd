import { useTranslation } from "react-i18next";

import { type StateTone, StateTag as Tag } from "../../components/StateTag";
import type { BallotState } from "./api";

const tones: Partial<Record<BallotState, StateTone>> = { open: "ask", closed: "done", cancelled: "done" };

/** How far a ballot is. */
export function StateTag({ state }: { state: BallotState }) {
  const { t } = useTranslation("ballots");
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>;
}
