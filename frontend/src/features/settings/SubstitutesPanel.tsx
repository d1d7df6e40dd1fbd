import { App, Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Substitution } from "../../api/contract";
import { ConfirmButton } from "../../components/ConfirmButton";
import { Loaded } from "../../components/Loaded";
import { Panel } from "../../components/Panel";
import { dayText } from "../../lib/date";
import { useHatText } from "../../lib/useHatText";
import { useEndSubstitution, useSubstitutions } from "./api";
import { NameSubstitute } from "./NameSubstitute";
import styles from "./SettingsPage.module.css";

/** Who takes whose place now or soon, and the naming of a substitute, for those who may. */
export function SubstitutesPanel() {
  const { t } = useTranslation("settings");
  const substitutions = useSubstitutions();
  const [naming, setNaming] = useState(false);
  const known = substitutions.data;
  if (known && known.principals.length === 0 && known.items.length === 0) return null;
  return (
    <Panel title={t("substitutes.title")}>
      <p className={styles.hint}>{t("substitutes.hint")}</p>
      <Loaded query={substitutions} rows={3}>
        {({ items, principals }) => (
          <>
            {items.length === 0 ? (
              <p className={styles.none}>{t("substitutes.none")}</p>
            ) : (
              <ul className={styles.substitutions}>
                {items.map((item) => (
                  <Item key={item.id} item={item} />
                ))}
              </ul>
            )}
            {principals.length > 0 && (
              <Button onClick={() => setNaming(true)}>{t("substitutes.name")}</Button>
            )}
            {naming && <NameSubstitute principals={principals} onClose={() => setNaming(false)} />}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Item({ item }: { item: Substitution }) {
  const { t } = useTranslation("settings");
  const { message } = App.useApp();
  const hatText = useHatText();
  const end = useEndSubstitution();
  const names = { substitute: item.substitute, principal: item.principal };
  return (
    <li className={styles.substitution}>
      <div>
        <p className={styles.topic}>
          {t("substitutes.of", names)}{" "}
          <Tag color={item.begun ? "success" : undefined}>
            {t(item.begun ? "substitutes.begun" : "substitutes.coming")}
          </Tag>
        </p>
        <p className={styles.hint}>{hatText(item)}</p>
        <p className={styles.hint}>
          {t("substitutes.days", { from: dayText(item.starts_on), to: dayText(item.ends_on) })}
        </p>
      </div>
      <ConfirmButton
        danger
        title={t("substitutes.endTitle", names)}
        hint={t("substitutes.endHint")}
        aria-label={t("substitutes.endOf", names)}
        confirmText={t("substitutes.end")}
        onConfirm={async () => {
          await end.mutateAsync(item.id);
          message.success(t("substitutes.ended"));
        }}
      >
        {t("substitutes.end")}
      </ConfirmButton>
    </li>
  );
}
