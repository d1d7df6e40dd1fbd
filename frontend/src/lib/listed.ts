import i18n from "i18next";

/** Things in one phrase, as people say it: “邮件、短信和微信”. */
export const listed = (names: string[]) =>
  new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(names);
