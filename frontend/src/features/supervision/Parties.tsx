import { useTranslation } from "react-i18next";

import type { Parties as PartiesView } from "./api";
import styles from "./Supervision.module.css";

/** The four parties of a key item, each with what it is. */
export function Parties({ parties }: { parties: PartiesView }) {
  const { t } = useTranslation("supervision");
  const rows = [
    ["leader", parties.leader.name],
    ["official", parties.official.name],
    ["unit", parties.units.map(({ name }) => name).join(" · ")],
    ["committee", parties.committee.name],
  ] as const;
  return (
    <dl className={styles.parties}>
      {rows.map(([party, name]) => (
        <div key={party}>
          <dt>{t(`party.${party}`)}</dt>
          <dd>{name || t("unnamed")}</dd>
        </div>
      ))}
    </dl>
  );
}
