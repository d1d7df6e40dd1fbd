import type { Role } from "../api/contract";

/** All roles, in the order in which they take part. */
export const roles = [
  "deputy",
  "office",
  "head",
  "supervising_leader",
  "committee",
  "gov_office",
  "leading_official",
  "clerk",
  "reviewer",
  "signer",
  "sysadmin",
  "secadmin",
  "auditor",
] as const satisfies readonly Role[];
