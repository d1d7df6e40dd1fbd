import type { Catalogue } from "../types";

export const identity: Catalogue["identity"] = {
  oidc: {
    enter: "Log in with {{name}}",
    or: "or",
    title: "Single sign-on",
    hint: "Once linked, {{name}} logs you in here. Only you can link it, logged in; the same name or e-mail address links nothing.",
    link: "Link {{name}}",
    linkTitle: "Link {{name}}",
    linkHint: "Enter your password so that we know it is you; then go on to {{name}}.",
    linked: "Linked with {{issuer}}",
    since: "Linked",
    used: "Last log-in",
    never: "not used yet",
    unlink: "Unlink",
    unlinkTitle: "Unlink?",
    unlinkHint:
      "From then on you log in with name and password only. Log-ins that are open go on; end them under My log-ins.",
    unlinked: "Unlinked.",
    password: "Present password",
    refused: {
      "oidc-not-configured": "Single sign-on is not set up here. Please log in with name and password.",
      "oidc-unavailable":
        "Single sign-on cannot be used at the moment. Please try again later, or log in with name and password.",
      "oidc-flow-invalid":
        "The single sign-on was not finished, took too long or did not begin on this page. Please begin again.",
      "oidc-unlinked":
        "This identity is not linked with an account here. Please log in with name and password first and link it under Log-ins and password.",
      "oidc-identity-taken":
        "This identity is linked with another account. Please use another one, or unlink it there first.",
      "oidc-linked-already": "Your account is linked already. To change that, please unlink it first.",
      "oidc-demonstration": "Demonstration accounts have no single sign-on. Please use a real account.",
      "account-suspended": "This account is suspended. To restore it, please ask the system administrator.",
      "account-locked":
        "The account is locked after too many wrong passwords. Please try again later, or ask the deputy affairs office to reset it.",
      other: "The single sign-on did not succeed. Please try again, or log in with name and password.",
    },
  },
  tokens: {
    title: "API tokens",
    hint: "Let your office system read or fill in as you, without giving your password away.",
    open: "Manage API tokens",
  },
};
