import type { Catalogue } from "../types";

/** The system administrator's log of e-mails. */
export const mails: Catalogue["mails"] = {
  title: "Delivery log of e-mails",
  hint: "To whom, when and with what outcome; nothing of what an e-mail was about.",
  table: "Delivery log of e-mails",
  unavailable:
    "No mail server is set, so no e-mails are sent. Operations (LIANLUO_SMTP_ADDR) says how to set one.",
  createdAt: "Written",
  to: "To",
  kind: "Kind",
  single: "Single",
  digest: "Daily digest ({{count}})",
  state: "State",
  all: "All",
  states: {
    waiting: "Waiting",
    sending: "Being sent",
    sent: "Taken by the mail server",
    failed: "Failed",
    dropped: "Not sent",
  },
  attempts: "Attempts",
  result: "Outcome",
  next: "Next attempt: {{at}}",
  endedAt: "Ended",
  code: "{{reason}} (server's code {{reply}})",
  reason: {
    unreachable: "The mail server cannot be reached",
    unprotected: "The mail server offers no trusted protected connection",
    "log-in-failed": "The mail server refused the log-in",
    "sender-refused": "The mail server refused the sender",
    "recipient-refused": "The mail server refused the recipient",
    "message-refused": "The mail server refused the message",
    interrupted: "The last attempt was broken off; it is sent again",
    "not-configured": "No mail server is set",
    "too-old": "Older than 14 days, not sent any more",
    "no-address": "The recipient has no address, or the account is suspended",
    read: "The recipient read it on the platform",
  },
  empty: "No e-mails yet",
  emptyHint: "Once somebody enters an address and gets notices, their e-mails are listed here.",
};
