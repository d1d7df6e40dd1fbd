import { HttpResponse } from "msw";

import type { Activity, Card, KeyItem } from "../features/supervision/api";

/** A card of the board. */
export function aCard(change: Partial<Card> = {}): Card {
  return {
    id: 3,
    suggestion_id: 7,
    year: 2026,
    number_text: "第12号",
    title: "关于改善学府路沿线公交出行的建议",
    phase: "in_handling",
    round_no: 1,
    similar: 0,
    parties: {
      leader: { id: 1, name: "周副主任" },
      official: { id: 2, name: "吴副市长" },
      committee: { id: 4, name: "城建环资委" },
      units: [{ id: 4, name: "市交通运输局", role: "sole" }],
    },
    status: "on_plan",
    reasons: [],
    plan_state: "confirmed",
    plan_due_on: "2026-05-01",
    milestones: 4,
    reached: 1,
    next: { text: "完成站点施工", due_on: "2026-10-08", days_left: 9, light: "green" },
    promises: 3,
    kept: 2,
    last_activity: { id: 1, kind: "research", held_on: "2026-09-01", state: "held" },
    next_activity: null,
    letters_open: 0,
    own: true,
    outcome_exists: false,
    ...change,
  };
}

/** A key item whose plan is confirmed, as a supervising leader gets it. */
export function aKeyItem(change: Partial<KeyItem> = {}): KeyItem {
  return {
    ...aCard(),
    version: 5,
    suggestions: [
      {
        id: 7,
        number_text: "第12号",
        title: "关于改善学府路沿线公交出行的建议",
        lead_name: "周明远",
        phase: "in_handling",
        round_no: 1,
        readable: true,
      },
    ],
    decision: {
      id: 1,
      year: 2026,
      held_on: "2026-04-01",
      meeting: "第40次主任会议",
      publication: "",
      by_name: "林静",
      attachments: [],
      verdicts: [],
    },
    goals: "年内增开两条线路。",
    plan_comment: "",
    submitted_by_name: "",
    confirmed_by_name: "周副主任",
    confirmed_at: "2026-04-20T02:00:00Z",
    outcome: "",
    concluded_at: null,
    plan: [],
    proposed: null,
    activities: [],
    letters: [],
    commitments: [],
    checks: [],
    timeline: [],
    actions: [],
    ...change,
  };
}

/** An activity that is still ahead. */
export function anActivity(change: Partial<Activity> = {}): Activity {
  return {
    id: 8,
    version: 2,
    kind: "on_site",
    held_on: "2026-09-30",
    state: "planned",
    starts_at: "09:30",
    place: "城东公交枢纽",
    subject: "察看站点施工",
    invited: 1,
    coming: 0,
    present: 0,
    awaited: true,
    key_item_id: 0,
    number_text: "第12号",
    title: "关于改善学府路沿线公交出行的建议",
    minutes: "",
    end_reason: "",
    by_name: "",
    photos: [],
    invitations: [
      {
        id: 5,
        party: "proposer",
        deputy_id: 3,
        name: "周明远",
        answer: "",
        reason: "",
        answered_by: "",
        present_at: null,
        present_name: "",
        present_by: "",
        present_note: "",
        own: true,
        fixed: true,
      },
    ],
    actions: ["answer_invitation"],
    ...change,
  };
}

/** A page of a list that holds all there is. */
export const list = (...items: object[]) =>
  HttpResponse.json({ items, total: items.length, page: 1, size: 200 });
