import { reportReachable } from "./connection";
import { newIdempotencyKey } from "./idempotency";
import { ApiError, OfflineError, toProblem } from "./problem";
import { accessToken, refresh } from "./session";

interface Options {
  /** Hears the share that has gone up, from 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
  /** The submission's key; each call has one of its own when left out. */
  key?: string;
}

/** Sends a form with files as the person who is logged in; unlike fetch it tells how far it is. */
export async function sendForm<T>(path: string, form: FormData, options: Options = {}): Promise<T> {
  const key = options.key ?? newIdempotencyKey();
  let request = await transfer(path, form, key, options);
  if (request.status === 401 && (await refresh())) request = await transfer(path, form, key, options);
  const body = parsed(request.responseText);
  if (request.status >= 200 && request.status < 300) return body as T;
  throw new ApiError(toProblem(body, answerOf(request)));
}

function transfer(path: string, form: FormData, key: string, { onProgress, signal }: Options) {
  return new Promise<XMLHttpRequest>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${location.origin}/api/v1${path}`);
    const token = accessToken();
    if (token) request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.setRequestHeader("Idempotency-Key", key);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      reportReachable(true);
      resolve(request);
    };
    request.onerror = () => {
      reportReachable(false);
      reject(new OfflineError());
    };
    request.onabort = () => reject(new DOMException("aborted", "AbortError"));
    signal?.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

function answerOf(request: XMLHttpRequest): Response {
  const requestId = request.getResponseHeader("X-Request-Id");
  return new Response(null, {
    status: request.status,
    statusText: request.statusText,
    headers: requestId ? { "X-Request-Id": requestId } : {},
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
