import type { Catalogue } from "../types";

/** Words of how units rate the suggestions that they answered. */
export const quality: Catalogue["quality"] = {
  button: "Rate the suggestion",
  change: "Change the rating of the suggestion",
  title: "Rate the quality of the suggestion",
  hint: "How the suggestion served its handling, for the proposers and the office; it changes nothing in the handling. It can be changed until the proposers' feedback is released to the units, and only then do the proposers see it; other units never do.",
  submit: "Submit the rating",
  heading: "How the units rate the suggestion",
  withheld: "Proposers see it once their feedback is released",
  remark: "Remark",
  remarkHint: "Which facts and figures helped, and what could be added next time.",
  aspect: { topic: "Right matter", research: "Facts known", feasibility: "Can be done" },
  level: { good: "Good", fair: "Fair", poor: "Poor" },
  meaning: {
    topic: {
      good: "The problem is real and common",
      fair: "It is there, but does not stand out",
      poor: "Not as described, or not within the powers",
    },
    research: {
      good: "Clear facts, well founded",
      fair: "Mostly clear",
      poor: "Facts or grounds are missing",
    },
    feasibility: {
      good: "Concrete and possible",
      fair: "Possible, to be worked out",
      poor: "Hardly possible at present",
    },
  },
};
