import { useTranslation } from "react-i18next";

import type { Suggestion } from "../../api/core";
import { DateText } from "../../components/DateText";
import { Facts } from "../../components/Facts";
import { Panel } from "../../components/Panel";
import { useWords } from "../../lib/useWords";
import { useRules } from "./api";
import styles from "./Content.module.css";
import { Files } from "./Files";
import { Versions } from "./Versions";

/** Who proposed it, when it passed which step, and what was said of publicity. */
export function BasicFacts({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const word = useWords();
  const day = (at: string | null) => at && <DateText value={at} dayOnly />;
  const { proposer } = item;
  const category = useRules().data?.categories.find(({ code }) => code === item.category);
  return (
    <Panel title={t("item.facts")}>
      <Facts
        facts={[
          [t("item.proposer"), proposer.name || proposer.delegation_name],
          [t("item.delegation"), proposer.name ? proposer.delegation_name : ""],
          [t("item.card"), proposer.card_no],
          [
            t("item.session"),
            [item.session_name, word("period", item.submission_period)].filter(Boolean).join(" · "),
          ],
          [t("item.category"), category?.label ?? item.category],
          [t("item.consent"), word("consent", item.publicity_consent)],
          [t("item.suggestedUnits"), item.suggested_units],
          [t("item.origin"), t(`origin.${item.origin}`)],
          [t("item.submitted"), day(item.submitted_at)],
          [t("item.registered"), day(item.registered_at)],
          [t("item.assigned"), day(item.first_assigned_at)],
          [t("item.closed"), day(item.closed_at)],
        ]}
      />
      {item.reference_only && <p className={styles.quiet}>{t("item.referenceOnly")}</p>}
    </Panel>
  );
}

/** Situation, analysis, attachments and the texts before this one. */
export function Content({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const { situation, analysis } = item.content;
  return (
    <>
      {situation && (
        <Section title={t(item.origin === "imported" ? "item.excerpt" : "item.situation")} text={situation} />
      )}
      {analysis && <Section title={t("item.analysis")} text={analysis} />}
      <Files title={t("item.attachments")} files={item.attachments} />
      {item.content_versions.length > 1 && <Versions item={item} />}
    </>
  );
}

function Section({ title, text }: { title: string; text: string }) {
  return (
    <div className={styles.section}>
      <h3 className={styles.head}>{title}</h3>
      <p className={styles.text}>{text}</p>
    </div>
  );
}
