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
/** What a notice is about, and how a person wants such notices by e-mail. */
export type Topic = Schemas["notify.Topic"];
export type MailMode = Schemas["notify.Mode"];
export type NoticeChannel = Schemas["notify.Channel"];
export type NoticePreferences = Schemas["notify.Preferences"];
export type Reaching = Schemas["notify.Reaching"];
/** One line of the delivery log. */
export type MailEntry = Schemas["notify.MailView"];
export type MailState = Schemas["notify.State"];

export type Substitution = Schemas["account.substitutionView"];
export type SubstitutionRequest = Schemas["account.substitutionRequest"];
/** A membership for which a substitute can be named, and who could be one. */
export type Principal = Schemas["account.principalView"];

export type User = Schemas["account.userView"];
export type Slip = Schemas["account.Slip"];

/** What another system may do in a person's name, without its secret. */
export type ApiToken = Schemas["account.TokenView"];
export type ApiTokenRequest = Schemas["account.tokenRequest"];
export type ApiTokenRenewal = Schemas["account.rotateTokenRequest"];
export type Scope = Schemas["account.Scope"];
/** An account's link with an identity provider. */
export type Identity = Schemas["account.identityView"];
/** An address of another system that is told what happens, and one line of what it was told. */
export type Webhook = Schemas["webhook.EndpointView"];
export type WebhookRequest = Schemas["webhook.webhookRequest"];
export type WebhookChange = Schemas["webhook.webhookChange"];
export type WebhookMessage = Schemas["webhook.MessageView"];

export type AuditEntry = Schemas["audit.entry"];
