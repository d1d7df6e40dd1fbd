import type { Role } from "../api/contract";

/** All roles, in the order in which they take part. */
export const roles = [
  "deputy",
  "office",
  "head",
  "gov_office",
  "clerk",
  "reviewer",
  "signer",
  "sysadmin",
  "secadmin",
  "auditor",
] as const satisfies readonly Role[];
