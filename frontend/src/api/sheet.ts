import { send } from "./client";
import { ApiError, toProblem } from "./problem";
import { sendForm } from "./upload";

/** What an import does with a row; the last ones change nothing. */
export type RowFate = "create" | "update" | "unchanged" | "skip" | "invalid";

/** One cell that cannot be taken, and why. */
export interface CellProblem {
  column: string;
  code: string;
  reason: string;
}

export interface SheetRow {
  row: number;
  action: RowFate;
  cells: Record<string, string>;
  problems: CellProblem[] | null;
}

/** What an import of a file would do, or did, row by row. */
export interface SheetPreview {
  columns: string[];
  ignored_columns?: string[] | null;
  rows: SheetRow[];
  counts: Partial<Record<RowFate | "total" | "units_to_create", number>>;
}

interface Sending {
  file: File;
  fields?: Record<string, string>;
  onProgress: (share: number) => void;
}

/** Asks what an import would do; nothing is changed. */
export const previewSheet = (path: string, sending: Sending) => sendSheet(`${path}/preview`, sending);

/** Imports a file; the same key imports it once, however often it is sent. */
export const importSheet = (path: string, sending: Sending, key: string) => sendSheet(path, sending, key);

function sendSheet(path: string, { file, fields = {}, onProgress }: Sending, key?: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file);
  return sendForm<SheetPreview>(path, form, { onProgress, key });
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
