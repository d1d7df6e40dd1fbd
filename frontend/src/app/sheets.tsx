import type { RouteObject } from "react-router";

import { page } from "./page";

/** Pages without the shell around them, for those who are logged in: sheets to print, and what fills a screen. */
export const sheets: RouteObject[] = [
  {
    path: "print/suggestions/:id",
    lazy: page(() => import("../features/papers/SuggestionPaper"), "SuggestionPaper", ["papers"]),
  },
  {
    path: "print/suggestions/:id/reply/:replyId",
    lazy: page(() => import("../features/papers/ReplyPaper"), "ReplyPaper", ["papers"]),
  },
  {
    path: "print/suggestions/:id/letters/:eventId",
    lazy: page(() => import("../features/papers/LetterPaper"), "LetterPaper", ["papers"]),
  },
  {
    path: "print/upward/:id",
    lazy: page(() => import("../features/upward/UpwardPaper"), "UpwardPaper", ["upward"]),
  },
  {
    path: "print/suggestions/:id/feedback",
    lazy: page(() => import("../features/papers/FeedbackPaper"), "FeedbackPaper", ["papers"]),
  },
  {
    path: "print/suggestions/:id/receipt",
    lazy: page(() => import("../features/papers/ReceiptPaper"), "ReceiptPaper", ["papers"]),
  },
  {
    path: "print/suggestions/:id/requests/:requestId",
    lazy: page(() => import("../features/papers/RequestPaper"), "RequestPaper", ["papers", "requests"]),
  },
  {
    path: "print/candidates",
    lazy: page(() => import("../features/supervision/CandidatePaper"), "CandidatePaper", ["supervision"]),
  },
  {
    path: "print/key-items/:id/plan",
    lazy: page(() => import("../features/supervision/PlanPaper"), "PlanPaper", ["supervision"]),
  },
  {
    path: "print/key-items/:id/look-back",
    lazy: page(() => import("../features/supervision/LookBackPaper"), "LookBackPaper", ["supervision"]),
  },
  {
    path: "print/letters/:id",
    lazy: page(() => import("../features/supervision/LetterPaper"), "LetterPaper", ["papers", "supervision"]),
  },
  {
    path: "print/activities/:id/code",
    lazy: page(() => import("../features/supervision/CodePage"), "CodePage", ["supervision"]),
  },
  {
    path: "print/forms/suggestion",
    lazy: page(() => import("../features/papers/BlankForms"), "BlankSuggestion", ["papers"]),
  },
  {
    path: "print/forms/feedback",
    lazy: page(() => import("../features/papers/BlankForms"), "BlankFeedback", ["papers"]),
  },
  {
    path: "print/assignments",
    lazy: page(() => import("../features/papers/AssignmentList"), "AssignmentList", [
      "papers",
      "suggestions",
    ]),
  },
  {
    path: "stats/wall",
    lazy: page(() => import("../features/stats/WallPage"), "WallPage", ["registers", "stats"]),
  },
  {
    path: "ballots/:id/hall",
    lazy: page(() => import("../features/ballots/HallPage"), "HallPage", ["ballots"]),
  },
  {
    path: "ballots/:id/vote",
    lazy: page(() => import("../features/ballots/VotePage"), "VotePage", ["ballots"]),
  },
  {
    path: "print/scores",
    lazy: page(() => import("../features/ballots/ScoresPaper"), "ScoresPaper", ["ballots"]),
  },
  {
    path: "print/rules",
    lazy: page(() => import("../features/rules/RulesPaper"), "RulesPaper", ["rules"]),
  },
];
