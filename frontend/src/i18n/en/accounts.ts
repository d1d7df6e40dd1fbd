import type { Catalogue } from "../types";

/** Opening, suspending and restoring accounts. */
export const accounts: Catalogue["accounts"] = {
  title: "Accounts",
  table: "List of accounts",
  searchLabel: "Name or log-in name",
  open: "Open accounts for deputies",
  openTitle: "Open accounts for deputies",
  openHint:
    "Opens accounts for deputies of the register who have none, and grants them the role of deputy. At most 100 at a time; initial passwords are shown only once, so please print and hand them over at once.",
  openConfirm: "Open",
  openedAll: "Every deputy in office has an account.",
  create: "New account",
  createTitle: "New account",
  name: "Name",
  loginName: "Log-in name",
  loginNameHint: "Used by this person; it cannot be changed later.",
  loginNameRule:
    "A log-in name has 3 to 32 small letters, digits, dots, underscores or hyphens, and begins with a letter.",
  phone: "Mobile number",
  phoneRule: "Please enter a mobile number of 11 digits.",
  status: "Status",
  statuses: { active: "Active", suspended: "Suspended" },
  locked: "Locked until {{at}}",
  mustChange: "Initial password to be changed",
  hats: "Roles",
  noHats: "No role yet",
  lastLogin: "Last log-in",
  never: "Never logged in",
  suspend: "Suspend",
  suspendTitle: "Suspend the account of “{{name}}”?",
  suspendHint: "All log-ins of this account end within ten seconds. It can be restored later.",
  suspended: "The account has been suspended.",
  restore: "Restore",
  restoreTitle: "Restore the account of “{{name}}”?",
  restoreHint: "The person can log in with the old password again.",
  restored: "The account has been restored.",
  reset: "Reset password",
  resetTitle: "Reset the password of “{{name}}”?",
  resetLabel: "Reset the password of {{name}}",
  officeHint:
    "Accounts of deputies and of people in handling units. Whoever forgot the password gets a new one here, on a slip to print. The system administrator opens and suspends accounts.",
  emptyOfficeHint:
    "The accounts of deputies and of people in handling units are listed here once the system administrator has opened them.",
  resetHint:
    "The old password is void at once and all log-ins end. The new initial password is shown only once; please print it and hand it over.",
  empty: "There are no accounts yet",
  emptyHint:
    "After an account has been opened, the security administrator grants a role, and the person can log in.",
  slip: {
    title: "Initial password slip",
    titleMany: "Initial password slips ({{count}})",
    remaining:
      "Deputies still without an account: {{count}}. Please open accounts again after handing these over.",
    hint: "Initial passwords are shown only this once. Please print them and hand them over in person.",
    password: "Initial password",
    address: "Address for logging in",
    note: "The password must be changed at the first log-in. Keep this slip safe, destroy it after use and tell nobody.",
    printedAt: "Printed: {{at}}",
    close: "Handed over; close",
  },
};
