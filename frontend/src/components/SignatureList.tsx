import { useTranslation } from "react-i18next";

import type { Clock, Signature } from "../api/core";
import { dayText } from "../lib/date";
import styles from "./SignatureList.module.css";

interface Props {
  signatures: Signature[];
  /** The item's time limits, among them the cut-off of co-signing. */
  clocks: Clock[];
}

/** How many are shown before the list is folded. */
const many = 12;

/** Who was asked to co-sign, from which delegation, and what each has answered. */
export function SignatureList({ signatures, clocks }: Props) {
  const { t } = useTranslation("requests");
  const waiting = waitingIn(signatures).length;
  const confirmed = confirmedIn(signatures).length;
  const rest = signatures.slice(many);
  return (
    <>
      <p className={styles.hint}>{t("signatures.hint", { confirmed, waiting })}</p>
      {waiting > 0 && <CutOff clocks={clocks} />}
      <ul className={styles.list}>
        {signatures.slice(0, many).map((one) => (
          <One key={one.deputy_id} signature={one} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details className={styles.fold}>
          <summary>{t("signatures.more", { count: signatures.length })}</summary>
          <ul className={styles.list}>
            {rest.map((one) => (
              <One key={one.deputy_id} signature={one} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The day until which co-signers can confirm; null while nobody was invited. */
export function cutOffOf(clocks: Clock[]): Clock | undefined {
  return clocks.filter(({ kind, state }) => kind === "T0" && state !== "void").at(-1);
}

export const confirmedIn = (all: Signature[]) => all.filter(({ state }) => state === "confirmed");
export const waitingIn = (all: Signature[]) => all.filter(({ state }) => state === "invited");

function CutOff({ clocks }: { clocks: Clock[] }) {
  const { t } = useTranslation("requests");
  const clock = cutOffOf(clocks);
  if (!clock) return null;
  const passed = clock.days_left < 0;
  const date = dayText(clock.due_on);
  return (
    <p className={passed ? styles.passed : styles.hint}>
      {passed ? t("signatures.cutOffPassed", { date }) : t("signatures.cutOff", { date })}
    </p>
  );
}

function One({ signature }: { signature: Signature }) {
  const { t } = useTranslation("requests");
  const { state, text_no, invited_at } = signature;
  return (
    <li className={styles.one}>
      <span className={styles.name}>
        <strong>{signature.name}</strong>
        <span>{signature.delegation_name}</span>
      </span>
      <span className={styles.state} data-state={state}>
        {t(`signatures.state.${state}`)}
        {state === "confirmed" && text_no > 0 && ` · ${t("signatures.ofText", { no: text_no })}`}
        {state === "invited" && ` · ${t("signatures.invitedOn", { date: dayText(invited_at) })}`}
      </span>
    </li>
  );
}
