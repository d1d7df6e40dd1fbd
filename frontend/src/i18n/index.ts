import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import { zh } from "./zh";

export type Language = "zh" | "en";

const languageKey = "lianluo.language";

/** Starts the texts: Chinese at once, another language as soon as its catalogue has been fetched. */
export function startTexts() {
  const ready = i18next.use(initReactI18next).init({
    lng: "zh",
    fallbackLng: "zh",
    defaultNS: "common",
    ns: Object.keys(zh),
    resources: { zh },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  if (storedLanguage() === "en") void setLanguage("en");
  return ready;
}

/** Changes the language of all texts and remembers the choice on this device. */
export async function setLanguage(language: Language) {
  if (language === "en" && !i18next.hasResourceBundle("en", "common")) {
    const { en } = await import("./en");
    for (const [namespace, texts] of Object.entries(en)) i18next.addResourceBundle("en", namespace, texts);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  try {
    localStorage.setItem(languageKey, language);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
}

function storedLanguage(): Language {
  try {
    return localStorage.getItem(languageKey) === "en" ? "en" : "zh";
  } catch {
    return "zh";
  }
}
