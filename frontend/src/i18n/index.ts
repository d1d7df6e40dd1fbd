import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";

import { loadProblems } from "./problems";
import type { zh } from "./zh";
import { common } from "./zh/common";
import { session } from "./zh/session";
import { shell } from "./zh/shell";

export type Language = "zh" | "en";

/** A group of texts: those of one feature, or of what is around every page. */
export type Namespace = keyof typeof zh;

const languageKey = "lianluo.language";

/** What every visit shows first comes with the application; a page brings the other namespaces along. */
const first = { common, shell, session };

const files = import.meta.glob<Record<string, object>>(["./zh/*.ts", "./en/*.ts"]);

const catalogue: BackendModule = {
  type: "backend",
  init: () => {},
  read: (language, namespace, done) => {
    const fetchFile = files[`./${language}/${namespace}.ts`];
    if (!fetchFile) return done(null, {});
    fetchFile().then(
      (file) => done(null, (file[namespace] ?? {}) as Record<string, never>),
      (error) => done(error, false),
    );
  },
};

/** Starts the texts in the language that was chosen on this device. */
export async function startTexts() {
  const language = storedLanguage();
  await i18next
    .use(catalogue)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: "zh",
      defaultNS: "common",
      ns: Object.keys(first),
      resources: { zh: first },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  await loadProblems();
  document.documentElement.lang = languageTag(language);
}

/** Fetches the texts of namespaces; fails when one cannot be had. */
export async function loadTexts(namespaces: readonly Namespace[]) {
  await i18next.loadNamespaces(namespaces);
  const missing = namespaces.find((namespace) => !i18next.hasResourceBundle("zh", namespace));
  if (missing) throw new TypeError(`error loading dynamically imported module: texts of ${missing}`);
}

/** Changes the language of all texts and remembers the choice on this device. */
export async function setLanguage(language: Language) {
  await i18next.changeLanguage(language);
  await loadProblems();
  document.documentElement.lang = languageTag(language);
  try {
    localStorage.setItem(languageKey, language);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
}

const languageTag = (language: Language) => (language === "en" ? "en" : "zh-CN");

function storedLanguage(): Language {
  try {
    return localStorage.getItem(languageKey) === "en" ? "en" : "zh";
  } catch {
    return "zh";
  }
}
