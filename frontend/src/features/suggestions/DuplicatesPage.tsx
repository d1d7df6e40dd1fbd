import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { api, unwrap } from "../../api/client";
import type { SuggestionRow } from "../../api/core";
import type { components } from "../../api/schema";
import { Empty } from "../../components/Empty";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { PhaseTag } from "../../components/PhaseTag";
import { StateTag } from "../../components/StateTag";
import { useLikeness } from "../../components/useLikeness";
import { keys } from "./api";
import styles from "./DuplicatesPage.module.css";

type Duplicate = components["schemas"]["suggestion.Duplicate"];

/** What the office may want to merge: couples of suggestions with titles that are alike, the most alike first. */
export function DuplicatesPage() {
  const { t } = useTranslation("finding");
  const query = useQuery({
    queryKey: keys.duplicates,
    queryFn: () => unwrap(api.GET("/suggestions/duplicates", {})),
  });
  return (
    <Page
      title={t("duplicates.title")}
      hint={t("duplicates.hint")}
      actions={<Link to="/suggestions">{t("duplicates.back")}</Link>}
    >
      <Loaded query={query} rows={8}>
        {({ couples, total }) => (
          <Panel>
            {total === 0 && <Empty title={t("duplicates.empty")} hint={t("duplicates.emptyHint")} />}
            {total > couples.length && (
              <p className={styles.quiet}>{t("duplicates.more", { count: couples.length, total })}</p>
            )}
            {total > 0 && (
              <ol className={styles.couples} aria-label={t("duplicates.title")}>
                {couples.map((couple) => (
                  <Couple key={couple.items.map(({ id }) => id).join()} couple={couple} />
                ))}
              </ol>
            )}
          </Panel>
        )}
      </Loaded>
    </Page>
  );
}

function Couple({ couple }: { couple: Duplicate }) {
  const { t } = useTranslation("finding");
  const likeness = useLikeness();
  const [earlier, later] = couple.items;
  if (!earlier || !later) return null;
  return (
    <li>
      <div className={styles.head}>
        <strong>{likeness(couple)}</strong>
        {couple.asked && <StateTag tone="ask">{t("duplicates.asked")}</StateTag>}
        <Link
          to={`/suggestions/${later.id}/compare?with=${earlier.id}`}
          aria-label={t("duplicates.compareOf", { one: nameOf(earlier), other: nameOf(later) })}
        >
          {t("duplicates.compare")}
        </Link>
      </div>
      <div className={styles.two}>
        <Side row={earlier} />
        <Side row={later} />
      </div>
    </li>
  );
}

const nameOf = (row: SuggestionRow) => row.number_text || row.title;

function Side({ row }: { row: SuggestionRow }) {
  const { t } = useTranslation("suggestions");
  return (
    <div>
      <Link to={`/suggestions/${row.id}`}>{row.title}</Link>
      <div className={styles.facts}>
        <span>{row.number_text || t("noNumber")}</span>
        <PhaseTag phase={row.phase} roundNo={row.round_no} />
        <span>{[row.lead_name, row.delegation_name].filter(Boolean).join(" · ")}</span>
        {row.units.length > 0 && <span>{row.units.map(({ name }) => name).join("、")}</span>}
      </div>
    </div>
  );
}
