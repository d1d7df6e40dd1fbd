import { useMemo, useRef } from "react";

/** A key that no other submission has; works without a secure context too. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export interface IdempotencyKey {
  /** The header to send with this submission and with each retry of it. */
  header(): { "Idempotency-Key": string };
  /** Call after success: the next submission is another one. */
  done(): void;
}

/** One key per submission of a form: a retry after a lost connection has the effect of one. */
export function useIdempotencyKey(): IdempotencyKey {
  const key = useRef<string | null>(null);
  return useMemo(
    () => ({
      header() {
        key.current ??= newIdempotencyKey();
        return { "Idempotency-Key": key.current };
      },
      done() {
        key.current = null;
      },
    }),
    [],
  );
}
