import { loadTexts } from "../../i18n";

/** Fetches the forms of whoever handles an item, with their words: other readers need none. */
export async function handlerForms() {
  const [forms] = await Promise.all([import("./HandlerActions"), loadTexts(["unitForms"])]);
  return forms;
}
