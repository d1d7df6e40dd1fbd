import type { Catalogue } from "../types";

/** The congress's names, its terms and its sessions. */
export const terms: Catalogue["terms"] = {
  title: "Terms and sessions",
  hint: "The congress's names, its terms and its sessions. The register of deputies belongs to a term, a suggestion to a session.",
  names: "Names",
  editNames: "Edit the names",
  congress: {
    name: "Full name of the congress",
    name_use: "Printed at the head of forms, receipts and other papers.",
    short_name: "Short name",
    short_name_use: "Shown at the top of each page.",
    office_name: "Name of the deputy affairs office",
    office_name_use: "Printed under receipts; please give the full official name.",
  },
  currentTerm: "Current",
  from: "From {{from}}",
  fromTo: "{{from}} to {{to}}",
  newTerm: "Add a term",
  editTerm: "Edit “{{name}}”",
  termNumber: "Number of the term",
  termName: "Name",
  termNameHint: "Left empty, it is named by its number, in Chinese.",
  starts_on: "Begins on",
  startsHint: "From this day on, deputies, delegations and groups are kept for this term.",
  ends_on: "Ends on",
  endsHint: "Leave empty while the term runs. The next one cannot begin before this day.",
  noSessions: "This term has no session yet. Deputies can submit once there is one.",
  newSession: "Add a session",
  newSessionIn: "Add a session to “{{name}}”",
  editSession: "Edit “{{name}}”",
  sessionNumber: "Number of the session",
  sessionName: "Name",
  sessionNameHint: "Left empty, it is named by term and number, in Chinese.",
  sessionDays: "Days of the session",
  submissionDeadline: "Submission deadline",
  cosignDeadline: "Co-signing deadline",
  opens_on: "Opens on",
  opens_on_hint: "What is submitted from this day on belongs to this session and is numbered from 1 again.",
  closes_on: "Closes on",
  closes_on_hint: "The limit for assigning what was submitted in session is counted from the day after.",
  submission_deadline: "Submission deadline",
  submission_deadline_hint:
    "This day included. What comes later counts as submitted between sessions. Left empty: until the session closes.",
  cosign_deadline: "Co-signing deadline",
  cosign_deadline_hint:
    "This day included. Invitations sent in session run until then. Left empty: the submission deadline; without either, the rules count from the day of the invitation.",
  untilClose: "Until the session closes",
  untilSubmission: "As for submission",
  byRules: "Counted by the rules",
  stage: {
    upcoming: "Not held yet",
    sitting: "In session",
    over: "Closed",
    series: "; what is submitted now is numbered between sessions, after this one",
  },
  meanings: {
    title: "What these dates do",
    days: "Days of the session",
    days_text:
      "What is submitted from opening to closing is submitted in session and numbered there; the limit for assigning it is counted from the day after closing.",
    submission: "Submission deadline",
    submission_text:
      "What is submitted up to and on that day counts as in session, what comes later as between sessions. Deputies can submit at any time.",
    cosign: "Co-signing deadline",
    cosign_text:
      "Who is invited to co-sign in session confirms up to and on that day; an invitation without an answer does not count at submission.",
    between: "Between sessions",
    between_text:
      "What is submitted after one session and before the next belongs to the former and has numbers of its own; limits are counted by the rules from submission or invitation.",
    running:
      "A changed date concerns later invitations and later submissions only; limits that have begun stay. How many days each limit has is said under",
    rules: "Calendar and rules",
  },
  confirm: {
    unset: "none",
    change: "{{from}} → {{to}}",
    sessionDates:
      "Once saved, later invitations to co-sign and later submissions go by the new dates. What was submitted, and limits that have begun, stay. Tell the deputies separately where they need to know.",
    termDates:
      "The dates of a term decide for which term deputies, delegations and groups are kept. They hold as soon as they are saved.",
    termNow:
      "The new term has begun. Once saved, deputies, delegations and groups are kept for it and must be imported anew; the register and the suggestions of “{{name}}” are kept whole.",
    termLater:
      "From its first day on, deputies, delegations and groups are kept for the new term and must be imported anew; until then the register of “{{name}}” holds, and suggestions are not affected.",
  },
  steps: {
    title: "Getting started",
    left: "Steps left: {{count}}",
    term: "Add the present term",
    term_hint: "Its number and first day. Deputies and delegations belong to a term.",
    term_go: "Add the term",
    term_done: "Terms: {{count}}",
    session: "Add a session",
    session_hint:
      "Its days and the deadlines for submission and co-signing. Suggestions belong to a session.",
    session_go: "Add the session",
    session_done: "Sessions: {{count}}",
    deputies: "Import delegations and deputies",
    deputies_hint:
      "All at once from an Excel template, delegations too. Then ask the system administrator to open accounts for the deputies.",
    deputies_go: "To the deputies",
    deputies_done: "Deputies in the register: {{count}}",
    units: "Enter the handling units",
    units_hint:
      "All at once from an Excel template. Then the system administrator opens accounts for their people, and the security administrator grants the roles of clerk, reviewer and signer.",
    units_go: "To the units",
    units_done: "Units: {{count}}",
    rules: "Check calendar and rules",
    rules_hint:
      "Some limits are borrowed from elsewhere. Check them one by one and publish your own rules; holidays of years without a table are entered there, too.",
    rules_go: "To calendar and rules",
    rules_done: "Times published: {{count}}",
  },
};
