import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import type { Suggestion } from "../../api/core";
import { useSession } from "../../api/session";
import { Loaded } from "../../components/Loaded";
import { PrintPage } from "../../components/PrintPage";
import { paperDay } from "../../lib/date";
import { useCategory, useSuggestion } from "./api";
import { FactTable, type PaperFact } from "./FactTable";
import { SignHere } from "./Handwriting";
import styles from "./Papers.module.css";
import { Paragraphs } from "./Paragraphs";

/** A suggestion on paper. */
export function SuggestionPaper() {
  const { t } = useTranslation("papers");
  const id = Number(useParams().id);
  const query = useSuggestion(id);
  return (
    <PrintPage lang="zh-CN" title={t("suggestionTitle")}>
      <Loaded query={query} rows={16}>
        {(suggestion) => <Sheet suggestion={suggestion} />}
      </Loaded>
    </PrintPage>
  );
}

function Sheet({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation("papers");
  const { me } = useSession();
  const { content, attachments } = suggestion;
  return (
    <div className={styles.paper}>
      <p className={styles.congress}>{me?.hat?.congress_name}</p>
      <h1 className={styles.heading}>{t("suggestion")}</h1>
      <Facts suggestion={suggestion} />
      <h2 className={styles.subject}>{suggestion.title}</h2>
      <h3 className={styles.part}>{t("situation")}</h3>
      <Paragraphs text={content.situation} />
      <h3 className={styles.part}>{t("analysis")}</h3>
      <Paragraphs text={content.analysis || "—"} />
      <h3 className={styles.part}>{t("points")}</h3>
      {content.points.map(({ id, no, text }) => (
        <Paragraphs key={id} text={t("point", { no, text })} />
      ))}
      {attachments?.length > 0 && (
        <section className={styles.foot}>
          <h3 className={styles.part}>{t("attachments")}</h3>
          {attachments.map(({ id, name }, index) => (
            <p key={id}>{t("file", { no: index + 1, name })}</p>
          ))}
        </section>
      )}
      <Signatures suggestion={suggestion} />
    </div>
  );
}

function Facts({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation("papers");
  const category = useCategory(suggestion.category);
  const { proposer, submitted_at, session_name, submission_period } = suggestion;
  const stated = submission_period && submission_period !== "unstated";
  const facts: PaperFact[] = [
    [t("number"), suggestion.number_text || t("noNumber")],
    [t("session"), stated ? `${session_name} ${t(`periods.${submission_period}`)}` : session_name],
    [t("proposer"), proposer.name || proposer.delegation_name],
    [t("card"), proposer.card_no],
    [t("delegation"), proposer.delegation_name],
    [t("category"), category],
    [t("submitted"), submitted_at ? paperDay(submitted_at) : ""],
    [t("publicity"), suggestion.publicity_consent && t(`publicities.${suggestion.publicity_consent}`)],
    [t("units"), suggestion.suggested_units, "wide"],
  ];
  return (
    <>
      <FactTable facts={facts} />
      {suggestion.reference_only && <p className={styles.mark}>{t("reference")}</p>}
    </>
  );
}

/** Who signs it along, and the place for the lead's own signature. */
function Signatures({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation("papers");
  const { signatures, proposer, origin } = suggestion;
  const confirmed = signatures.filter(({ state }) => state === "confirmed");
  return (
    <>
      {confirmed.length > 0 && (
        <table className={styles.table}>
          <caption>{t("cosigners", { count: confirmed.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("cosigner")}</th>
              <th scope="col">{t("delegation")}</th>
              <th scope="col">{t("signedHere")}</th>
            </tr>
          </thead>
          <tbody>
            {confirmed.map(({ deputy_id, name, delegation_name, text_no }) => (
              <tr key={deputy_id}>
                <td>{name}</td>
                <td>{delegation_name}</td>
                <td>{origin === "deputy" ? t("confirmedHere", { no: text_no }) : t("onPaper")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <SignHere label={t(proposer.kind === "delegation" ? "delegationSignature" : "proposerSignature")} />
    </>
  );
}
