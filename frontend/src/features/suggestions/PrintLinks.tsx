import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Suggestion } from "../../api/core";
import { useSession } from "../../api/session";
import { ExportButton } from "../../components/ExportButton";
import { usePhone } from "../../lib/usePhone";
import styles from "./SuggestionPage.module.css";

/** The ways to what can be taken along of an item: itself, the letters, the forms that proposers get, and all of it. */
export function PrintLinks({ item }: { item: Suggestion }) {
  const { t } = useTranslation(["suggestions", "requests"]);
  const { me } = useSession();
  const place = `/print/suggestions/${item.id}`;
  const letters = lettersOf(item);
  const role = me?.hat?.role;
  const keeper = role === "office" || role === "head" || role === "gov_office";
  const phone = usePhone();
  const mine = (role === "deputy" || role === "office") && item.origin !== "imported";
  const links = (
    <>
      <Link className={styles.link} to={place}>
        {t("item.print")}
      </Link>
      {mine && item.submitted_at && (
        <Link className={styles.link} to={`${place}/receipt`}>
          {t("requests:print.receipt")}
        </Link>
      )}
      {letters.map(({ id, unit_name }) => (
        <Link key={id} className={styles.link} to={`${place}/reply/${id}`}>
          {letters.length > 1 ? `${t("item.printReply")} · ${unit_name}` : t("item.printReply")}
        </Link>
      ))}
      {mine && letters.length > 0 && (
        <Link className={styles.link} to={`${place}/feedback`}>
          {t("requests:print.feedback")}
        </Link>
      )}
      {keeper && item.submitted_at && (
        <ExportButton
          path={`/suggestions/${item.id}/case-file`}
          name={`${item.session_name}${item.number_text || item.receipt_no}-${item.title}.zip`}
          label={t("requests:print.caseFile")}
        />
      )}
    </>
  );
  if (!phone) return links;
  return (
    <details className={styles.prints}>
      <summary>{t("item.prints")}</summary>
      {links}
    </details>
  );
}

function lettersOf(item: Suggestion) {
  // A register tells of replies without their text.
  const rounds = item.origin === "imported" ? [] : item.rounds;
  const answered = rounds
    .filter((round) => round.assignments.some((one) => one.reply?.delivered_at))
    .at(-1)
    ?.assignments.filter((one) => one.reply?.delivered_at)
    .map(({ unit_name, reply }) => ({ unit_name, id: reply?.id }));
  const received = item.received_replies.map(({ unit_name, reply }) => ({ unit_name, id: reply.id }));
  return [...(answered ?? []), ...received];
}
