import type { Catalogue } from "../types";
import { noticeTexts } from "./noticeTexts";

/** Notices and the topics that they are grouped by. */
export const notices: Catalogue["notices"] = {
  title: "Notices",
  topics: "Kind of notices",
  topic: { all: "All", task: "To do", reminder: "Reminders", news: "Progress" },
  topicUnread: "{{topic}} ({{count}} unread)",
  preferences: "How I am told",
  emptyTopic: "No notices of this kind yet",
  unread: "Unread",
  read: "Read",
  unreadCount: "{{count}} unread",
  readAll: "Mark all as read",
  markRead: "Mark as read",
  open: "Open",
  empty: "No notices yet",
  emptyHint: "You are told here of what is assigned, handled, answered and given feedback on.",
  text: {
    ...noticeTexts,
    task: "Please see to {{number}} “{{title}}”: {{task}}.",
    task_start_review: "A deputy submitted “{{title}}”. Please review it.",
    task_register: "“{{title}}” is under review. Please register it or return it.",
    task_edit_draft: "“{{title}}” was returned. Please revise and submit it again.",
    task_assign: "{{number}} “{{title}}” is registered. Please assign it.",
    task_receive: "{{number}} “{{title}}” was assigned to you. Please confirm receipt.",
    task_draft_reply: "{{number}} “{{title}}” waits for a reply to be drafted.",
    task_review_reply: "The reply to {{number}} “{{title}}” waits to be proofread.",
    task_sign_reply: "The reply to {{number}} “{{title}}” waits to be signed.",
    task_confirm_contact:
      "The unit recorded a contact about {{number}} “{{title}}”. Please say whether it is right.",
    task_give_decisive_feedback:
      "The reply to {{number}} “{{title}}” has come. Please say how it was handled.",
    task_give_feedback: "The reply to {{number}} “{{title}}” has come. Please say how it was handled.",
    task_decide_rehandling:
      "The deputy is dissatisfied with {{number}} “{{title}}”. Please decide whether it is handled again.",
    task_close: "{{number}} “{{title}}” can be closed.",
    task_archive: "{{number}} “{{title}}” is closed and can be archived.",
    other: "Something happened to a suggestion that concerns you.",
  },
};
