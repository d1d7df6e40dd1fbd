import type { Catalogue } from "../types";

/** The register of what units promised in their replies. */
export const commitments: Catalogue["commitments"] = {
  title: "Promises",
  hint: "What units promised in their replies, and what became of it. Followed after closing and filing, until kept or explained.",
  empty: "No promises",
  emptyHint: "A promise in a reply is listed here once the reply is delivered.",
  noText: "(the promise is not worded)",
  year: "{{year}}",
  filter: {
    label: "Search promises",
    state: "State",
    light: "Due",
    year: "Year due",
    unit: "Unit",
    all: "All",
    look_back: "Look back: due within the last year, and still broken",
  },
  state: { open: "Open", delivered: "Kept", changed: "Changed", explained: "Explained" },
  light: { overdue: "Broken", soon: "Due within 30 days" },
  column: {
    text: "Promise",
    suggestion: "Suggestion",
    unit: "Unit",
    lead: "Lead proposer",
    due: "Due",
    state: "State",
    outcome: "Outcome or explanation",
  },
};
