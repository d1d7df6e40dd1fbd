import type { Catalogue } from "../types";
import { action } from "./actions";
import { detail, timeline } from "./timeline";

/** Words of the handling of suggestions, shared by the lists, the item page and its forms. */
export const suggestions: Catalogue["suggestions"] = { action, timeline, detail };
