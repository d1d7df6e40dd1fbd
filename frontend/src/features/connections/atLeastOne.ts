import type { FormRule } from "antd";

/** The rule of a group of boxes of which one must be ticked; "required" would give it an attribute that groups may not have. */
export const atLeastOne = (message: string): FormRule => ({
  validator: (_, chosen?: unknown[]) =>
    chosen?.length ? Promise.resolve() : Promise.reject(new Error(message)),
});
