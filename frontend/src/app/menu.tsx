import {
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BellOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  CheckSquareOutlined,
  ClusterOutlined,
  EditOutlined,
  FileAddOutlined,
  FileTextOutlined,
  FlagOutlined,
  ImportOutlined,
  LockOutlined,
  MailOutlined,
  RiseOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  SendOutlined,
  SettingOutlined,
  SolutionOutlined,
  TeamOutlined,
  UserOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";

import type { Role } from "../api/contract";
import type { zh } from "../i18n/zh";

export interface MenuEntry {
  path: string;
  label: keyof (typeof zh)["shell"]["menu"];
  /** A shorter word for the phone's tab bar. */
  short?: keyof (typeof zh)["shell"]["menu"];
  icon: ComponentType;
  /** Stands in the phone's tab bar. */
  tab?: boolean;
  /** Only for deputies of a higher congress. */
  higher?: boolean;
}

const todo: MenuEntry = { path: "/todo", label: "todo", icon: ScheduleOutlined, tab: true };
const notices: MenuEntry = { path: "/notices", label: "notices", icon: BellOutlined, tab: true };
const me: MenuEntry = { path: "/me", label: "me", icon: UserOutlined, tab: true };
const settings: MenuEntry = { path: "/me/settings", label: "settings", icon: SettingOutlined };
const security: MenuEntry = { path: "/me/security", label: "security", icon: LockOutlined };
const users: MenuEntry = { path: "/users", label: "users", icon: TeamOutlined, tab: true };
const mails: MenuEntry = {
  path: "/mails",
  label: "mails",
  short: "mailsShort",
  icon: MailOutlined,
  tab: true,
};
const webhooks: MenuEntry = { path: "/webhooks", label: "webhooks", icon: SendOutlined };
const tokens: MenuEntry = { path: "/tokens", label: "tokens", icon: ClusterOutlined };
const roles: MenuEntry = { path: "/roles", label: "roles", icon: SafetyOutlined, tab: true };
const audit: MenuEntry = { path: "/audit", label: "audit", icon: AuditOutlined, tab: true };
const write: MenuEntry = {
  path: "/suggestions/new",
  label: "writeSuggestion",
  icon: EditOutlined,
  tab: true,
};

const enter: MenuEntry = { path: "/suggestions/enter", label: "enterPaper", icon: FileAddOutlined };

const suggestions = (label: MenuEntry["label"]): MenuEntry => ({
  path: "/suggestions",
  label,
  short: "mySuggestionsShort",
  icon: FileTextOutlined,
  tab: true,
});

const commitments: MenuEntry = { path: "/commitments", label: "commitments", icon: CheckSquareOutlined };
const stats: MenuEntry = { path: "/stats", label: "stats", icon: BarChartOutlined };
const keyItems: MenuEntry = { path: "/key-items", label: "keyItems", icon: FlagOutlined };
const candidates: MenuEntry = { path: "/candidates", label: "candidates", icon: FlagOutlined };
const ballots: MenuEntry = { path: "/ballots", label: "ballots", icon: CarryOutOutlined };
const upward: MenuEntry = { path: "/upward", label: "upward", icon: RiseOutlined };
const deputyEntries = [
  todo,
  suggestions("mySuggestions"),
  write,
  keyItems,
  ballots,
  { ...upward, higher: true },
];
const officeEntries: MenuEntry[] = [
  todo,
  suggestions("suggestionLibrary"),
  { path: "/assignment", label: "assignment", icon: SendOutlined, tab: true },
  commitments,
  stats,
  keyItems,
  candidates,
  ballots,
  upward,
  { path: "/terms", label: "terms", icon: ClusterOutlined },
  { path: "/deputies", label: "deputies", icon: SolutionOutlined },
  { path: "/units", label: "units", icon: BankOutlined },
  { ...users, tab: false },
  { path: "/import", label: "import", icon: ImportOutlined },
  { path: "/rules", label: "calendarAndRules", icon: CalendarOutlined },
];
const unitEntries = [todo, suggestions("unitSuggestions"), commitments, stats, keyItems, ballots];
const board = { ...keyItems, tab: true };
const supervisorEntries = [
  todo,
  board,
  candidates,
  suggestions("suggestionLibrary"),
  commitments,
  stats,
  ballots,
];

const byRole: Record<Role, MenuEntry[]> = {
  deputy: deputyEntries,
  office: [...officeEntries.slice(0, 2), enter, ...officeEntries.slice(2)],
  head: officeEntries,
  supervising_leader: supervisorEntries,
  committee: supervisorEntries,
  gov_office: [todo, suggestions("suggestions"), commitments, stats, keyItems, candidates, ballots],
  leading_official: [todo, board, suggestions("suggestions"), commitments, stats, ballots],
  clerk: unitEntries,
  reviewer: unitEntries,
  signer: unitEntries,
  sysadmin: [users, mails, webhooks, tokens],
  secadmin: [roles],
  auditor: [audit],
};

const entriesOf = (role: Role, higher: boolean) => byRole[role].filter((entry) => higher || !entry.higher);

/** The side menu of a role, in order; higher says that the person is a deputy of a higher congress, too. */
export function menuOf(role: Role, higher = false): MenuEntry[] {
  return [...entriesOf(role, higher), notices, settings, security];
}

/** The phone's tab bar of a role; the other entries stand on the page 我的. */
export function tabsOf(role: Role): MenuEntry[] {
  return [...byRole[role].filter((entry) => entry.tab), notices, me];
}

/** What the tab bar leaves out. */
export function restOf(role: Role, higher = false): MenuEntry[] {
  return entriesOf(role, higher).filter((entry) => !entry.tab);
}

/** Where a role starts. */
export function homeOf(role: Role): string {
  return byRole[role][0]?.path ?? notices.path;
}

/** The entry to which an address belongs: the one with the longest path that leads there. */
export function currentOf(entries: MenuEntry[], pathname: string): string | undefined {
  return entries
    .map((entry) => entry.path)
    .filter((path) => pathname === path || pathname.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length)[0];
}
