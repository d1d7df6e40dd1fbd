import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";

import type { Problem } from "../api/problem";
import { aCongress } from "./builders";

/** Where the contract's paths lie for msw. */
export const at = (path: string) => `*/api/v1${path}`;

/** What every page of a logged-in person asks for besides its own content. */
export const server = setupServer(
  http.get(at("/setup"), () => HttpResponse.json({ needed: false })),
  http.get(at("/auth/logins"), () => HttpResponse.json({ items: [] })),
  http.get(at("/auth/oidc"), () => HttpResponse.json({ available: false, name: "" })),
  http.get(at("/auth/oidc/identities"), () =>
    HttpResponse.json({ items: [], provider: { available: false, name: "" } }),
  ),
  http.get(at("/live"), () => new HttpResponse(null, { status: 204 })),
  http.get(at("/congresses/current"), () => HttpResponse.json(aCongress())),
  http.get(at("/suggestions/alike"), () => HttpResponse.json({ alike: [], raised: [] })),
  http.get(at("/suggestions/alike/units"), () => HttpResponse.json({ units: [] })),
  http.get(at("/views"), () => HttpResponse.json({ items: [] })),
  http.get(at("/suggestions/:id/supervision"), () =>
    HttpResponse.json({ key_item: null, nominated: false, nominators: 0, reason: "", actions: [] }),
  ),
  http.get(at("/notices"), () => HttpResponse.json({ items: [], total: 0, page: 1, size: 20, unread: 0 })),
);

/** A refusal as the server writes it. */
export function refusal(status: number, code: string, detail: string, fields: Problem["fields"] = []) {
  return HttpResponse.json(
    { type: `/problems/${code}`, title: code, status, code, detail, fields, request_id: "r-1" },
    { status, headers: { "Content-Type": "application/problem+json" } },
  );
}
