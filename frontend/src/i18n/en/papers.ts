import type { Catalogue } from "../types";

/** What stands around the printed forms; the forms themselves are official papers in Chinese. */
export const papers: Catalogue["papers"] = {
  suggestionTitle: "Print the suggestion",
  replyTitle: "Print the reply",
  word: "Download Word file",
  wordFor: "Download Word file ({{unit}})",
  verify: {
    title: "Check a paper",
    hint: "Type the 12 characters at the foot of a printed letter to see whether it was issued here, is unchanged and still stands.",
    code: "Code",
    check: "Check",
    valid: "Issued here, and it stands",
    replaced: "Issued here, and replaced by a newer reply",
    altered: "What is stored is not what was issued: please ask the sender",
    kind: "Paper",
    issuer: "Sender",
    number: "Number",
    issuedOn: "Signed",
    hash: "Fingerprint",
    compare:
      "Compare with the paper in your hand: what differs is no original. The full text can be read after logging in.",
    open: "See the suggestion",
  },
  noReply: "There is no such reply",
  noReplyHint: "A newer text may have replaced it. Please go back to the suggestion.",
  blank: {
    suggestionTitle: "Print a blank form for suggestions",
    feedbackTitle: "Print a blank feedback form",
  },
  feedback: { title: "Print the feedback form" },
  receipt: {
    title: "Print the receipt",
    none: "This suggestion has not been submitted yet",
    noneHint: "It gets a receipt number and a receipt once submitted.",
  },
  request: {
    title: "Print the request",
    none: "There is no such request",
    noneHint: "Please go back to the suggestion.",
  },
  letter: {
    printTitle: "Print the letter",
    none: "There is no such letter",
    noneHint: "Please go back to the suggestion and open it from the timeline.",
  },
  assignments: {
    title: "List of assignments",
    from: "Assigned from",
    to: "to",
    ofUnit: "Unit",
    empty: "Nothing was assigned in these days. Please choose others.",
  },
};
