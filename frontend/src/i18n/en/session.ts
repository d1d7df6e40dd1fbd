import type { Catalogue } from "../types";

/** Logging in, and what a person sees of the own account. */
export const session: Catalogue["session"] = {
  title: "Log in",
  loginName: "Log-in name",
  password: "Password",
  submit: "Log in",
  forgotten: "Forgotten the password? Ask the deputy affairs office to reset it.",
};
