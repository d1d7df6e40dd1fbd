import type { Problem } from "./problem";

// The part of the contract that log-in, notices and administration speak, in the shape in which
// openapi-typescript writes it.

export type Role =
  | "deputy"
  | "office"
  | "head"
  | "gov_office"
  | "clerk"
  | "reviewer"
  | "signer"
  | "sysadmin"
  | "secadmin"
  | "auditor";

/** One role in one body: what a person acts as. */
export interface Hat {
  membership_id: number;
  role: Role;
  congress_id: number;
  congress_name: string;
  unit_id?: number;
  unit_name?: string;
  deputy_id?: number;
}

export interface Me {
  user: { id: number; name: string; login_name: string };
  must_change_password: boolean;
  demonstration: boolean;
  hat: Hat;
  hats: Hat[];
  last_login?: { at: string; address: string };
}

export interface TokenAnswer {
  access_token: string;
  expires_in: number;
  me: Me;
}

export interface LoginSession {
  id: number;
  created_at: string;
  last_seen_at: string;
  user_agent: string;
  address: string;
  current: boolean;
}

export interface Notice {
  id: number;
  kind: string;
  at: string;
  read_at?: string;
  suggestion_id?: number;
  params: Record<string, string>;
}

export interface Membership {
  id: number;
  role: Role;
  congress_id: number;
  congress_name: string;
  unit_id?: number;
  unit_name?: string;
}

export interface User {
  id: number;
  login_name: string;
  name: string;
  phone_masked: string;
  status: "active" | "suspended";
  must_change_password: boolean;
  locked_until?: string;
  last_login_at?: string;
  memberships: Membership[];
}

export interface Slip {
  login_name: string;
  name: string;
  initial_password: string;
}

export interface AuditEntry {
  id: number;
  at: string;
  user_id?: number;
  login_name?: string;
  role?: string;
  action: string;
  subject: string;
  from?: string;
  to?: string;
  address?: string;
  request_id?: string;
  sealed: boolean;
}

export interface Administrator {
  login_name: string;
  name: string;
  password: string;
}

export interface SetupRequest {
  congress: { name: string; level: string };
  administrators: { sysadmin: Administrator; secadmin: Administrator; auditor: Administrator };
}

type Listed<T> = { items: T[]; total: number; page: number; size: number };
type Failure = { content: { "application/problem+json": Problem } };
type Answer<Ok> = { responses: { 200: { content: { "application/json": Ok } }; default: Failure } };
type Done = { responses: { 204: { content?: never }; default: Failure } };
type PathOf<Path> = [Path] extends [never] ? { path?: never } : { path: Path };
type Get<Ok, Query = never> = { parameters: { query?: Query } } & Answer<Ok>;
type Send<Body, Out, Path = never> = {
  parameters: PathOf<Path> & { header?: { "Idempotency-Key"?: string } };
  requestBody: { content: { "application/json": Body } };
} & Out;
type Act<Out, Path = never> = { parameters: PathOf<Path> } & Out;
type Id = { id: number };
type PageQuery = { page?: number; size?: number };

export interface paths {
  "/auth/login": { post: Send<{ login_name: string; password: string }, Answer<TokenAnswer>> };
  "/auth/logout": { post: Act<Done> };
  "/auth/hat": { post: Send<{ membership_id: number }, Answer<TokenAnswer>> };
  "/auth/me": { get: Get<Me> };
  "/auth/password": { post: Send<{ current_password: string; new_password: string }, Done> };
  "/auth/logins": { get: Get<{ items: LoginSession[] }> };
  "/auth/logins/{id}": { delete: Act<Done, Id> };
  "/setup": { get: Get<{ needed: boolean }>; post: Send<SetupRequest, Done> };
  "/notices": { get: Get<Listed<Notice> & { unread: number }, PageQuery> };
  "/notices/{id}/read": { post: Act<Done, Id> };
  "/notices/read-all": { post: Act<Done> };
  "/users": {
    get: Get<Listed<User>, PageQuery & { q?: string }>;
    post: Send<
      { login_name: string; name: string; phone: string },
      Answer<{ id: number; initial_password: string }>
    >;
  };
  "/users/{id}/suspend": { post: Send<{ reason: string }, Done, Id> };
  "/users/{id}/restore": { post: Act<Done, Id> };
  "/users/{id}/reset-password": { post: Act<Answer<Slip>, Id> };
  "/users/{id}/memberships": { post: Send<{ role: Role; unit_id?: number }, Answer<Membership>, Id> };
  "/memberships/{id}": { delete: Act<Done, Id> };
  "/units": { get: Get<Listed<{ id: number; name: string }>, PageQuery & { q?: string }> };
  "/audit": { get: Get<Listed<AuditEntry>, PageQuery & { from?: string; to?: string; action?: string }> };
  "/audit/verify": { get: Get<{ ok: boolean; checked: number; unsealed: number; broken_at?: number }> };
}
