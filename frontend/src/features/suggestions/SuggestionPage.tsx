import { Alert } from "antd";
import { type ComponentType, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";

import type { Suggestion } from "../../api/core";
import { useSession } from "../../api/session";
import { KeyMark } from "../../components/KeyMark";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { PhaseTag } from "../../components/PhaseTag";
import { onDemand } from "../../lib/onDemand";
import { useNarrow } from "../../lib/usePhone";
import { useReplyRead, useRules, useSuggestion } from "./api";
import { BallPanel } from "./BallPanel";
import { Combined, ReceivedRounds } from "./Combined";
import { Commitments } from "./Commitments";
import { BasicFacts } from "./Content";
import { History } from "./History";
import { Matter } from "./Matter";
import { Now, NowBar, NowBesides } from "./Now";
import { PaperPanel } from "./PaperPanel";
import { ProposedUnits } from "./ProposedUnits";
import { hasTurn, Requests } from "./Requests";
import { CurrentRound, EarlierRound } from "./Rounds";
import { Invitation, Signatures } from "./Signatures";
import styles from "./SuggestionPage.module.css";

const AlikePanel = onDemand(async () => (await import("../../components/AlikeItems")).AlikePanel);
const ImportedRow = onDemand(async () => (await import("./ImportedRow")).ImportedRow);
const PrintLinks = onDemand(async () => (await import("./PrintLinks")).PrintLinks);
const Walk = onDemand(async () => (await import("./Walk")).Walk);
const ReplyEditor = onDemand(async () => (await import("./ReplyEditor")).ReplyEditor);
const OpinionEditor = onDemand(async () => (await import("./OpinionEditor")).OpinionEditor);

/** One suggestion: where it stands, who has to act by when, what was asked and answered, what can be done now. */
export function SuggestionPage({ supervision }: { supervision?: ComponentType<{ id: number }> }) {
  const { t } = useTranslation("suggestions");
  const id = Number(useParams().id);
  const query = useSuggestion(id);
  return (
    <>
      <Walk id={id} />
      <Page
        title={query.data ? query.data.title || t("untitled") : t("title")}
        hint={query.data && <Heading item={query.data} />}
        actions={query.data && <PrintLinks item={query.data} />}
      >
        <Loaded query={query} rows={10}>
          {(item) => <Item key={item.id} item={item} supervision={supervision} />}
        </Loaded>
      </Page>
    </>
  );
}

function Heading({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const { proposer } = item;
  return (
    <span className={styles.heading}>
      <strong>{item.number_text || t("noNumber")}</strong>
      {item.key_item_id > 0 && <KeyMark />}
      <PhaseTag phase={item.phase} roundNo={item.round_no} />
      <span>{[proposer.name, proposer.delegation_name].filter(Boolean).join(" · ")}</span>
    </span>
  );
}

function Item({
  item,
  supervision: Supervision,
}: {
  item: Suggestion;
  supervision?: ComponentType<{ id: number }>;
}) {
  const [params] = useSearchParams();
  const narrow = useNarrow();
  useNotedReading(item);
  useFocusAfterAction(item.version);
  const round = item.rounds.at(-1);
  const earlier = item.rounds.slice(0, -1);
  const editing = round?.assignments.find(
    (one) => String(one.id) === params.get("reply") && one.actions.includes("draft_reply"),
  );
  const drafting = round?.assignments.find(
    (one) => String(one.id) === params.get("opinion") && one.actions.includes("draft_co_opinion"),
  );
  // Whoever has to decide finds that first.
  const asked = <Requests item={item} />;
  const first = hasTurn(item);
  const invitation = <Invitation item={item} />;
  const matter = (
    <>
      {!narrow && invitation}
      {!(first && narrow) && asked}
      <Complaint item={item} />
      <Notices item={item} />
      {Supervision && item.number_text && <Supervision id={item.id} />}
      <ProposedUnits item={item} />
      <Combined item={item} />
      <Matter item={item} assignments={round?.assignments ?? []} />
      <AlikeItems item={item} />
      <Commitments item={item} />
      {item.merged_into ? (
        <ReceivedRounds item={item} />
      ) : (
        <>
          {round && <CurrentRound item={item} round={round} />}
          {earlier.map((one) => (
            <EarlierRound key={one.no} item={item} round={one} />
          ))}
        </>
      )}
      {item.imported && <ImportedRow imported={item.imported} />}
    </>
  );
  const facts = (
    <>
      <Signatures item={item} />
      <BasicFacts item={item} />
      <History id={item.id} events={item.timeline} />
    </>
  );
  return (
    <>
      {editing && <ReplyEditor key={editing.id} item={item} assignment={editing} />}
      {drafting && <OpinionEditor key={drafting.id} item={item} assignment={drafting} />}
      {narrow ? (
        <>
          {first && asked}
          {invitation}
          <BallPanel item={item} />
          <NowBesides item={item} round={round} />
          <PaperPanel item={item} />
          {matter}
          {facts}
          <NowBar item={item} round={round} />
        </>
      ) : (
        <div className={styles.columns}>
          <div className={styles.beside}>
            <Now item={item} round={round} />
            <PaperPanel item={item} />
            <BallPanel item={item} />
            {facts}
          </div>
          <div className={styles.column}>{matter}</div>
        </div>
      )}
    </>
  );
}

/** What was raised before is of use until there is an answer, to all but those who raise it. */
function AlikeItems({ item }: { item: Suggestion }) {
  const { me } = useSession();
  if (me?.hat?.role === "deputy" || item.stub || !comparedIn.has(item.phase)) return null;
  return <AlikePanel title={item.title} except={item.id} ofUnit={Boolean(me?.hat?.unit_id)} />;
}

const comparedIn = new Set<Suggestion["phase"]>([
  "submitted",
  "under_review",
  "registered",
  "assigned",
  "in_handling",
]);

/** Whoever decides what follows from a dissatisfied feedback reads its reasons first. */
function Complaint({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const decisive = item.rounds.at(-1)?.feedbacks.find((one) => one.decisive);
  if (!decisive?.reasons || !item.actions.includes("decide_rehandling")) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("item.complaint")}
      description={<p className={styles.text}>{decisive.reasons}</p>}
    />
  );
}

function Notices({ item }: { item: Suggestion }) {
  const { t } = useTranslation(["suggestions", "handling"]);
  const rules = useRules();
  const returned = item.return_reason;
  const reason = rules.data?.return_reasons.find((one) => one.code === returned?.code)?.label;
  return (
    <>
      {item.stub && <Alert type="info" showIcon title={t("handling:stub.made")} />}
      {returned && (
        <Alert
          type="warning"
          showIcon
          title={t("item.returned")}
          description={<p className={styles.text}>{[reason, returned.text].filter(Boolean).join("\n")}</p>}
        />
      )}
      {item.explanation_letter && (
        <Alert
          type="info"
          showIcon
          title={t("item.letter")}
          description={<p className={styles.text}>{item.explanation_letter}</p>}
        />
      )}
    </>
  );
}

/** An action that is done takes its button along; the focus goes on to what can be done now, else to the text. */
function useFocusAfterAction(version: number) {
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    if (document.activeElement !== document.body) return;
    const next = document.querySelector<HTMLElement>("[data-now]") ?? document.getElementById("main");
    next?.focus({ preventScroll: true });
  }, [version]);
}

/** Tells the unit that its delivered reply has been opened by one who proposed the item. */
function useNotedReading(item: Suggestion) {
  const { me } = useSession();
  const { mutate } = useReplyRead();
  const told = useRef(false);
  const own = me?.hat?.role === "deputy" ? (me.hat.deputy_id ?? 0) : 0;
  const replies = [
    ...(item.rounds.at(-1)?.assignments ?? []).flatMap(({ reply }) => reply ?? []),
    ...item.received_replies.map(({ reply }) => reply),
  ];
  const unread =
    own > 0 && replies.some(({ copies }) => copies.some((one) => one.deputy_id === own && !one.read_at));
  useEffect(() => {
    if (!unread || told.current) return;
    told.current = true;
    mutate(item.id);
  }, [unread, item.id, mutate]);
}
