import type { FormInstance } from "antd";

import { ApiError, type FieldProblem } from "../api/problem";

type Path = (string | number)[];

/** Turns a JSON name such as `requests[0].text` into a form's path. */
export function fieldPath(name: string): Path {
  return name
    .replace(/\[(\d+)\]/g, ".$1")
    .split(".")
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Shows the server's reasons at the fields that they name and moves to the first one; what was
 * typed stays. Returns the reasons that have no field in this form.
 */
export function applyProblem(form: FormInstance, error: unknown): FieldProblem[] {
  if (!(error instanceof ApiError)) return [];
  const present = new Set(form.getFieldsError().map((field) => field.name.join(".")));
  const placed = error.fields.filter((field) => present.has(fieldPath(field.name).join(".")));
  form.setFields(placed.map((field) => ({ name: fieldPath(field.name), errors: [field.reason] })));
  const first = placed[0];
  if (first) form.scrollToField(fieldPath(first.name), { focus: true, block: "center" });
  return error.fields.filter((field) => !placed.includes(field));
}
