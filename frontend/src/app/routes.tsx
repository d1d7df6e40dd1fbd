import type { ComponentType } from "react";
import { Navigate, type RouteObject } from "react-router";

import { useSession } from "../api/session";
import { ErrorPage } from "./ErrorPage";
import { Frame } from "./Frame";
import { MembersOnly, PublicOnly } from "./Gate";
import { homeOf } from "./menu";
import { NotFoundPage } from "./NotFoundPage";

/** A page that is fetched when somebody goes there. */
function page<M, K extends keyof M>(load: () => Promise<M>, name: K): RouteObject["lazy"] {
  return async () => ({ Component: (await load())[name] as ComponentType });
}

function Home() {
  const { me } = useSession();
  return me?.hat ? <Navigate to={homeOf(me.hat.role)} replace /> : null;
}

/** Pages inside the shell, for those who are logged in. */
const members: RouteObject[] = [
  { index: true, Component: Home },
  { path: "todo", lazy: page(() => import("../features/todo/TodoPage"), "TodoPage") },
  {
    path: "suggestions",
    lazy: page(() => import("../features/suggestions/SuggestionsPage"), "SuggestionsPage"),
  },
  {
    // One element for both addresses: the first save changes the address while somebody types.
    lazy: page(() => import("../features/drafts/DraftPage"), "DraftPage"),
    children: [{ path: "suggestions/new" }, { path: "suggestions/:id/edit" }],
  },
  {
    path: "suggestions/:id",
    lazy: page(() => import("../features/suggestions/SuggestionPage"), "SuggestionPage"),
  },
  {
    path: "assignment",
    lazy: page(() => import("../features/suggestions/AssignmentPage"), "AssignmentPage"),
  },
  { path: "deputies", lazy: page(() => import("../features/registers/DeputiesPage"), "DeputiesPage") },
  { path: "units", lazy: page(() => import("../features/registers/UnitsPage"), "UnitsPage") },
  { path: "rules", lazy: page(() => import("../features/rules/RulesPage"), "RulesPage") },
  { path: "rules/edit", lazy: page(() => import("../features/rules/RulesEditPage"), "RulesEditPage") },
  { path: "rules/versions", lazy: page(() => import("../features/rules/VersionsPage"), "VersionsPage") },
  { path: "import", lazy: page(() => import("../features/imports/ImportPage"), "ImportPage") },
  { path: "notices", lazy: page(() => import("../features/notices/NoticesPage"), "NoticesPage") },
  { path: "me", lazy: page(() => import("./MePage"), "MePage") },
  { path: "me/security", lazy: page(() => import("../features/session/SecurityPage"), "SecurityPage") },
  { path: "users", lazy: page(() => import("../features/accounts/UsersPage"), "UsersPage") },
  { path: "roles", lazy: page(() => import("../features/roles/RolesPage"), "RolesPage") },
  { path: "audit", lazy: page(() => import("../features/audit/AuditPage"), "AuditPage") },
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
          { path: "login", lazy: page(() => import("../features/session/LoginPage"), "LoginPage") },
          { path: "setup", lazy: page(() => import("../features/session/SetupPage"), "SetupPage") },
        ],
      },
      {
        Component: MembersOnly,
        children: [
          {
            path: "print/suggestions/:id",
            lazy: page(() => import("../features/papers/SuggestionPaper"), "SuggestionPaper"),
          },
          {
            path: "print/suggestions/:id/reply/:replyId",
            lazy: page(() => import("../features/papers/ReplyPaper"), "ReplyPaper"),
          },
          { path: "print/rules", lazy: page(() => import("../features/rules/RulesPaper"), "RulesPaper") },
          {
            lazy: page(() => import("./layout/Shell"), "Shell"),
            children: [{ ErrorBoundary: ErrorPage, children: members }],
          },
        ],
      },
    ],
  },
];
