import type { Catalogue } from "../types";

/** How a person is told of things, and who takes his place. */
export const settings: Catalogue["settings"] = {
  title: "Notices and substitutes",
  preferences: {
    title: "How I am told",
    inside: "Notices always appear on the platform. You can have them by e-mail as well.",
    insideWith:
      "Notices always appear on the platform. You can have them by {{names}} as well, each as you choose.",
    unavailable: "The platform does not send e-mails yet. Your choice is kept and holds once it does.",
    email: "E-mail address",
    wechat: "WeChat account",
    hint: {
      email:
        "For notices only. E-mails hold neither titles nor texts of suggestions. Leave it empty for none.",
      wechat:
        "The user id that your city's WeChat platform knows you by, not your WeChat name; the system administrator can tell you. Messages hold neither titles nor texts of suggestions.",
    },
    needed: {
      email: "Enter an address to get e-mails.",
      wechat: "Enter an account to get WeChat messages.",
    },
    kept: { email: "The address was saved.", wechat: "The WeChat account was saved." },
    topic: { task: "To do", reminder: "Reminders", news: "Progress" },
    about: {
      task: "Something new waits for you",
      reminder: "A date comes near or is past, or somebody urges",
      news: "Something happened to a suggestion that concerns you",
    },
    mails: "e-mails",
    smsHint:
      "They go to {{phone}} and hold neither titles nor texts of suggestions. Tell the system administrator if the number is wrong.",
    mode: { each: "One by one", digest: "Once a day" },
    off: "No {{name}}",
    by: "“{{topic}}” by {{name}}",
    saved: "Your choice was saved.",
  },
  substitutes: {
    title: "Substitutes",
    hint: "During an absence somebody of the same unit or office can take a person's place: gets the notices and acts in that role, and every act says for whom. Nobody can approve as a substitute what he drafted himself. It ends by itself.",
    none: "There is no substitution now or to come.",
    of: "{{substitute}} for {{principal}}",
    days: "{{from}} to {{to}}",
    begun: "Now",
    coming: "To come",
    name: "Name a substitute",
    nameTitle: "Name a substitute",
    principal: "In whose place",
    own: "{{name}} (myself)",
    substitute: "Substitute",
    noCandidates:
      "Nobody else in the unit or office can. Ask the security administrator to grant a role first.",
    startsOn: "First day",
    endsOn: "Last day (included)",
    daysHint: "92 days at most.",
    order: "The last day cannot be before the first.",
    named: "The substitute was named; both are told.",
    end: "End",
    endOf: "End: {{substitute}} for {{principal}}",
    endTitle: "End that {{substitute}} takes the place of {{principal}}?",
    endHint: "The substitute can no longer act in this role, at once. What was done stays.",
    ended: "The substitution was ended.",
  },
};
