import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import { Loaded } from "../../components/Loaded";
import { PrintPage } from "../../components/PrintPage";
import { dayOf, dayText } from "../../lib/date";
import { type KeyItem, useKeyItem } from "./api";
import styles from "./Papers.module.css";

/** The supervision plan that is in force as a sheet: its goals, the four parties, and each step with person and date. */
export function PlanPaper() {
  const { t } = useTranslation("supervision");
  const query = useKeyItem(Number(useParams().id));
  return (
    <PrintPage title={t("item.plan")}>
      <Loaded query={query} rows={16}>
        {(item) => <Sheet item={item} />}
      </Loaded>
    </PrintPage>
  );
}

function Sheet({ item }: { item: KeyItem }) {
  const { t } = useTranslation("supervision");
  const { leader, official, committee, units } = item.parties;
  const named = (name: string) => name || t("unnamed");
  return (
    <div className={styles.paper}>
      <h1 className={styles.heading}>{t("paper.plan")}</h1>
      <p className={styles.about}>{t("paper.about", { number: item.number_text, title: item.title })}</p>
      <h2 className={styles.part}>{t("item.goals")}</h2>
      <p className={styles.written}>{item.goals}</p>
      <h2 className={styles.part}>{t("item.parties")}</h2>
      <table className={styles.table}>
        <tbody>
          {[
            [t("party.leader"), named(leader.name)],
            [t("party.official"), named(official.name)],
            [t("party.unit"), named(units.map(({ name }) => name).join("、"))],
            [t("party.committee"), named(committee.name)],
          ].map(([party, name]) => (
            <tr key={party}>
              <th scope="row" className={styles.narrow}>
                {party}
              </th>
              <td>{name}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className={styles.part}>{t("field.steps")}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            {(["no", "step", "party", "person", "due", "reached"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`paper.steps.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {item.plan.map((step, index) => (
            <tr key={step.id}>
              <td>{index + 1}</td>
              <td>{step.text}</td>
              <td>{[t(`party.${step.party}`), step.party_name].filter(Boolean).join(" · ")}</td>
              <td>{step.person || t("none")}</td>
              <td>{dayText(step.due_on)}</td>
              <td>{step.completed_on ? dayText(step.completed_on) : t("none")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.block}>
        {item.confirmed_at
          ? t("item.confirmedBy", { name: item.confirmed_by_name, date: dayText(item.confirmed_at) })
          : t("paper.unconfirmed")}
      </p>
      <p>{t("paper.made", { date: dayText(dayOf(new Date())) })}</p>
    </div>
  );
}
