import { onDemand } from "../lib/onDemand";

/** Marks a suggestion as a key item; fetched with the first one that is shown. */
export const KeyMark = onDemand(async () => (await import("./KeyFlag")).KeyFlag);
