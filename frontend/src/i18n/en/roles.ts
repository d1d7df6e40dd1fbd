import type { Catalogue } from "../types";

/** Granting and revoking roles. */
export const roles: Catalogue["roles"] = {
  title: "Roles",
  table: "People and roles",
  searchLabel: "Name or log-in name",
  person: "Person",
  hats: "Roles granted",
  grant: "Grant a role",
  grantTitle: "Grant a role: {{name}}",
  role: "Role",
  unit: "Handling unit",
  unitPlaceholder: "Type the unit's name",
  unitNone: "There is no such unit. Please try other words.",
  unitHint: "Clerks, reviewers and signers belong to a unit, which must be named.",
  deputy: "Deputy in the register",
  deputyPlaceholder: "Type a name, card number or electing unit",
  deputyNone:
    "Nobody was found in the register. Try other words, or ask the deputy affairs office to register the deputy.",
  deputyHint: "A deputy has one account only; the role is revoked by itself when the mandate ends.",
  granted: "The role has been granted.",
  revoke: "Revoke",
  revokeLabel: "Revoke: {{role}}",
  revokeTitle: "Revoke this role of “{{name}}”?",
  revokeHint:
    "Without “{{role}}” the person can no longer act in it; this holds within ten seconds. Past actions stay on record.",
  revoked: "The role has been revoked.",
  none: "No role yet",
  rule: "Nobody may be more than one of system, security and audit administrator, nor hold a role in the procedure besides. A deputy's role belongs to a deputy of the register.",
  empty: "There is nobody yet",
  emptyHint: "Please have the system administrator open accounts first.",
  committee: "Special committee",
  committeeHint:
    "Whoever has it supervises for this committee. The deputy affairs office keeps the register.",
  committeePlaceholder: "Type a name",
  committeeNone: "None found. The deputy affairs office adds committees on the page “Units”.",
};
