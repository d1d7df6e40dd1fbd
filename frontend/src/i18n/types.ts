import type { zh } from "./zh";

type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

type Partly<T> = { [K in keyof T]?: T[K] extends string ? string : Partly<T[K]> };

/** A catalogue in another language: the keys of the Chinese one, but for the printed forms, which are official Chinese papers. */
export type Catalogue = Texts<Omit<typeof zh, "papers">> & { papers: Partly<(typeof zh)["papers"]> };

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof zh;
  }
}
