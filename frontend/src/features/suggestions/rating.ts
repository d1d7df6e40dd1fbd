import { loadTexts } from "../../i18n";

/** Fetches the units' ratings of suggestions with their words: few pages have any. */
export async function rating() {
  const [parts] = await Promise.all([import("./QualityRating"), loadTexts(["quality"])]);
  return parts;
}
