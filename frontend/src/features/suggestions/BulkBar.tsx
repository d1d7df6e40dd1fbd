import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Action, SuggestionRow } from "../../api/core";
import { useWords } from "../../lib/useWords";
import { act, type Target } from "./api";
import styles from "./Bulk.module.css";
import { BulkProgress } from "./BulkProgress";
import { useBulk } from "./bulk";

/** What can be done to many items at once: actions that say nothing but that they are done. */
const sends: Partial<Record<Action, (to: Target) => Promise<unknown>>> = {
  start_review: act("/suggestions/{id}/start-review"),
  register: act("/suggestions/{id}/register"),
  release_feedback: act("/suggestions/{id}/release-feedback"),
  close: act("/suggestions/{id}/close"),
  archive: act("/suggestions/{id}/archive"),
};

const names = Object.keys(sends) as Action[];

/** Whether anything of it can be done to a row now. */
export const offersBulk = (row: SuggestionRow) => names.some((name) => row.actions.includes(name));

interface Props {
  chosen: SuggestionRow[];
  clear: () => void;
}

/** What can be done with the chosen rows, each with how many of them it can be done to. */
export function BulkBar({ chosen, clear }: Props) {
  const { t } = useTranslation("desk");
  const word = useWords();
  const [action, setAction] = useState<Action | null>(null);
  if (chosen.length === 0 && !action) return null;
  const able = (name: Action) => chosen.filter((row) => row.actions.includes(name));
  return (
    <section className={`${styles.bar} no-print`} aria-label={t("bulk.label")}>
      <span role="status" className={styles.count}>
        {t("bulk.chosen", { count: chosen.length })}
      </span>
      {names
        .filter((name) => able(name).length > 0)
        .map((name) => (
          <Button key={name} type="primary" onClick={() => setAction(name)}>
            {t("bulk.action", { action: word("action", name), count: able(name).length })}
          </Button>
        ))}
      <Button onClick={clear}>{t("bulk.clear")}</Button>
      {action && (
        <BulkDialog
          action={action}
          rows={able(action).sort((a, b) => a.id - b.id)}
          rest={chosen.length - able(action).length}
          onClose={() => {
            setAction(null);
            clear();
          }}
          onCancel={() => setAction(null)}
        />
      )}
    </section>
  );
}

interface DialogProps {
  action: Action;
  rows: SuggestionRow[];
  /** How many of the chosen rows it cannot be done to. */
  rest: number;
  onClose: () => void;
  onCancel: () => void;
}

function BulkDialog({ action, rows, rest, onClose, onCancel }: DialogProps) {
  const { t } = useTranslation(["desk", "suggestions", "common"]);
  const word = useWords();
  const bulk = useBulk();
  const [items] = useState(rows);
  const name = word("action", action);
  const begun = bulk.lines.length > 0;
  const waits = !begun || bulk.lines.some(({ state }) => state === "waiting");
  const send = sends[action] ?? (() => Promise.resolve());
  const go = () => void bulk.run(send, begun ? undefined : items);
  return (
    <Modal
      open
      title={t("bulk.title", { action: name, count: items.length })}
      mask={{ closable: false }}
      closable={!bulk.running}
      onCancel={begun ? onClose : onCancel}
      footer={[
        bulk.running && (
          <Button key="stop" onClick={bulk.stop}>
            {t("bulk.stop")}
          </Button>
        ),
        !bulk.running && (
          <Button key="close" onClick={begun ? onClose : onCancel}>
            {t(begun ? "bulk.close" : "common:cancel")}
          </Button>
        ),
        waits && (
          <Button key="go" type="primary" loading={bulk.running} onClick={go}>
            {begun ? t("bulk.goOn") : name}
          </Button>
        ),
      ]}
    >
      {!begun && (
        <>
          <p>{t(`bulk.hint.${action as "close"}`)}</p>
          {rest > 0 && <p>{t("bulk.rest", { count: rest })}</p>}
          <ol className={styles.items}>
            {items.map((row) => (
              <li key={row.id}>
                {[row.number_text, row.title || t("suggestions:untitled")].filter(Boolean).join(" ")}
              </li>
            ))}
          </ol>
        </>
      )}
      <BulkProgress bulk={bulk} />
    </Modal>
  );
}
