import { useTranslation } from "react-i18next";

/** Puts a reason of the log into words: a code, with the server's number where it gave one. */
export function useReason(): (reason: string) => string {
  const { t, i18n } = useTranslation("mails");
  // Codes come from the server, so the compiler does not know the keys.
  const text = i18n.getFixedT(null, "mails") as (key: string) => string;
  return (reason) => {
    const [code = "", reply] = reason.split(" ");
    if (!code) return "";
    const key = `reason.${code}`;
    const words = i18n.exists(key, { ns: "mails" }) ? text(key) : code;
    return reply ? t("code", { reason: words, reply }) : words;
  };
}
