import type { components } from "./schema";

// The names by which the pages know what the contract says of log-in, notices and administration.

type Schemas = components["schemas"];

export type Role = Schemas["access.Role"];

/** One role in one body: what a person acts as. */
export type Hat = Schemas["account.Hat"];
/** Who is logged in; without a hat there is nothing to see but the choice of one. */
export type Me = Schemas["account.Me"];
export type TokenAnswer = Schemas["account.tokenAnswer"];
export type LoginSession = Schemas["account.loginView"];
export type SetupRequest = Schemas["account.Setup"];

export type Notice = Schemas["notify.View"];

export type User = Schemas["account.userView"];
export type Slip = Schemas["account.Slip"];

export type AuditEntry = Schemas["audit.entry"];
