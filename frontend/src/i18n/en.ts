import { accounts } from "./en/accounts";
import { audit } from "./en/audit";
import { ballots } from "./en/ballots";
import { commitments } from "./en/commitments";
import { common } from "./en/common";
import { connections } from "./en/connections";
import { desk } from "./en/desk";
import { drafts } from "./en/drafts";
import { entry } from "./en/entry";
import { finding } from "./en/finding";
import { handling } from "./en/handling";
import { identity } from "./en/identity";
import { imports } from "./en/imports";
import { keys } from "./en/keys";
import { mails } from "./en/mails";
import { notices } from "./en/notices";
import { onPaper } from "./en/onPaper";
import { papers } from "./en/papers";
import { quality } from "./en/quality";
import { registers } from "./en/registers";
import { requests } from "./en/requests";
import { roles } from "./en/roles";
import { rules } from "./en/rules";
import { session } from "./en/session";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { stats } from "./en/stats";
import { suggestions } from "./en/suggestions";
import { supervision } from "./en/supervision";
import { terms } from "./en/terms";
import { todo } from "./en/todo";
import { unitForms } from "./en/unitForms";
import { upward } from "./en/upward";
import type { Catalogue } from "./types";

/** Every text of the application in English, one namespace per feature; only what is on printed forms is left to Chinese. */
export const en: Catalogue = {
  commitments,
  common,
  connections,
  desk,
  identity,
  keys,
  shell,
  session,
  notices,
  onPaper,
  settings,
  mails,
  accounts,
  roles,
  audit,
  ballots,
  stats,
  suggestions,
  terms,
  finding,
  handling,
  todo,
  drafts,
  entry,
  imports,
  papers,
  quality,
  registers,
  requests,
  rules,
  supervision,
  unitForms,
  upward,
};
