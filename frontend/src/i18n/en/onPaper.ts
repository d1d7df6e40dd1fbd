import type { Catalogue } from "../types";

/** The forms with which the office enters what a deputy put on paper. */
export const onPaper: Catalogue["onPaper"] = {
  button: "On paper: {{what}}",
  buttonOf: "On paper: {{what}} ({{unit}})",
  signature: "Confirm the signature",
  title: "Enter from paper: {{what}}",
  hint: "Please copy what the deputy signed and add a scan. The history names the deputy and who entered it.",
  text: "The deputy signed text no. {{no}}, “{{title}}”.",
  ok: "Enter",
  deputy: "Deputy",
  answer: "The deputy's answer",
  decision: { yes: "Agreed", no: "Refused" },
  contact: { yes: "It took place as told", no: "Disputed" },
  reason: "Reason",
  scan: "Scan of the paper",
  missing: "Please upload a scan of the paper that the deputy signed.",
};
