import type { Catalogue } from "../types";

/** What waits for the person. */
export const todo: Catalogue["todo"] = {
  for: "Ask {{name}}: {{task}}",
  title: "To do",
  hint: "What waits for you, what is due first on top.",
  overdueHint: "Overdue: {{count}}. Please handle these first.",
  list: "Tasks",
  filter: "Filter by task",
  all: "All",
  chip: "{{task}} {{count}}",
  chipOverdue: "{{count}} overdue",
  since: "Since {{date}}",
  lead: "Deputy {{name}}",
  empty: "Nothing waits for you at present",
  emptyHint: "New tasks are listed here, and you are sent a notice.",
  emptyDeputyHint: "You can write a suggestion whenever something comes to mind.",
  emptyFiltered: "No task of this kind waits for you",
  showAll: "Show all tasks",
  write: "Write a suggestion",
  browse: "View suggestions",
  unprepared: "Deputies cannot submit yet: the congress has no term and session.",
  prepare: "To terms and sessions",
};
