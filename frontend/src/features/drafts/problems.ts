import { ApiError } from "../../api/problem";

/** What is wrong with a field, by its name in the contract. */
export type Problems = Partial<Record<string, string>>;

/** A reason goes when its field changes; the others stay. */
export function without(problems: Problems, names: string[]): Problems {
  const changed = names.map((name) => (name === "attachments" ? "attachment_ids" : name));
  return Object.fromEntries(Object.entries(problems).filter(([name]) => !changed.includes(name)));
}

/** The server's reasons by field; those of single requests stand under the list. */
export function problemsOf(error: unknown): Problems {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(error.fields.map(({ name, reason }) => [name.replace(/[.[].*$/, ""), reason]));
}
