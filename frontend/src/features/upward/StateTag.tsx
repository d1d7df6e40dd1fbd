import { useTranslation } from "react-i18next";

import { type StateTone, StateTag as Tag } from "../../components/StateTag";
import type { UpwardState } from "./api";

const tones: Partial<Record<UpwardState, StateTone>> = {
  signing: "ask",
  answered: "ask",
  following: "ask",
  concluded: "done",
  dropped: "done",
};

/** How far an item is, in words. */
export function StateTag({ state }: { state: UpwardState }) {
  const { t } = useTranslation("upward");
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>;
}
