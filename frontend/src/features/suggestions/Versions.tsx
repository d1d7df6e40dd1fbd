import { useTranslation } from "react-i18next";

import type { Suggestion } from "../../api/core";
import { DateText } from "../../components/DateText";
import { ChangeList } from "./Changes";
import styles from "./Versions.module.css";

/** The texts that were submitted, each with what it changed; open for whoever reviews one that came back. */
export function Versions({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const name = useFieldName();
  const reviewed = item.phase === "submitted" || item.phase === "under_review";
  return (
    <details className={styles.fold} open={reviewed}>
      <summary>{t("item.versions", { count: item.content_versions.length })}</summary>
      <ol>
        {item.content_versions.map((version) => (
          <li key={version.no} className={styles.version}>
            <p className={styles.line}>
              <strong>{t("item.version", { no: version.no })}</strong>
              <span>{version.title}</span>
              <DateText value={version.at} />
              <span>{version.by_name}</span>
              {version.reason && <span>{version.reason}</span>}
            </p>
            <ChangeList className={styles.changes} changes={version.changes} name={name} />
          </li>
        ))}
      </ol>
    </details>
  );
}

const names = {
  title: "column.title",
  category: "item.category",
  situation: "item.situation",
  analysis: "item.analysis",
  suggested_units: "item.suggestedUnits",
  publicity_consent: "item.consent",
} as const;

function useFieldName() {
  const { t } = useTranslation("suggestions");
  return (field: string) => {
    const no = /^point\.(\d+)$/.exec(field)?.[1];
    if (no) return `${t("item.pointHead")} · ${t("item.point", { no })}`;
    return field in names ? t(names[field as keyof typeof names]) : field;
  };
}
