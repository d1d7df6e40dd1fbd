import type { ComponentType } from "react";
import type { RouteObject } from "react-router";

import { loadTexts, type Namespace } from "../i18n";

/** A page that is fetched when somebody goes there, with its texts. */
export function page<M, K extends keyof M>(
  load: () => Promise<M>,
  name: K,
  texts: readonly Namespace[] = [],
): RouteObject["lazy"] {
  return async () => {
    const [module] = await Promise.all([load(), loadTexts(texts)]);
    return { Component: module[name] as ComponentType };
  };
}
