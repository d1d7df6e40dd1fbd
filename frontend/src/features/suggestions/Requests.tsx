import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { ConsentRequest, Suggestion } from "../../api/core";
import { type Fact, Facts } from "../../components/Facts";
import { Panel } from "../../components/Panel";
import { dayText, minuteText } from "../../lib/date";
import { onDemand } from "../../lib/onDemand";
import buttons from "./Actions.module.css";
import { OtherName } from "./Combined";
import { DecideRequest } from "./DecideRequest";
import { PaperForms } from "./PaperPanel";
import { RequestSteps } from "./RequestSteps";
import styles from "./Requests.module.css";

const TakeBack = onDemand(async () => (await import("./TakeBack")).TakeBack);

/** Whether it is this person's turn to decide on something. */
export const hasTurn = (item: Suggestion) => item.requests.some(decides);

/** Taking back is no decision. */
const decides = ({ actions }: ConsentRequest) => actions.some((name) => name !== "take_back");

/** What needs the consent of others: what is asked, who has decided, and whose turn it is. */
export function Requests({ item }: { item: Suggestion }) {
  const { t } = useTranslation("requests");
  const open = item.requests.filter(({ state }) => state === "open");
  const decided = item.requests.filter(({ state }) => state !== "open").reverse();
  if (item.requests.length === 0) return null;
  return (
    <Panel title={t("title")}>
      {open.map((one) => (
        <OneRequest key={one.id} item={item} request={one} />
      ))}
      {decided.length > 0 && (
        <details className={styles.fold}>
          <summary>{t("decided", { count: decided.length })}</summary>
          {decided.map((one) => (
            <OneRequest key={one.id} item={item} request={one} />
          ))}
        </details>
      )}
    </Panel>
  );
}

interface Props {
  item: Suggestion;
  request: ConsentRequest;
}

function OneRequest({ item, request }: Props) {
  const { t } = useTranslation("requests");
  const title = useRequestTitle(item)(request);
  return (
    <section className={styles.request} aria-label={title}>
      <h3 className={styles.head}>
        {title}
        <span className={styles.state} data-state={request.state}>
          {t(`state.${request.state}`)}
        </span>
      </h3>
      <p className={styles.meta}>
        {request.asked_for_name
          ? t("askedFor", {
              name: request.asked_by_name,
              deputy: request.asked_for_name,
              at: minuteText(request.asked_at),
            })
          : t("askedBy", { name: request.asked_by_name, at: minuteText(request.asked_at) })}
      </p>
      <WhatIsAsked item={item} request={request} />
      <RequestSteps request={request} clocks={item.clocks} />
      {request.state === "lapsed" && <p className={styles.meta}>{t("lapsedHint")}</p>}
      {request.actions.length + request.on_paper.length > 0 && (
        <div className={`${buttons.actions} ${styles.buttons} no-print`}>
          {decides(request) && <DecideRequest item={item} request={request} title={title} />}
          <PaperForms item={item} id={request.id} forms={request.on_paper} />
          {request.actions.includes("take_back") && <TakeBack item={item} request={request} title={title} />}
        </div>
      )}
      <p className="no-print">
        <Link className={styles.print} to={`/print/suggestions/${item.id}/requests/${request.id}`}>
          {t("print.request")}
        </Link>
      </p>
    </section>
  );
}

/** What a request is called: its kind, and the unit that it concerns. */
function useRequestTitle(item: Suggestion): (request: ConsentRequest) => string {
  const { t } = useTranslation("requests");
  return ({ kind, assignment_id, commitment_id }) => {
    const promise = item.commitments.find(({ id }) => id === commitment_id);
    const assignment = item.rounds
      .flatMap(({ assignments }) => assignments)
      .find(({ id }) => id === assignment_id);
    const unit = promise?.unit_name ?? assignment?.unit_name;
    const name = t(`kind.${kind}`);
    return unit ? t("of", { kind: name, unit }) : name;
  };
}

function WhatIsAsked({ item, request }: Props) {
  const { t } = useTranslation("requests");
  const { kind, data, reason, commitment_id } = request;
  const promise = item.commitments.find(({ id }) => id === commitment_id);
  const change = kind === "commitment_change";
  const labels = t("fact.text", { returnObjects: true }) as Partial<Record<string, string>>;
  const taken = item.content.points.filter(({ id }) => data.points?.includes(id));
  const other = request.other ? <OtherName other={request.other} /> : (data.text ?? "");
  const facts: Fact[] = [
    [t("fact.reason_label"), data.reason_label ?? ""],
    [t("fact.unit"), data.unit_name ?? ""],
    [t("fact.promise"), promise?.text, "long"],
    [
      change ? t("fact.newDate") : t("fact.until"),
      data.until ? dayText(data.until) : change && t("fact.noDate"),
    ],
    [labels[kind] ?? t("fact.text.commitment_change"), other, "long"],
    [t("fact.points"), taken.map(({ no, text }) => t("fact.point", { no, text })).join("\n"), "long"],
    [t("fact.reason"), reason, "long"],
  ];
  return <Facts facts={facts} />;
}
