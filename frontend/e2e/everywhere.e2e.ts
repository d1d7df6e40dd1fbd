import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import type { Suggestion, SuggestionRow } from "../src/api/core";
import type { components } from "../src/api/schema";
import { roles } from "../src/lib/roles";
import { look } from "./acting";
import { desk, login, newPage, phone, type Server, startServer } from "./harness";
import { root } from "./process";

type KeyItem = components["schemas"]["supervision.View"];

/** Pages whose own tests ask axe at both sizes: where nobody is logged in. */
const outside = ["login", "setup", "b", "verify"];

/** Every address that a page has. */
const routes = ["routes.tsx", "sheets.tsx"]
  .flatMap((file) => [
    ...readFileSync(path.join(root, "frontend/src/app", file), "utf8").matchAll(/path: "([^"]+)"/g),
  ])
  .map(([, route = ""]) => route);

let server: Server;
let password: string;
let token: string;

beforeAll(async () => {
  server = await startServer({
    database: "sqlite",
    demo: true,
    env: { LIANLUO_WEBHOOK_NETWORKS: "127.0.0.0/8" },
  });
  password = readFileSync(path.join(server.folder, "data/demo-password"), "utf8").trim();
  token = (await ask<{ access_token: string }>("/auth/login", { login_name: "office", password }))
    .access_token;
});

test("every page to which no menu leads stands without a violation, at a desk and on a phone", async () => {
  const found = await addresses();
  const menus = await menuPlaces();
  const known = [...menus, ...Object.keys(found), ...outside];
  expect(
    routes.filter((route) => !known.includes(route)),
    "pages that nobody looked at",
  ).toEqual([]);
  for (const size of [desk, phone]) {
    for (const role of new Set(Object.values(found).map(([who]) => who))) {
      const page = await newPage(server, size);
      await login(page, role, password);
      for (const [route, [who, place]] of Object.entries(found))
        if (who === role) await visit(page, route, place);
      await page.context().close();
    }
  }
}, 600_000);

test("an item stands without a violation in every phase", async () => {
  const page = await newPage(server);
  await login(page, "office", password);
  const seen = new Set<string>();
  for (const item of await everyItem()) {
    if (seen.has(item.phase)) continue;
    seen.add(item.phase);
    await visit(page, item.phase, `/suggestions/${item.id}`);
  }
  expect(seen.size).toBeGreaterThanOrEqual(12);
}, 300_000);

async function visit(page: Page, name: string, place: string) {
  await page.goto(place);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  expect(await page.getByText("无法加载").count(), place).toBe(0);
  await look(page, `everywhere-${name.replaceAll(/\W+/g, "-")}`);
}

/** Where the menus of all roles lead. */
async function menuPlaces() {
  const menu = readFileSync(path.join(root, "frontend/src/app/menu.tsx"), "utf8");
  const places = [...menu.matchAll(/"\/([\w/-]+)"/g)].map(([, place = ""]) => place);
  expect(places.length).toBeGreaterThan(roles.length);
  return places;
}

/** For each page an address with something on it, and who goes there. */
async function addresses(): Promise<Record<string, [role: string, place: string]>> {
  const items = await everyItem();
  const whole = await Promise.all(
    ["closed", "archived", "in_handling", "under_review"].map((phase) => {
      const row = there(
        items.find((item) => item.phase === phase),
        `item that is ${phase}`,
      );
      return ask<Suggestion>(`/suggestions/${row.id}`);
    }),
  );
  const answered = there(
    whole.find((item) => replyOf(item)),
    "answered item",
  );
  const urged = (item: Suggestion) =>
    item.timeline.find(({ kind, actor_role }) => kind === "urge" && actor_role !== "deputy");
  const told = await firstOf(items, (item) => Boolean(urged(item)));
  const asked = await firstOf(items, (item) => item.requests.length > 0);
  const upward = there((await ask<{ items: { id: number }[] }>("/upward")).items[0], "upward item");
  const key = (await ask<{ items: { id: number }[] }>("/key-items")).items.map(({ id }) => id);
  const supervised = await Promise.all(key.map((id) => ask<KeyItem>(`/key-items/${id}`)));
  const activity = there(supervised.flatMap((one) => one.activities)[0], "activity");
  const sent = there(supervised.flatMap((one) => one.letters)[0], "letter");
  const ballots = (await ask<{ items: { id: number; state: string }[] }>("/ballots")).items;
  const ballot = (state: string) =>
    there(
      ballots.find((one) => one.state === state),
      `ballot that is ${state}`,
    ).id;
  const drafts = await ask<{ items: SuggestionRow[] }>("/suggestions?phase=draft", undefined, "deputy");
  const draft = there(drafts.items[0], "draft");
  const { webhook } = await ask<{ webhook: { id: number } }>(
    "/webhooks",
    { name: "市政府督查系统", url: "http://127.0.0.1:9/", topics: ["suggestion.assign"] },
    "sysadmin",
  );
  const office = (place: string): [string, string] => ["office", place];
  return {
    "suggestions/new": ["deputy", "/suggestions/new"],
    "suggestions/:id/edit": ["deputy", `/suggestions/${draft.id}/edit`],
    "suggestions/duplicates": office("/suggestions/duplicates"),
    "suggestions/:id": office(`/suggestions/${answered.id}`),
    "suggestions/:id/compare": office(`/suggestions/${answered.id}/compare?with=${asked.id}`),
    "me/tokens": ["deputy", "/me/tokens"],
    "webhooks/:id": ["sysadmin", `/webhooks/${webhook.id}`],
    "stats/items": office("/stats/items?figure=items"),
    "stats/wall": office("/stats/wall"),
    "ballots/new": office("/ballots/new"),
    "ballots/scores": office("/ballots/scores"),
    "ballots/:id": office(`/ballots/${ballot("closed")}`),
    "ballots/:id#open": office(`/ballots/${ballot("open")}`),
    "ballots/:id/edit": office(`/ballots/${await draftOfBallot()}/edit`),
    "ballots/:id/hall": office(`/ballots/${ballot("open")}/hall`),
    "ballots/:id/hall#closed": office(`/ballots/${ballot("closed")}/hall`),
    "ballots/:id/vote": ["deputy", `/ballots/${ballot("open")}/vote`],
    "upward/:id": office(`/upward/${upward.id}`),
    "key-items/:id": office(`/key-items/${there(key[0], "key item")}`),
    "activities/:id": office(`/activities/${activity.id}`),
    "sign-in": ["deputy", "/sign-in#no-such-code"],
    "print/candidates": office("/print/candidates"),
    "print/key-items/:id/plan": office(`/print/key-items/${there(key[0], "key item")}/plan`),
    "print/key-items/:id/look-back": office(`/print/key-items/${there(key[0], "key item")}/look-back`),
    "print/letters/:id": office(`/print/letters/${sent.id}`),
    "print/activities/:id/code": office(`/print/activities/${activity.id}/code`),
    "units/committees": office("/units/committees"),
    "rules/edit": office("/rules/edit"),
    "rules/versions": office("/rules/versions"),
    "*": office("/there/is/nothing"),
    "print/suggestions/:id": office(`/print/suggestions/${answered.id}`),
    "print/suggestions/:id/reply/:replyId": office(
      `/print/suggestions/${answered.id}/reply/${there(replyOf(answered), "reply").id}`,
    ),
    "print/suggestions/:id/letters/:eventId": office(
      `/print/suggestions/${told.id}/letters/${there(urged(told), "urging").id}`,
    ),
    "print/suggestions/:id/letters/:eventId#none": office(`/print/suggestions/${told.id}/letters/999999`),
    "print/suggestions/:id/feedback": office(`/print/suggestions/${answered.id}/feedback`),
    "print/suggestions/:id/receipt": office(`/print/suggestions/${answered.id}/receipt`),
    "print/suggestions/:id/requests/:requestId": office(
      `/print/suggestions/${asked.id}/requests/${there(asked.requests[0], "request").id}`,
    ),
    "print/upward/:id": office(`/print/upward/${upward.id}`),
    "print/forms/suggestion": office("/print/forms/suggestion"),
    "print/forms/feedback": office("/print/forms/feedback"),
    "print/assignments": office("/print/assignments"),
    "print/scores": office("/print/scores"),
    "print/rules": office("/print/rules"),
  };
}

/** A ballot that is still being prepared, which the demonstration has not. */
async function draftOfBallot(): Promise<number> {
  const [unit] = (await ask<{ candidates: { id: number }[] }>("/ballots/candidates?about=unit")).candidates;
  const plan = {
    title: "待修改的测评",
    instructions: "",
    about: "unit",
    subject_ids: [there(unit, "unit").id],
    occasion: "meeting",
    opens_at: "",
    closes_at: "",
    voters: "cards",
    quorum: { kind: "percent", n: 60 },
    blank: "invalid",
    abstention: true,
  };
  return (await ask<{ id: number }>("/ballots", plan)).id;
}

/** What the demonstration is to hold: an address without its id would show a page that nobody meant. */
function there<T>(found: T | null | undefined, what: string): T {
  if (found === null || found === undefined) throw new Error(`the demonstration has no ${what}`);
  return found;
}

const replyOf = (item: Suggestion) =>
  item.rounds.flatMap((round) => round.assignments).find((one) => one.reply?.delivered_at)?.reply;

async function firstOf(items: SuggestionRow[], fits: (item: Suggestion) => boolean): Promise<Suggestion> {
  for (const { id } of items) {
    const item = await ask<Suggestion>(`/suggestions/${id}`);
    if (fits(item)) return item;
  }
  throw new Error("the demonstration has no such item");
}

async function everyItem(): Promise<SuggestionRow[]> {
  return (await ask<{ items: SuggestionRow[] }>("/suggestions?size=200")).items;
}

/** Asks the server as the office, or as somebody else. */
async function ask<Answer>(place: string, body?: object, as?: string): Promise<Answer> {
  const own = as
    ? (await ask<{ access_token: string }>("/auth/login", { login_name: as, password })).access_token
    : token;
  const answer = await fetch(`${server.url}/api/v1${place}`, {
    method: body ? "POST" : "GET",
    headers: { "Content-Type": "application/json", ...(own ? { Authorization: `Bearer ${own}` } : {}) },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${place}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
