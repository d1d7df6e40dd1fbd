import { Button, Checkbox, Input } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemAlert } from "../../components/ProblemAlert";
import { useSettled } from "../../lib/useSettled";
import { type Candidate, type CandidateQuery, useCandidates } from "./api";
import styles from "./Ballots.module.css";

export interface FieldProps {
  id?: string;
  /** What was chosen before, with its words. */
  known: Candidate[];
  value?: number[];
  onChange?: (ids: number[]) => void;
}

interface Props extends FieldProps {
  /** What is looked for, beside the words. */
  query: CandidateQuery;
  /** What narrows it, beside the words. */
  filters: ReactNode;
}

/** Chooses from many: found by filters and words on one side, chosen in their order on the other. */
export function Chooser({ id, query, filters, known, value = [], onChange }: Props) {
  const { t } = useTranslation("ballots");
  const { about } = query;
  const [typed, setTyped] = useState("");
  const [seen, setSeen] = useState<Candidate[]>(known);
  const label = useId();
  const words = useSettled(typed.trim(), 250);
  const found = useCandidates({ ...query, ...(words && { q: words }) });
  const list = found.data?.candidates ?? [];
  const choose = (ids: number[]) => {
    const fresh = list.filter((one) => !seen.some((other) => other.id === one.id));
    if (fresh.length > 0) setSeen([...seen, ...fresh]);
    onChange?.(ids);
  };
  const toggle = (one: number) =>
    choose(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]);
  const missing = list.filter((one) => !value.includes(one.id)).map((one) => one.id);
  const wordsOf = (one: number) => [...seen, ...known, ...list].find((other) => other.id === one);
  return (
    <div id={id} className={styles.chooser}>
      <div className={styles.finder}>
        <div className={styles.finderBar}>
          {filters}
          <Input
            aria-label={t(`find.${about as "deputy"}`)}
            placeholder={t(`find.${about as "deputy"}`)}
            value={typed}
            allowClear
            maxLength={50}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <ul className={styles.found} aria-labelledby={label} aria-busy={found.isPlaceholderData || undefined}>
          {list.map((one) => (
            <li key={one.id}>
              <Checkbox checked={value.includes(one.id)} onChange={() => toggle(one.id)}>
                {one.detail && <span className={styles.quiet}>{one.detail} </span>}
                {one.label}
              </Checkbox>
            </li>
          ))}
          {found.data && list.length === 0 && (
            <li className={styles.quiet}>{t(about === "deputy" ? "nobodyFound" : "nothingFound")}</li>
          )}
        </ul>
        <div className={styles.finderFoot}>
          <span id={label} className={styles.quiet}>
            {t("found", { count: list.length })}
          </span>
          <Button disabled={missing.length === 0} onClick={() => choose([...value, ...missing])}>
            {t("chooseFound")}
          </Button>
        </div>
        <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      </div>
      <div className={styles.finder}>
        <p className={styles.chosenHead}>{t("chosen", { count: value.length })}</p>
        <ol className={styles.found} aria-label={t("chosen", { count: value.length })}>
          {value.map((one, index) => (
            <li key={one} className={styles.chosenOne}>
              <span>
                {index + 1}. {wordsOf(one)?.label ?? one}
              </span>
              <Button type="text" size="small" onClick={() => toggle(one)}>
                {t("remove")}
              </Button>
            </li>
          ))}
          {value.length === 0 && <li className={styles.quiet}>{t("noneChosen")}</li>}
        </ol>
      </div>
    </div>
  );
}
