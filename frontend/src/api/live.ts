import { send } from "./client";
import type { components } from "./schema";

/** How what a person has before him stands: marks that mean nothing but "other than before". */
export type Marks = components["schemas"]["live.State"];

/** What is on the page beside notices and tasks: a suggestion, or key items. */
export interface Looked {
  item?: number;
  keyItems?: boolean;
}

/** After how long without a word a stream is given up, in milliseconds: the server says something every five seconds. */
export const silence = 20_000;

/**
 * Reads the server's stream of marks until it ends or is aborted. False: this server, or something on the
 * way to it, gives no stream, or lets it fall silent.
 */
export async function followChanges(
  { item, keyItems }: Looked,
  tell: (marks: Marks) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const query = item ? `?item=${item}` : keyItems ? "?key_items=true" : "";
  const headers = { Accept: "text/event-stream" };
  const answer = await send(new Request(`${location.origin}/api/v1/live${query}`, { headers, signal }));
  const stream = answer.headers.get("Content-Type")?.startsWith("text/event-stream");
  if (!answer.ok || !answer.body || !stream) return false;
  for await (const line of lines(answer.body)) {
    if (line.startsWith("data: ")) tell(JSON.parse(line.slice("data: ".length)) as Marks);
  }
  return true;
}

async function* lines(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await unlessSilent(reader.read());
      if (done) return;
      const parts = (rest + value).split("\n");
      rest = parts.pop() ?? "";
      yield* parts;
    }
  } finally {
    reader.cancel().catch(() => {}); // what was given up holds one of the browser's few connections
  }
}

/** A line that was cut without a word never ends by itself: neither side would find out. */
function unlessSilent<T>(read: Promise<T>): Promise<T> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error("silent")), silence);
    read.then(done, fail).finally(() => clearTimeout(timer));
  });
}
