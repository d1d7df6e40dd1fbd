import i18next from "i18next";

interface Refusal {
  code: string;
  detail?: string;
  fields?: { name: string; code?: string; reason: string }[];
}

type English = typeof import("./en/problems");

let english: English | undefined;

/** Fetches the English sentences once English is chosen; without them the server's own are shown. */
export async function loadProblems() {
  if (i18next.language !== "en" || english) return;
  english = await import("./en/problems").catch(() => undefined);
}

/** Says in the chosen language what the server refused; a code without words keeps the server's sentence. */
export function inOwnWords<Given extends Refusal>(problem: Given): Given {
  if (i18next.language !== "en" || !english) return problem;
  const { problems, fieldProblems } = english;
  return {
    ...problem,
    detail: problems[problem.code] ?? problem.detail,
    fields: problem.fields?.map((field) => ({
      ...field,
      reason: fieldProblems[field.code ?? ""] ?? field.reason,
    })),
  };
}
