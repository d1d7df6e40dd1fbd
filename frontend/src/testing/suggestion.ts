import type { Assignment, Clock, Reply, Round, Suggestion, SuggestionRow, Task } from "../api/core";

/** A clock for a reply: three months whose last day falls into a holiday. */
export function aClock(change: Partial<Clock> = {}): Clock {
  return {
    id: 5,
    kind: "T5",
    started_on: "2026-07-02",
    due_on: "2026-10-08",
    law_due_on: "2026-10-08",
    stopped_at: null,
    state: "running",
    light: "yellow",
    days_left: 9,
    provisional: false,
    plan_breached: false,
    law_breached: false,
    first_due_on: null,
    first_breached: false,
    explanation: {
      from: "2026-07-02",
      term: "3m",
      due: "2026-10-08",
      steps: [
        { rule: "counted_from", from: "2026-07-02", to: "2026-07-02" },
        { rule: "first_day", from: "2026-07-03", to: "2026-07-03" },
        { rule: "counted_months", from: "2026-07-03", to: "2026-10-02", days: 92, count: 3 },
        { rule: "last_day_is_holiday", from: "2026-10-02", to: "2026-10-02", name: "国庆节" },
        { rule: "skipped_holiday", from: "2026-10-03", to: "2026-10-07", name: "国庆节", days: 5 },
        { rule: "rolled_to", from: "2026-10-08", to: "2026-10-08" },
      ],
    },
    round_no: 1,
    assignment_id: 31,
    ...change,
  };
}

/** A reply that is being drafted: one of two points is answered. */
export function aReply(change: Partial<Reply> = {}): Reply {
  return {
    id: 41,
    version: 3,
    state: "draft",
    opening: "您提出的建议收悉，现答复如下：",
    closing: "感谢您对交通工作的关心。",
    answers: [{ point_id: "p1", text: "已将学府路早高峰发车间隔由十五分钟压缩为八分钟，自九月一日起执行。" }],
    class_code: "",
    class_label: "",
    commitment_text: "",
    commitment_due_on: null,
    class_reason: "",
    no_contact_reason: "",
    contact_person: "赵启明",
    contact_phone: "0711-0000000",
    document_no: "",
    drafted_by_name: "赵启明",
    reviewed_by_name: "",
    signed_by_name: "",
    signed_at: null,
    delivered_at: null,
    read_at: null,
    copies: [],
    sealed: null,
    checked_by_name: "",
    last_comment: null,
    changes: [],
    missing: ["point_unanswered", "class_missing"],
    ...change,
  };
}

/** The only unit's assignment. */
export function anAssignment(change: Partial<Assignment> = {}): Assignment {
  return {
    id: 31,
    unit_id: 4,
    unit_name: "市交通运输局",
    role: "sole",
    assigned_at: "2026-07-02T02:00:00Z",
    received_at: "2026-07-03T01:30:00Z",
    done_at: null,
    ended: "",
    ended_at: null,
    section: "公共交通科",
    person_name: "赵启明",
    inner_due_on: null,
    note: "请会同教育部门研究。",
    actions: [],
    communications: [
      {
        id: 51,
        phase: "during",
        mode: "meeting",
        held_on: "2026-07-20",
        place: "学府路社区",
        deputies: [{ id: 9, name: "周明远" }],
        persons: "副局长孙立、科长赵启明",
        summary: "现场察看早高峰候车情况，就发车间隔达成一致。",
        state: "pending",
        dispute_reason: "",
        recorded_at: "2026-07-21T01:00:00Z",
        by_name: "赵启明",
        confirm_by: "2026-07-28",
        actions: [],
      },
    ],
    notes: [{ id: 61, text: "已完成客流调查。", at: "2026-07-15T06:00:00Z", by_name: "赵启明" }],
    reply: null,
    former_replies: [],
    opinion: null,
    opinion_state: "",
    ...change,
  };
}

/** A handling round, the first unless said otherwise. */
export function aRound(change: Partial<Round> = {}): Round {
  return {
    no: 1,
    why: "first",
    opened_at: "2026-07-02T02:00:00Z",
    reason: "",
    meeting: "",
    plan_due_on: null,
    feedback_released_at: null,
    assignments: [anAssignment()],
    feedbacks: [],
    ...change,
  };
}

/** A suggestion in handling, with two points. */
export function aSuggestion(change: Partial<Suggestion> = {}): Suggestion {
  return {
    id: 7,
    version: 12,
    phase: "in_handling",
    round_no: 1,
    number: 12,
    number_text: "第12号",
    receipt_no: "SJ-2026-0031",
    title: "关于改善学府路沿线公交出行的建议",
    category: "交通运输",
    submission_period: "in_session",
    session_name: "八届二次会议",
    proposer: {
      kind: "deputy",
      deputy_id: 9,
      name: "周明远",
      delegation_name: "东城代表团",
      card_no: "08-0121",
    },
    publicity_consent: "full",
    reference_only: false,
    suggested_units: "市交通运输局",
    origin: "deputy",
    origin_note: "",
    created_at: "2026-06-20T02:00:00Z",
    submitted_at: "2026-06-22T02:00:00Z",
    registered_at: "2026-06-25T02:00:00Z",
    first_assigned_at: "2026-07-02T02:00:00Z",
    closed_at: null,
    content: {
      version_no: 1,
      situation: "学府路沿线有三所学校，早高峰公交间隔十五分钟，学生候车拥挤。",
      analysis: "运力按多年前的客流配置，未随居住区增加而调整。",
      points: [
        { id: "p1", no: 1, text: "缩短早高峰发车间隔。" },
        { id: "p2", no: 2, text: "在三中门口增设港湾式停靠站。" },
      ],
      frozen_at: "2026-06-25T02:00:00Z",
    },
    content_versions: [],
    return_reason: null,
    attachments: [{ id: 71, name: "现场照片.jpg", size: 204800, content_type: "image/jpeg" }],
    ball: [
      {
        role: "clerk",
        body_name: "市交通运输局",
        task: "draft_reply",
        due_on: "2026-10-08",
        clock_kind: "T5",
        light: "yellow",
      },
    ],
    clocks: [aClock()],
    rounds: [aRound()],
    explanation_letter: "",
    imported: null,
    merged_into: null,
    merged_items: [],
    received_replies: [],
    stub: false,
    proposers: [{ id: 9, name: "周明远" }],
    signatures: [],
    requests: [],
    commitments: [],
    forwarded_at: null,
    proposed_units: [],
    timeline: [
      {
        id: 1,
        kind: "submit",
        at: "2026-06-22T02:00:00Z",
        round_no: 0,
        actor_name: "周明远",
        actor_role: "deputy",
        body_name: "",
        data: {},
      },
      {
        id: 2,
        kind: "register",
        at: "2026-06-25T02:00:00Z",
        round_no: 0,
        actor_name: "林静",
        actor_role: "office",
        body_name: "",
        data: { number_text: "第12号" },
      },
      {
        id: 3,
        kind: "assign",
        at: "2026-07-02T02:00:00Z",
        round_no: 1,
        actor_name: "林静",
        actor_role: "office",
        body_name: "",
        data: { unit_name: "市交通运输局", due_on: "2026-10-08" },
      },
    ],
    actions: [],
    ...change,
  };
}

/** A row of the list. */
export function aRow(change: Partial<SuggestionRow> = {}): SuggestionRow {
  return {
    id: 7,
    version: 12,
    number_text: "第12号",
    title: "关于改善学府路沿线公交出行的建议",
    category: "交通运输",
    phase: "in_handling",
    round_no: 1,
    lead_name: "周明远",
    delegation_name: "东城代表团",
    units: [{ id: 4, name: "市交通运输局", role: "sole" }],
    assignments: [
      {
        id: 31,
        unit_id: 4,
        unit_name: "市交通运输局",
        role: "sole",
        section: "",
        person_name: "",
        inner_due_on: null,
        actions: [],
      },
    ],
    ball: [
      {
        role: "clerk",
        body_name: "市交通运输局",
        task: "draft_reply",
        due_on: "2026-10-08",
        clock_kind: "T5",
        light: "yellow",
      },
    ],
    due_on: "2026-10-08",
    days_left: 9,
    light: "yellow",
    submitted_at: "2026-06-22T02:00:00Z",
    suggested_units: "市交通运输局",
    forwarded_at: null,
    proposed_units: [],
    actions: [],
    ...change,
  };
}

/** Something that waits. */
export function aTask(change: Partial<Task> = {}): Task {
  return {
    id: 81,
    suggestion_id: 7,
    version: 12,
    task: "draft_reply",
    title: "关于改善学府路沿线公交出行的建议",
    number_text: "第12号",
    phase: "in_handling",
    round_no: 1,
    lead_name: "周明远",
    unit_name: "市交通运输局",
    due_on: "2026-10-08",
    days_left: 9,
    light: "yellow",
    since: "2026-07-03T01:30:00Z",
    ...change,
  };
}

/** The rules in force, as far as forms ask for them. */
export const someRules = {
  categories: [{ code: "transport", label: "交通运输" }],
  reply_classes: [
    {
      code: "A",
      label: "A类",
      meaning: "所提问题已经解决、基本解决或已被采纳",
      requires_commitment_date: false,
      requires_reason: false,
      counts_as_resolved: true,
    },
    {
      code: "B",
      label: "B类",
      meaning: "所提问题正在解决",
      requires_commitment_date: true,
      requires_reason: false,
      counts_as_resolved: false,
    },
    {
      code: "D",
      label: "D类",
      meaning: "所提问题暂时难以解决，或留作参考",
      requires_commitment_date: false,
      requires_reason: true,
      counts_as_resolved: false,
    },
  ],
  ratings: [
    { code: "satisfied", label: "满意", counts_as_satisfied: true },
    { code: "basically_satisfied", label: "基本满意", counts_as_satisfied: true },
    { code: "dissatisfied", label: "不满意", counts_as_satisfied: false },
  ],
  return_reasons: [{ code: "unclear", label: "请求事项不明确" }],
};
