import { send } from "./client";
import { ApiError, toProblem } from "./problem";
import type { components } from "./schema";
import { sendForm } from "./upload";

type Schemas = components["schemas"];

/** What an import does with a row; the last ones change nothing. */
export type RowFate = Schemas["sheet.Action"] | Schemas["suggestion.ImportFate"];

/** What is to be said of one cell: why it cannot be taken, or, as a warning, what stays open. */
export type CellProblem = Schemas["sheet.Problem"] & { severity?: string };

export type SheetRow = Pick<Schemas["sheet.Line"], "row" | "cells"> & {
  action: RowFate;
  problems: CellProblem[];
};

/** What an import of a file would do, or did, row by row; each kind of import counts what it knows. */
export type SheetPreview = Pick<Schemas["sheet.Preview"], "columns" | "ignored_columns"> & {
  rows: SheetRow[];
  counts: Partial<Schemas["sheet.Counts"] & Schemas["suggestion.ImportCounts"]>;
  new_units?: string[];
};

/** How a file is headed, and what of it stands for what an import knows. */
export type SheetHead = Schemas["suggestion.ImportColumns"];

/** Looks how a file is headed; nothing is changed. */
export function sheetColumns(path: string, file: File): Promise<SheetHead> {
  const form = new FormData();
  form.append("file", file);
  return sendForm<SheetHead>(`${path}/columns`, form);
}

/** Tells that a file was refused because none of its rows has the headings. */
export const isHeadless = (failure: unknown) =>
  failure instanceof ApiError && failure.problem.fields?.some(({ code }) => code === "no_heading");

interface Sending {
  file: File;
  fields?: Record<string, string>;
  onProgress: (share: number) => void;
}

/** Asks what an import would do; nothing is changed. */
export const previewSheet = (path: string, sending: Sending) => sendSheet(`${path}/preview`, sending);

/** Imports a file; the same key imports it once, however often it is sent. */
export const importSheet = (path: string, sending: Sending, key: string) => sendSheet(path, sending, key);

async function sendSheet(path: string, { file, fields = {}, onProgress }: Sending, key?: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file);
  const preview = await sendForm<SheetPreview>(path, form, { onProgress, key });
  // A list without entries may arrive as null.
  return {
    ...preview,
    ignored_columns: preview.ignored_columns ?? [],
    new_units: preview.new_units ?? [],
    rows: preview.rows.map((row) => ({ ...row, problems: row.problems ?? [] })),
  };
}

/** Fetches a file as the person who is logged in, and hands it to the browser to be saved. */
export async function download(path: string, name: string): Promise<void> {
  const response = await send(new Request(`${location.origin}/api/v1${path}`));
  if (!response.ok) throw new ApiError(toProblem(await response.json().catch(() => null), response));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The query of an address, of what is set. */
export function queryText(query: Record<string, string | number | boolean | undefined>): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  return set.length > 0 ? `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}` : "";
}
