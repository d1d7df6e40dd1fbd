import type { zh } from "./zh";

type Texts<T> = { [K in keyof T]?: T[K] extends string ? string : Texts<T[K]> };

/** A catalogue in another language: the keys of the Chinese one, which fills what is missing. */
export type Catalogue = Texts<typeof zh>;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof zh;
  }
}
