import type { Catalogue } from "../types";

export const finding: Catalogue["finding"] = {
  title: "Similar suggestions",
  hint: "Found by title among the suggestions of this and earlier years. The same matter can be merged; units that answered before may be asked again.",
  unitHint: "Found by title among the suggestions of this unit, for reference.",
  whileWriting: "{{count}} similar suggestions: open to see how they were handled",
  writingHint:
    "Only for information: what is similar may be submitted as well. Suggestions that are not to be public are left out.",
  years: "Raised in {{count}} different years",
  same: "Nearly the same",
  percent: "{{percent}}% alike",
  year: "{{year}}",
  notAnswered: "Not answered yet",
  titleOnly: "Only the title is public",
  reply: "From the reply: {{text}}",
  units: {
    title: "Units that handled similar suggestions",
    hint: "Found by title among the suggestions of this and earlier years that you may read. One click puts a unit in above, another takes it out again.",
    count: "Items: {{count}}",
    open: "See all {{count}}",
    openOf: "Similar suggestions that {{unit}} handled: {{count}}",
    waiting: "not answered yet",
    noClass: "answered",
    helped: "helped",
    rated: "rated",
    times: "{{what}}: {{count}}",
    comma: ", ",
    make: "{{unit}}: {{part}}",
    newTab: "Opens in a new window",
  },
  in: { text: "Text", reply: "Reply", contact: "Contact" },
  found: "{{where}}: ",
};
