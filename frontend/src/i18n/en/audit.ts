import type { Catalogue } from "../types";

/** The audit record and its sealing. */
export const audit: Catalogue["audit"] = {
  title: "Audit record",
  table: "Audit record",
  hint: "Entries are only ever added and are sealed batch by batch in a hash chain. They hold numbers and states before and after, no business text.",
  from: "From",
  to: "To",
  action: "Action code",
  actionPlaceholder: "For example account.login",
  at: "Time",
  who: "Person",
  role: "Role",
  subject: "Object",
  change: "Change",
  address: "Address",
  request: "Request number",
  sealed: "Seal",
  isSealed: "Sealed",
  notSealed: "To be sealed",
  system: "System",
  verify: "Verify integrity",
  verifying: "Verifying…",
  intact: "Verified: the {{checked}} sealed entries are complete and unchanged.",
  tail: "New entries still to be sealed: {{unsealed}}.",
  broken:
    "Verification failed: from entry {{id}} on, the seals do not match the content. Please secure the database at once and report to the competent authority.",
  empty: "There are no entries yet",
  emptyHint: "Log-ins, grants of roles and steps of the procedure are recorded here.",
};
