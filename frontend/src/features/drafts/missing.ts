import type { DraftText } from "./text";

/** What a suggestion cannot be submitted without, in the order of the form. */
export const needed = ["title", "category", "situation", "points", "publicity_consent"] as const;
export type Needed = (typeof needed)[number];

const there: Record<Needed, (text: DraftText) => boolean> = {
  title: ({ title }) => title.trim() !== "",
  category: ({ category }) => category !== "",
  situation: ({ situation }) => situation.trim() !== "",
  points: ({ points }) => points.some(({ text }) => text.trim() !== ""),
  publicity_consent: ({ publicity_consent }) => publicity_consent !== "",
};

/** What is still to be written or chosen before this text can be submitted. */
export function missingIn(text: DraftText): Needed[] {
  return needed.filter((name) => !there[name](text));
}

/** Brings a field into view and puts the focus into it. */
export function goTo(name: string) {
  const field = document.getElementById(`draft-${name}`);
  field?.closest("div, fieldset")?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}
