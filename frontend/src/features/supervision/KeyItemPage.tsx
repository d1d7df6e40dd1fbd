import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { Columns } from "../../components/Columns";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { PhaseTag } from "../../components/PhaseTag";
import { dayText } from "../../lib/date";
import { type KeyItem, useKeyItem } from "./api";
import { Checks } from "./Checks";
import { Files } from "./Files";
import { History } from "./History";
import { KeyItemActions } from "./KeyItemActions";
import { Activities, Letters } from "./Lists";
import { Parties } from "./Parties";
import { Plan } from "./Plan";
import { Reasons, StatusTag } from "./Status";
import styles from "./Supervision.module.css";

/** One key item: who is responsible, how the plan goes, what was done, what was promised and kept. */
export function KeyItemPage() {
  const { t } = useTranslation(["supervision", "shell"]);
  const query = useKeyItem(Number(useParams().id));
  return (
    <Page
      title={query.data?.title ?? t("shell:menu.keyItems")}
      hint={
        <Link className={styles.link} to="/key-items">
          {t("back")}
        </Link>
      }
    >
      <Loaded query={query} rows={12}>
        {(item) => <Item item={item} />}
      </Loaded>
    </Page>
  );
}

function Item({ item }: { item: KeyItem }) {
  const { t } = useTranslation("supervision");
  return (
    <Columns
      beside={
        <>
          <Panel title={t("item.parties")}>
            <Parties parties={item.parties} />
          </Panel>
          <Items item={item} />
          <Panel title={t("item.outcome")}>
            <p className={item.outcome ? styles.text : styles.quiet}>
              {item.outcome || t("item.outcomeEmpty")}
            </p>
          </Panel>
          <History events={item.timeline} />
        </>
      }
    >
      <Panel title={t("item.now")} extra={<StatusTag status={item.status} />}>
        <p className={styles.line}>
          {item.milestones > 0 && <span>{t("reached", { done: item.reached, all: item.milestones })}</span>}
          <span>
            {item.promises > 0 ? t("kept", { kept: item.kept, all: item.promises }) : t("keptNone")}
          </span>
          <strong className={styles.bad}>
            <Reasons reasons={item.reasons} />
          </strong>
        </p>
        <KeyItemActions item={item} />
      </Panel>
      <Plan item={item} />
      <Activities item={item} />
      <Letters item={item} />
      <Checks item={item} />
    </Columns>
  );
}

function Items({ item: { suggestions, decision } }: { item: KeyItem }) {
  const { t } = useTranslation("supervision");
  return (
    <Panel title={t("item.items")}>
      <ul className={styles.rows}>
        {suggestions.map((one) => (
          <li key={one.id}>
            <span className={styles.rowHead}>
              <strong>{one.number_text}</strong>
              <PhaseTag phase={one.phase} roundNo={one.round_no} />
            </span>
            <p>{one.title}</p>
            <p className={styles.quiet}>{one.lead_name}</p>
            {one.readable && (
              <Link
                className={styles.link}
                to={`/suggestions/${one.id}`}
                aria-label={`${t("seeItem")} ${one.number_text}`}
              >
                {t("seeItem")}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        {t("item.decidedAt", { date: dayText(decision.held_on), meeting: decision.meeting })}
      </p>
      {decision.publication && (
        <p className={styles.quiet}>{t("item.publication", { text: decision.publication })}</p>
      )}
      <Files files={decision.attachments} />
    </Panel>
  );
}
