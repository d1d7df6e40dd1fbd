import { useTranslation } from "react-i18next";
import type { Assignment, Communication, Feedback, Reply, Round, Suggestion } from "../../api/core";
import { DateText } from "../../components/DateText";
import { type Fact, Facts } from "../../components/Facts";
import { TextField } from "../../components/fields";
import { dayText, minuteText } from "../../lib/date";
import { onDemand } from "../../lib/onDemand";
import { useWords } from "../../lib/useWords";
import { ActionButton } from "./ActionButton";
import actions from "./Actions.module.css";
import * as calls from "./api";
import { Files } from "./Files";
import styles from "./Handling.module.css";
import { handlerForms } from "./handlerForms";
import { Opinion } from "./Opinion";
import { PaperForms } from "./PaperPanel";
import { contactPlace } from "./places";

const Recall = onDemand(async () => (await handlerForms()).Recall);
const Urge = onDemand(async () => (await handlerForms()).Urge);

/** One unit's part: its route, its contacts with the deputy and its notes. */
export function Handling({ item, assignment }: { item: Suggestion; assignment: Assignment }) {
  const { t } = useTranslation("suggestions");
  const { notes, communications, role } = assignment;
  const helps = role === "co";
  const imported = item.origin === "imported";
  const route = [assignment.section, assignment.person_name].filter(Boolean).join(" · ");
  return (
    <div className={styles.part} data-role={role}>
      <h3 className={styles.unit}>
        {assignment.unit_name} · {t(`item.unitRole.${assignment.role}`)}
      </h3>
      <Facts
        facts={[
          [t("item.assignedAt"), assignment.assigned_at && dayText(assignment.assigned_at)],
          [
            t("item.receivedAt"),
            assignment.received_at ? dayText(assignment.received_at) : !imported && t("item.notReceived"),
          ],
          [t("item.route"), route],
          [t("item.innerDue"), assignment.inner_due_on && dayText(assignment.inner_due_on)],
          [t("item.assignNote"), assignment.note, "long"],
        ]}
      />
      {helps && <Opinion item={item} assignment={assignment} />}
      {!imported && (!helps || communications.length > 0) && <Contacts item={item} assignment={assignment} />}
      {!imported && (!helps || notes.length > 0) && <Notes notes={notes} />}
      <PartActions item={item} assignment={assignment} />
    </div>
  );
}

/** What the office does to this unit's part alone. */
function PartActions({ item, assignment }: { item: Suggestion; assignment: Assignment }) {
  const urges = assignment.actions.includes("urge");
  const recalls = assignment.actions.includes("recall_assignment");
  if (!urges && !recalls) return null;
  return (
    <div className={`${actions.actions} ${styles.buttons}`}>
      {urges && <Urge item={item} assignment={assignment} />}
      {recalls && <Recall item={item} assignment={assignment} />}
    </div>
  );
}

interface ContactsProps {
  item: Suggestion;
  assignment: Assignment;
}

function Contacts({ item, assignment: { communications } }: ContactsProps) {
  const { t } = useTranslation("suggestions");
  return (
    <>
      <h4 className={styles.head}>{t("item.contacts")}</h4>
      {communications.length === 0 && <p className={styles.quiet}>{t("item.noContacts")}</p>}
      <ul className={styles.list}>
        {communications.map((contact) => (
          <Contact key={contact.id} item={item} contact={contact} />
        ))}
      </ul>
    </>
  );
}

function Notes({ notes }: { notes: Assignment["notes"] }) {
  const { t } = useTranslation(["suggestions", "handling"]);
  const plans = notes.filter(({ is_plan }) => is_plan);
  const others = notes.filter(({ is_plan }) => !is_plan);
  return (
    <>
      {plans.length > 0 && <h4 className={styles.head}>{t("handling:plan.title")}</h4>}
      <NoteList notes={plans} />
      <h4 className={styles.head}>{t("item.notes")}</h4>
      {others.length === 0 && <p className={styles.quiet}>{t("item.noNotes")}</p>}
      <NoteList notes={others} />
    </>
  );
}

function NoteList({ notes }: { notes: Assignment["notes"] }) {
  const { t } = useTranslation("handling");
  return (
    <ul className={styles.list}>
      {notes.map(({ id, text, contact_by, draft_by, at, by_name }) => (
        <li key={id} className={styles.entry}>
          <p className={styles.text}>{text}</p>
          <p className={styles.meta}>
            {contact_by && <strong>{t("plan.contactUntil", { date: dayText(contact_by) })}</strong>}
            {draft_by && <strong>{t("plan.draftUntil", { date: dayText(draft_by) })}</strong>}
          </p>
          <p className={styles.meta}>
            <DateText value={at} />
            <span>{by_name}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function Contact({ item, contact }: { item: Suggestion; contact: Communication }) {
  const { t } = useTranslation("suggestions");
  const mode = t(`mode.${contact.mode}`);
  const date = dayText(contact.held_on);
  return (
    <li className={styles.entry} id={contactPlace(contact.id)} tabIndex={-1}>
      <p className={styles.meta}>
        <strong>{mode}</strong>
        <span>{t(`contactPhase.${contact.phase}`)}</span>
        <span>{date}</span>
        {contact.place && <span>{contact.place}</span>}
        <span className={styles.state} data-state={contact.state}>
          {t(`contactState.${contact.state}`)}
        </span>
      </p>
      <p>{[...contact.deputies.map(({ name }) => name), contact.persons].join(t("item.and"))}</p>
      <p className={styles.text}>{contact.summary}</p>
      {contact.dispute_reason && (
        <p className={styles.text}>{t("detail.reason", { text: contact.dispute_reason })}</p>
      )}
      {contact.actions.includes("confirm_contact") && (
        <div className={actions.actions}>
          <ActionButton
            label={t("form.confirm")}
            title={t("form.confirmTitle")}
            hint={t("form.confirmHint", { mode, date })}
            id={contact.id}
            version={item.version}
            send={calls.act("/communications/{id}/confirm")}
            button={{ type: "primary" }}
          />
          <ActionButton<{ reason: string }>
            label={t("form.dispute")}
            title={t("form.disputeTitle")}
            id={contact.id}
            version={item.version}
            send={calls.dispute}
          >
            <TextField name="reason" label={t("form.disputeReason")} rows={3} required />
          </ActionButton>
        </div>
      )}
      {contact.on_paper.length > 0 && (
        <div className={actions.actions}>
          <PaperForms item={item} id={contact.id} forms={contact.on_paper} />
        </div>
      )}
    </li>
  );
}

/** What stands around the answers: class, promise, number, who signed, when it arrived. */
export function ReplyFacts({ item, reply }: { item: Suggestion; reply: Reply }) {
  const { t } = useTranslation("suggestions");
  const rules = calls.useRules();
  const kind = rules.data?.reply_classes.find((one) => one.code === reply.class_code);
  const { delivered_at, read_at } = reply;
  // A register prints a day, and nothing of who read it.
  const printed: Fact[] = [[t("item.replyDate"), delivered_at && dayText(delivered_at)]];
  const told: Fact[] = [
    [t("item.deliveredAt"), delivered_at && minuteText(delivered_at)],
    [t("item.readAt"), delivered_at && (read_at ? minuteText(read_at) : t("item.notRead"))],
  ];
  return (
    <Facts
      facts={[
        [
          t("item.replyClass"),
          kind ? `${reply.class_label || kind.label} · ${kind.meaning}` : reply.class_label,
          "long",
        ],
        [t("item.commitment"), reply.commitment_text, "long"],
        [t("item.commitmentDue"), reply.commitment_due_on && dayText(reply.commitment_due_on)],
        [t("item.classReason"), reply.class_reason, "long"],
        [t("item.noContactReason"), reply.no_contact_reason, "long"],
        [t("item.contactPerson"), [reply.contact_person, reply.contact_phone].filter(Boolean).join(" ")],
        [t("item.documentNo"), reply.document_no],
        [t("item.signedBy"), reply.signed_by_name],
        ...(item.origin === "imported" ? printed : told),
      ]}
    />
  );
}

/** What the proposers said of a round. */
export function Feedbacks({ round }: { round: Round }) {
  const { t } = useTranslation("suggestions");
  if (round.feedbacks.length === 0) return <p className={styles.quiet}>{t("item.feedbackPending")}</p>;
  return (
    <ul className={styles.list}>
      {round.feedbacks.map((feedback) => (
        <OneFeedback key={feedback.id} feedback={feedback} />
      ))}
    </ul>
  );
}

function OneFeedback({ feedback }: { feedback: Feedback }) {
  const { t } = useTranslation(["suggestions", "handling"]);
  const word = useWords();
  return (
    <li className={styles.entry}>
      <p className={styles.meta}>
        <strong>{feedback.proposer_name}</strong>
        {feedback.decisive && <span>{t("item.decisive")}</span>}
        <DateText value={feedback.given_at} />
        <span>{feedback.released ? t("item.released") : t("item.unreleased")}</span>
        {feedback.changeable_until && (
          <span>{t("item.changeableUntil", { at: minuteText(feedback.changeable_until) })}</span>
        )}
      </p>
      <Facts
        facts={[
          [t("item.attitude"), word("rating", feedback.attitude)],
          [t("item.result"), word("rating", feedback.result)],
          [t("item.reasons"), feedback.reasons, "long"],
        ]}
      />
      <Files title={t("handling:paperFeedback.scan")} files={feedback.scans} />
    </li>
  );
}
