import createClient from "openapi-fetch";

import { ApiError, toProblem } from "./problem";
import type { paths } from "./schema";
import { accessToken, reach, refresh } from "./session";

/** Paths that answer 401 for reasons of their own, where a new token would not help. */
const withoutToken = ["/auth/login", "/auth/refresh", "/setup"];

/** The typed client of the server's contract. */
export const api = createClient<paths>({ baseUrl: `${location.origin}/api/v1`, fetch: send });

/** Sends a request as the person who is logged in, renewing the access token once when it has run out. */
export async function send(request: Request): Promise<Response> {
  const again = request.clone();
  const used = accessToken();
  const response = await reach(withToken(request));
  if (response.status !== 401 || isPublic(request)) return response;
  const renewedMeanwhile = accessToken() !== null && accessToken() !== used;
  if (!renewedMeanwhile && !(await refresh())) return response;
  return reach(withToken(again));
}

function withToken(request: Request): Request {
  const token = accessToken();
  if (token) request.headers.set("Authorization", `Bearer ${token}`);
  return request;
}

function isPublic(request: Request): boolean {
  const path = new URL(request.url).pathname.replace(/^\/api\/v1/, "");
  return withoutToken.includes(path);
}

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Turns the client's outcome into a value, or throws ApiError. */
export async function unwrap<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ApiError(toProblem(error, response));
  return data as T;
}
