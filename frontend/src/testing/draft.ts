import { HttpResponse, http } from "msw";

import type { Signature } from "../api/core";
import { beginSession } from "../api/session";
import type { Draft, DraftBody } from "../features/drafts/contract";
import { aPerson, aToken } from "./builders";
import { at, server } from "./server";

/** A draft of the deputy who is logged in, as the server has it. */
export function aDraft(change: Partial<Draft> = {}): Draft {
  return {
    id: 8,
    version: 4,
    phase: "draft",
    title: "关于修缮东街排水的建议",
    category: "",
    publicity_consent: "full",
    reference_only: false,
    suggested_units: "",
    content: { situation: "雨后积水。", analysis: "", points: [{ id: "p1", no: 1, text: "清淤" }] },
    return_reason: null,
    attachments: [],
    actions: ["edit_draft", "delete_draft", "invite_cosigners", "submit"],
    proposer: {
      kind: "deputy",
      deputy_id: 9,
      name: "周明远",
      delegation_name: "东城代表团",
      card_no: "0121",
    },
    signatures: [],
    clocks: [],
    receipt_no: "",
    ...change,
  };
}

/** What came with a save. */
export interface Sent {
  key: string | null;
  body: DraftBody & { version?: number };
}

/** A server that takes drafts, and remembers what came. */
export function takingServer() {
  const seen = { created: [] as Sent[], saved: [] as Sent[], submitted: [] as unknown[] };
  const read = async (request: Request): Promise<Sent> => ({
    key: request.headers.get("Idempotency-Key"),
    body: (await request.json()) as DraftBody,
  });
  server.use(
    http.post(at("/suggestions"), async ({ request }) => {
      seen.created.push(await read(request));
      return HttpResponse.json({ id: 8, version: 1, phase: "draft" }, { status: 201 });
    }),
    http.put(at("/suggestions/8/content"), async ({ request }) => {
      const sent = await read(request);
      seen.saved.push(sent);
      return HttpResponse.json({ id: 8, version: (sent.body.version ?? 0) + 1, phase: "draft" });
    }),
    http.post(at("/suggestions/8/submit"), async ({ request }) => {
      seen.submitted.push(await request.json());
      return HttpResponse.json({ id: 8, version: 9, phase: "submitted" });
    }),
  );
  return seen;
}

/** A colleague who was invited to co-sign. */
export function aSignature(change: Partial<Signature> = {}): Signature {
  return {
    deputy_id: 11,
    name: "赵国平",
    delegation_name: "西城代表团",
    state: "invited",
    invited_at: "2026-09-28T02:00:00Z",
    text_no: 0,
    ...change,
  };
}

/** A deputy is logged in who heads no delegation, and has one draft. */
export function atTheDesk() {
  beginSession(aToken(aPerson("deputy")));
  server.use(
    http.get(at("/rules"), () =>
      HttpResponse.json({
        categories: [{ code: "transport", label: "交通" }],
        return_reasons: [{ code: "unclear", label: "事实不清" }],
        ratings: [{ code: "dissatisfied", label: "不满意", counts_as_satisfied: false }],
      }),
    ),
    http.get(at("/suggestions/8"), () => HttpResponse.json(aDraft())),
    http.get(at("/deputies/own"), () => HttpResponse.json({ heads: [] })),
  );
}
