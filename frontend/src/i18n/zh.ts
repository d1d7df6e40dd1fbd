import { accounts } from "./zh/accounts";
import { audit } from "./zh/audit";
import { ballots } from "./zh/ballots";
import { commitments } from "./zh/commitments";
import { common } from "./zh/common";
import { connections } from "./zh/connections";
import { desk } from "./zh/desk";
import { drafts } from "./zh/drafts";
import { entry } from "./zh/entry";
import { finding } from "./zh/finding";
import { handling } from "./zh/handling";
import { identity } from "./zh/identity";
import { imports } from "./zh/imports";
import { keys } from "./zh/keys";
import { mails } from "./zh/mails";
import { notices } from "./zh/notices";
import { onPaper } from "./zh/onPaper";
import { papers } from "./zh/papers";
import { quality } from "./zh/quality";
import { registers } from "./zh/registers";
import { requests } from "./zh/requests";
import { roles } from "./zh/roles";
import { rules } from "./zh/rules";
import { session } from "./zh/session";
import { settings } from "./zh/settings";
import { shell } from "./zh/shell";
import { stats } from "./zh/stats";
import { suggestions } from "./zh/suggestions";
import { supervision } from "./zh/supervision";
import { terms } from "./zh/terms";
import { todo } from "./zh/todo";
import { unitForms } from "./zh/unitForms";
import { upward } from "./zh/upward";

/** Every text of the application in Chinese, one namespace per feature. */
export const zh = {
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
} as const;
