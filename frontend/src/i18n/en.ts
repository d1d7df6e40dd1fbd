import { commitments } from "./en/commitments";
import { common } from "./en/common";
import { keys } from "./en/keys";
import { desk } from "./en/desk";
import { keys } from "./en/keys";
import { mails } from "./en/mails";
import { notices } from "./en/notices";
import { requests } from "./en/requests";
import { rules } from "./en/rules";
import { session } from "./en/session";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { suggestions } from "./en/suggestions";
import { upward } from "./en/upward";
import type { Catalogue } from "./types";

/** Every text of the application in English, one namespace per feature; what is missing is shown in Chinese. */
export const en: Catalogue = {
  commitments,
  common,
  keys,
  desk,
  keys,
  shell,
  session,
  notices,
  settings,
  mails,
  suggestions,
  requests,
  rules,
  upward,
};
