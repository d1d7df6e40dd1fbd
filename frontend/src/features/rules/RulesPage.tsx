import { Tag } from "antd";
import { useTranslation } from "react-i18next";

import type { ReplyClass } from "../../api/core";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { dayText } from "../../lib/date";
import { type Limit, type Rules, type Term, useRules } from "./api";
import { CalendarPanel } from "./CalendarPanel";
import styles from "./RulesPage.module.css";

/** What the congress goes by: time limits, classes, ratings, and its working days. */
export function RulesPage() {
  const { t } = useTranslation("rules");
  const query = useRules();
  const { data } = query;
  const hint = data && t("hint", { version: data.version, date: dayText(data.valid_from) });
  return (
    <Page title={t("title")} hint={hint}>
      <Loaded query={query} rows={14}>
        {(rules) => (
          <>
            <Limits limits={rules.limits} />
            <Classes classes={rules.reply_classes} />
            <Ratings ratings={rules.ratings} />
          </>
        )}
      </Loaded>
      <CalendarPanel />
    </Page>
  );
}

function useTermText(): (term: Term) => string {
  const { t } = useTranslation("rules");
  return (term) => {
    const found = /^(\d+)(wd|d|m)$/.exec(term ?? "");
    return found ? t(`terms.${found[2] as "wd" | "d" | "m"}`, { n: Number(found[1]) }) : "";
  };
}

function Limits({ limits }: { limits: Limit[] }) {
  const { t } = useTranslation("rules");
  return (
    <Panel title={t("limits")}>
      {limits.some((limit) => limit.borrowed) && <p className={styles.hint}>{t("borrowedHint")}</p>}
      <Table caption={t("limitsTable")} heads={[t("clock"), t("term"), t("ceiling"), t("source")]}>
        {limits.map((limit) => (
          <LimitRow key={limit.clock} limit={limit} />
        ))}
      </Table>
    </Panel>
  );
}

function LimitRow({ limit }: { limit: Limit }) {
  const { t, i18n } = useTranslation("rules");
  const text = useTermText();
  const name = i18n.exists(`rules:clocks.${limit.clock}`) ? t(`clocks.${limit.clock as "T1"}`) : limit.clock;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <p>{text(limit.term) || t("noTerm")}</p>
        {limit.in_session_term && <p>{t("inSession", { term: text(limit.in_session_term) })}</p>}
        {limit.extended_term && <p>{t("extended", { term: text(limit.extended_term) })}</p>}
      </td>
      <td>{text(limit.ceiling) || "—"}</td>
      <td>{limit.borrowed ? <Tag color="warning">{t("borrowed")}</Tag> : t("own")}</td>
    </tr>
  );
}

function Classes({ classes }: { classes: ReplyClass[] }) {
  const { t } = useTranslation("rules");
  const demands = (reply: ReplyClass) =>
    [
      reply.requires_commitment_date && t("requiresDate"),
      reply.requires_reason && t("requiresReason"),
      reply.counts_as_resolved && t("resolved"),
    ].filter(Boolean);
  return (
    <Panel title={t("classes")}>
      <Table caption={t("classesTable")} heads={[t("code"), t("label"), t("meaning"), t("demands")]}>
        {classes.map((reply) => (
          <tr key={reply.code}>
            <th scope="row">{reply.code}</th>
            <td>{reply.label}</td>
            <td>{reply.meaning}</td>
            <td>
              {demands(reply).map((demand) => (
                <p key={String(demand)}>{demand}</p>
              ))}
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

function Ratings({ ratings }: { ratings: Rules["ratings"] }) {
  const { t } = useTranslation("rules");
  return (
    <Panel title={t("ratings")}>
      <ul className={styles.ratings}>
        {ratings.map((rating) => (
          <li key={rating.code}>
            <strong>{rating.label}</strong>
            <span className={styles.hint}>
              {t(rating.counts_as_satisfied ? "satisfied" : "notSatisfied")}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Table({
  caption,
  heads,
  children,
}: {
  caption: string;
  heads: string[];
  children: React.ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={caption}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr className={styles.heads}>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
