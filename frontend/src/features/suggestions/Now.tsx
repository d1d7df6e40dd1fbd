import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import type { Action, Round, Suggestion } from "../../api/core";
import { Panel } from "../../components/Panel";
import buttons from "./Actions.module.css";
import { AssignmentActions, assignmentActionsOf } from "./AssignmentActions";
import { ItemActions, itemActionsOf } from "./ItemActions";
import styles from "./Now.module.css";
import { contactPlace, promisePlace } from "./places";

/** Actions that do not hand the item on; where room is short they stand apart from those that do. */
const besides: Action[] = [
  "record_contact",
  "plan_handling",
  "note_progress",
  "set_inner_route",
  "delete_draft",
  "release_feedback",
  "enter_paper_feedback",
  "change_assignments_government_units",
  "ask_non_acceptance",
  "ask_merge",
  "split",
  "make_stub",
  "correct_title",
  "void_registration",
  "reopen",
  "supersede_reply",
  "record_paper_delivery",
  "attach_sealed_reply",
  "rate_suggestion",
  "ask_extension",
  "ask_return",
  "object_to_assignment",
  "invite_cosigners",
  "withdraw_signature",
  "ask_withdrawal",
];

/** Actions whose editor lies in the page, and under which name its place is in the URL. */
const editors: Partial<Record<Action, string>> = { draft_reply: "reply", draft_co_opinion: "opinion" };

interface Props {
  item: Suggestion;
  round?: Round;
}

type Wanted = (action: Action) => boolean;

const handsOn: Wanted = (action) => !besides.includes(action);

/** Something to do that lies where it is read, further down the page. */
interface Place {
  action: "confirm_contact" | "report_commitment";
  id: string;
}

function placesOf({ item, round }: Props): Place[] {
  const contacts = (round?.assignments ?? []).flatMap(({ communications }) =>
    communications
      .filter(({ actions }) => actions.includes("confirm_contact"))
      .map(({ id }): Place => ({ action: "confirm_contact", id: contactPlace(id) })),
  );
  const promises = item.commitments
    .filter(({ actions }) => actions.includes("report_commitment"))
    .map(({ id }): Place => ({ action: "report_commitment", id: promisePlace(id) }));
  return [...contacts, ...promises];
}

/** What this person can do now, and nothing else; it stays in view beside the text. */
export function Now(props: Props) {
  const { t } = useTranslation("suggestions");
  const offers = useOffers(props);
  if (!offers(() => true)) return null;
  return (
    <div className={styles.beside} data-now tabIndex={-1}>
      <Panel title={t("item.now")}>
        <Buttons {...props} wanted={handsOn} />
        <Buttons {...props} wanted={(action) => besides.includes(action)} />
      </Panel>
    </div>
  );
}

/** The actions that hand the item on, within reach of the thumb while one reads. */
export function NowBar(props: Props) {
  const { t } = useTranslation("suggestions");
  const offers = useOffers(props);
  if (!offers(handsOn)) return null;
  return (
    <section className={`${styles.bar} no-print`} aria-label={t("item.now")} data-now tabIndex={-1}>
      <Buttons {...props} wanted={handsOn} />
    </section>
  );
}

/** The actions that the bar leaves out. */
export function NowBesides(props: Props) {
  const { t } = useTranslation("suggestions");
  const offers = useOffers(props);
  const wanted: Wanted = (action) => besides.includes(action);
  if (!offers(wanted)) return null;
  return (
    <Panel title={t("item.nowBesides")}>
      <Buttons {...props} wanted={wanted} />
    </Panel>
  );
}

function Buttons({ item, round, wanted }: Props & { wanted: Wanted }) {
  return (
    <div className={buttons.actions}>
      <Places places={placesOf({ item, round }).filter(({ action }) => wanted(action))} />
      <ItemActions item={item} wanted={wanted} />
      {round?.assignments.map((one) => (
        <AssignmentActions key={one.id} item={item} assignment={one} wanted={wanted} />
      ))}
    </div>
  );
}

/** One way to each kind of thing that is done further down: to the first one, and from there on. */
function Places({ places }: { places: Place[] }) {
  const { t } = useTranslation("suggestions");
  const firsts = places.filter(({ action }, at) => places.findIndex((one) => one.action === action) === at);
  return firsts.map(({ action, id }) => (
    <Button key={action} type="primary" onClick={() => goTo(id)}>
      {t(`item.goTo.${action}`)}
    </Button>
  ));
}

function goTo(id: string) {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: "center" });
  place?.focus({ preventScroll: true });
}

/** Tells whether any action of a kind is offered; an open editor is none any more. */
function useOffers({ item, round }: Props): (wanted: Wanted) => boolean {
  const [params] = useSearchParams();
  const ofAssignments = (round?.assignments ?? []).flatMap((one) =>
    assignmentActionsOf(one).filter((name) => params.get(editors[name] ?? "") !== String(one.id)),
  );
  const offered = [
    ...placesOf({ item, round }).map(({ action }) => action),
    ...itemActionsOf(item),
    ...ofAssignments,
  ];
  return (wanted) => offered.some(wanted);
}
