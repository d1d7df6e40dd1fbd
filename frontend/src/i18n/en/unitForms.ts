import type { Catalogue } from "../types";

/** Words of the forms by which a unit's clerk handles its part. */
export const unitForms: Catalogue["unitForms"] = {
  askReturn: {
    button: "Ask to return it",
    title: "Ask to return the assignment",
    hint: "Your unit's signer agrees first, then the assigning body decides. Until then the limit keeps running.",
    code: "Reason",
    reason: "Explanation",
    unit: "Unit that should handle it",
  },
  plan: {
    button: "File the handling plan",
    title: "Handling plan",
    due: "Please file it by {{due}}. ",
    hint: "The deputies and the deputy affairs office see it on the item's page, and the deputies get a notice. When things change you can file another one; the earlier ones stay.",
    text: "How it is to be handled",
    textHint: "Who does it, in which steps, and which other units are needed",
    contactBy: "Talk with the deputy by",
    draftBy: "Reply drafted by",
  },
  askExtension: {
    button: "Ask for an extension",
    title: "Ask for more time to reply",
    hint: "Due at present: {{due}}. Your unit's signer, the government office (for units of the government) and the head of the deputy affairs office agree in turn; the deputy gets a notice.",
    until: "Extend until",
    reason: "Reason for the extension",
  },
  acknowledge: {
    button: "Acknowledge",
    title: "Acknowledge this suggestion?",
    hint: "It is for reference and needs no reply. With the acknowledgement your unit has finished.",
  },
  supersede: {
    button: "Reply anew",
    title: "Draft a reply that replaces the delivered one",
    hint: "Until the new reply is delivered, the old one stays valid; afterwards it is kept and marked as replaced.",
    reason: "Reason for replacing it",
  },
  check: {
    title: "Check the reply of {{unit}}",
    pass: "Pass and deliver to the deputy",
    back: "Send back",
  },
};
