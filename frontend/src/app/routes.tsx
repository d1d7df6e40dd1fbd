import type { RouteObject } from "react-router";

import { ErrorPage } from "./ErrorPage";
import { Frame } from "./Frame";
import { MembersOnly, PublicOnly } from "./Gate";
import { Home } from "./Home";
import { NotFoundPage } from "./NotFoundPage";
import { page } from "./page";
import { sheets } from "./sheets";

/** Pages inside the shell, for those who are logged in. */
const members: RouteObject[] = [
  { index: true, Component: Home },
  {
    path: "todo",
    lazy: page(() => import("../features/todo/TodoPage"), "TodoPage", ["suggestions", "todo"]),
  },
  {
    path: "suggestions",
    lazy: page(() => import("../features/suggestions/SuggestionsPage"), "SuggestionsPage", [
      "desk",
      "finding",
      "suggestions",
    ]),
  },
  {
    // One element for both addresses: the first save changes the address while somebody types.
    lazy: page(() => import("../features/drafts/DraftPage"), "DraftPage", [
      "drafts",
      "finding",
      "requests",
      "suggestions",
    ]),
    children: [{ path: "suggestions/new" }, { path: "suggestions/:id/edit" }],
  },
  {
    path: "suggestions/enter",
    lazy: page(() => import("../features/drafts/EntryPage"), "EntryPage", [
      "drafts",
      "entry",
      "finding",
      "suggestions",
    ]),
  },
  {
    path: "suggestions/:id",
    lazy: page(() => import("./ItemPage"), "ItemPage", ["handling", "requests", "suggestions"]),
  },
  {
    path: "suggestions/duplicates",
    lazy: page(() => import("../features/suggestions/DuplicatesPage"), "DuplicatesPage", [
      "finding",
      "suggestions",
    ]),
  },
  {
    path: "suggestions/:id/compare",
    lazy: page(() => import("../features/suggestions/ComparePage"), "ComparePage", [
      "finding",
      "handling",
      "suggestions",
    ]),
  },
  {
    path: "assignment",
    lazy: page(() => import("../features/suggestions/AssignmentPage"), "AssignmentPage", [
      "desk",
      "finding",
      "handling",
      "suggestions",
    ]),
  },
  {
    path: "commitments",
    lazy: page(() => import("../features/commitments/CommitmentsPage"), "CommitmentsPage", [
      "commitments",
      "suggestions",
    ]),
  },
  {
    path: "stats",
    lazy: page(() => import("../features/stats/StatsPage"), "StatsPage", ["registers", "stats"]),
  },
  {
    path: "stats/items",
    lazy: page(() => import("../features/stats/ItemsPage"), "ItemsPage", [
      "registers",
      "stats",
      "suggestions",
    ]),
  },
  {
    path: "key-items",
    lazy: page(() => import("../features/supervision/BoardPage"), "BoardPage", ["supervision"]),
  },
  {
    path: "key-items/:id",
    lazy: page(() => import("../features/supervision/KeyItemPage"), "KeyItemPage", [
      "suggestions",
      "supervision",
    ]),
  },
  {
    path: "candidates",
    lazy: page(() => import("../features/supervision/CandidatesPage"), "CandidatesPage", [
      "suggestions",
      "supervision",
    ]),
  },
  {
    path: "activities/:id",
    lazy: page(() => import("../features/supervision/ActivityPage"), "ActivityPage", ["supervision"]),
  },
  {
    path: "sign-in",
    lazy: page(() => import("../features/supervision/SignInPage"), "SignInPage", ["supervision"]),
  },
  {
    path: "ballots",
    lazy: page(() => import("../features/ballots/BallotsPage"), "BallotsPage", ["ballots"]),
  },
  {
    path: "ballots/new",
    lazy: page(() => import("../features/ballots/BallotEditPage"), "BallotEditPage", ["ballots"]),
  },
  {
    path: "ballots/scores",
    lazy: page(() => import("../features/ballots/ScoresPage"), "ScoresPage", ["ballots"]),
  },
  {
    path: "ballots/:id",
    lazy: page(() => import("../features/ballots/BallotPage"), "BallotPage", ["ballots"]),
  },
  {
    path: "ballots/:id/edit",
    lazy: page(() => import("../features/ballots/BallotEditPage"), "BallotEditPage", ["ballots"]),
  },
  { path: "upward", lazy: page(() => import("../features/upward/UpwardsPage"), "UpwardsPage", ["upward"]) },
  {
    path: "upward/:id",
    lazy: page(() => import("../features/upward/UpwardPage"), "UpwardPage", ["upward"]),
  },
  {
    path: "deputies",
    lazy: page(() => import("../features/registers/DeputiesPage"), "DeputiesPage", ["accounts", "registers"]),
  },
  {
    path: "terms",
    lazy: page(() => import("../features/registers/TermsPage"), "TermsPage", ["registers", "terms"]),
  },
  {
    path: "units",
    lazy: page(() => import("../features/registers/UnitsPage"), "UnitsPage", ["registers"]),
  },
  {
    path: "units/committees",
    lazy: page(() => import("../features/registers/CommitteesPage"), "CommitteesPage", ["registers"]),
  },
  { path: "rules", lazy: page(() => import("../features/rules/RulesPage"), "RulesPage", ["rules"]) },
  {
    path: "rules/edit",
    lazy: page(() => import("../features/rules/RulesEditPage"), "RulesEditPage", ["rules"]),
  },
  {
    path: "rules/versions",
    lazy: page(() => import("../features/rules/VersionsPage"), "VersionsPage", ["rules"]),
  },
  {
    path: "import",
    lazy: page(() => import("../features/imports/ImportPage"), "ImportPage", ["imports", "suggestions"]),
  },
  {
    path: "notices",
    lazy: page(() => import("../features/notices/NoticesPage"), "NoticesPage", ["notices", "suggestions"]),
  },
  { path: "me", lazy: page(() => import("./MePage"), "MePage") },
  {
    path: "me/settings",
    lazy: page(() => import("../features/settings/SettingsPage"), "SettingsPage", ["settings"]),
  },
  {
    path: "me/security",
    lazy: page(() => import("../features/session/SecurityPage"), "SecurityPage", ["identity"]),
  },
  {
    path: "me/tokens",
    lazy: page(() => import("../features/connections/OwnTokensPage"), "OwnTokensPage", ["connections"]),
  },
  { path: "users", lazy: page(() => import("../features/accounts/UsersPage"), "UsersPage", ["accounts"]) },
  { path: "mails", lazy: page(() => import("../features/mails/MailsPage"), "MailsPage", ["mails"]) },
  {
    path: "webhooks",
    lazy: page(() => import("../features/connections/WebhooksPage"), "WebhooksPage", ["connections"]),
  },
  {
    path: "webhooks/:id",
    lazy: page(() => import("../features/connections/MessagesPage"), "MessagesPage", ["connections"]),
  },
  {
    path: "tokens",
    lazy: page(() => import("../features/connections/TokensPage"), "TokensPage", ["connections"]),
  },
  { path: "roles", lazy: page(() => import("../features/roles/RolesPage"), "RolesPage", ["roles"]) },
  {
    path: "audit",
    lazy: page(() => import("../features/audit/AuditPage"), "AuditPage", ["audit", "suggestions"]),
  },
  { path: "*", Component: NotFoundPage },
];

/** Every address of the application. */
export const routes: RouteObject[] = [
  {
    Component: Frame,
    ErrorBoundary: ErrorPage,
    HydrateFallback: () => null,
    children: [
      {
        Component: PublicOnly,
        children: [
          {
            path: "login",
            lazy: page(() => import("../features/session/LoginPage"), "LoginPage", ["identity"]),
          },
          { path: "setup", lazy: page(() => import("../features/session/SetupPage"), "SetupPage") },
        ],
      },
      { path: "verify", lazy: page(() => import("../features/papers/VerifyPage"), "VerifyPage", ["papers"]) },
      { path: "b", lazy: page(() => import("../features/ballots/CardPage"), "CardPage", ["ballots"]) },
      {
        Component: MembersOnly,
        children: [
          ...sheets,
          {
            lazy: page(() => import("./layout/Shell"), "Shell"),
            children: [{ ErrorBoundary: ErrorPage, children: members }],
          },
        ],
      },
    ],
  },
];
