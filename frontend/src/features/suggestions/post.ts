import { api, unwrap } from "../../api/client";
import type { paths } from "../../api/schema";
import type { Target } from "./api";

type BodyOf<P extends keyof paths> = paths[P] extends {
  post: { requestBody: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;

/** The addresses of actions on one thing in one version. */
type ActionPath = {
  [P in keyof paths]: P extends `/${string}/{id}/${string}`
    ? BodyOf<P> extends { version: number }
      ? P
      : never
    : never;
}[keyof paths];

export type Body<P extends ActionPath> = Omit<BodyOf<P>, "version">;

/** Sends an action with what it says, for the version that the person has in view. */
export function post<P extends ActionPath>(path: P) {
  return (to: Target, body: Body<P>): Promise<unknown> => {
    const sent = { params: { path: { id: to.id }, header: to.key }, body: { ...body, version: to.version } };
    // The compiler cannot join a path that is still open with its body; Body has done so.
    return unwrap(api.POST(path as "/assignments/{id}/urge", sent as never));
  };
}
