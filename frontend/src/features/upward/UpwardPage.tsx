import { PrinterOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { Columns } from "../../components/Columns";
import { Facts } from "../../components/Facts";
import { FileButtons } from "../../components/FileButtons";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { dayText } from "../../lib/date";
import { Actions } from "./Actions";
import { type Answer, type FileRef, type Member, type Upward, useUpward } from "./api";
import { History } from "./History";
import { StateTag } from "./StateTag";
import styles from "./Upward.module.css";

/** One item that goes up to a higher congress. */
export function UpwardPage() {
  const { t } = useTranslation(["upward", "shell"]);
  const query = useUpward(Number(useParams().id));
  return (
    <Page
      title={query.data?.text.title ?? t("shell:menu.upward")}
      hint={
        <Link className={styles.link} to="/upward">
          {t("backToList")}
        </Link>
      }
    >
      <Loaded query={query} rows={12}>
        {(item) => <Item item={item} />}
      </Loaded>
    </Page>
  );
}

function Item({ item }: { item: Upward }) {
  const { t } = useTranslation("upward");
  const { text, former_texts, attachments } = item;
  const handedIn = item.submitted_on !== null;
  return (
    <Columns
      beside={
        <>
          <About item={item} />
          {handedIn && <Handling item={item} />}
          <Signatures item={item} />
        </>
      }
    >
      <Panel title={t("now")} extra={<StateTag state={item.state} />}>
        <p className={styles.hint}>{t(`next.${item.state}`)}</p>
        <Actions item={item} />
      </Panel>
      <Panel
        title={t("textPanel")}
        extra={
          <Link className={styles.link} to={`/print/upward/${item.id}`}>
            <PrinterOutlined aria-hidden="true" />
            {t("print")}
          </Link>
        }
      >
        {text.basis && <Part title={t("field.basis")}>{text.basis}</Part>}
        {text.content && <Part title={t("field.content")}>{text.content}</Part>}
        {text.points.length > 0 && (
          <div className={styles.part}>
            <h3>{t("field.points")}</h3>
            <Points points={text.points} />
          </div>
        )}
        {!text.content && <p className={styles.quiet}>{t("topicOnly")}</p>}
        <Files files={attachments} />
        {former_texts.length > 0 && (
          <details className={styles.fold}>
            <summary>{t("formerTexts", { count: former_texts.length })}</summary>
            {former_texts.map((former) => (
              <Part
                key={former.no}
                title={t("textNo", { no: former.no, name: former.by_name, date: dayText(former.at) })}
              >
                {[former.title, former.content, ...former.points].join("\n")}
              </Part>
            ))}
          </details>
        )}
      </Panel>
      {item.answers.length > 0 && (
        <Panel title={t("answers")}>
          {item.answers.map((answer) => (
            <OneAnswer key={answer.no} answer={answer} />
          ))}
        </Panel>
      )}
      <History events={item.timeline} />
    </Columns>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <h3>{title}</h3>
      <p className={styles.text}>{children}</p>
    </div>
  );
}

function Points({ points }: { points: string[] }) {
  return (
    <ol className={styles.points}>
      {points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of a version never changes
        <li key={index} className={styles.text}>
          {point}
        </li>
      ))}
    </ol>
  );
}

function About({ item }: { item: Upward }) {
  const { t } = useTranslation("upward");
  return (
    <Panel title={t("facts")}>
      <Facts
        className={styles.facts}
        facts={[
          [t("field.level"), t(`level.${item.level}`)],
          [t("field.kind"), t(`kind.${item.kind}`)],
          [t("column.lead"), item.lead_name],
          [t("proposedBy"), item.proposed_by_name],
          [t("proposedOn"), dayText(item.created_at)],
          [t("endReason"), item.end_reason],
        ]}
      />
    </Panel>
  );
}

function Handling({ item }: { item: Upward }) {
  const { t } = useTranslation("upward");
  return (
    <Panel title={t("submission")}>
      <Facts
        className={styles.facts}
        facts={[
          [t("field.session"), item.session_name],
          [t("column.number"), item.number],
          [t("column.submitted"), item.submitted_on ? dayText(item.submitted_on) : ""],
          [t("field.handlingUnits"), item.handling_units],
          [t("field.expectedOn"), item.expected_on ? dayText(item.expected_on) : ""],
        ]}
      />
    </Panel>
  );
}

function Signatures({ item }: { item: Upward }) {
  const { t } = useTranslation("upward");
  if (item.state === "topic" || item.state === "drafting") return null;
  const said = item.members.filter(({ state }) => state !== "open");
  const open = item.members.filter(({ state }) => state === "open");
  return (
    <Panel title={t("signatures")}>
      <p className={styles.quiet}>{t("signatureCount", { standing: item.standing, needed: item.needed })}</p>
      <ul className={styles.members}>
        {[...said, ...(item.state === "signing" ? open : [])].map((member) => (
          <OneMember key={member.deputy_id} member={member} lead={member.deputy_id === item.lead_deputy_id} />
        ))}
      </ul>
    </Panel>
  );
}

function OneMember({ member, lead }: { member: Member; lead: boolean }) {
  const { t } = useTranslation("upward");
  return (
    <li>
      <span>
        <strong>{member.name}</strong> {lead && <span className={styles.quiet}>{t("isLead")}</span>}{" "}
        {member.own && <span className={styles.quiet}>{t("isOwn")}</span>}
      </span>
      <span className={styles.quiet}>
        {t(`signature.${member.state}`)}
        {member.at && ` · ${dayText(member.at)}`}
      </span>
      {member.reason && <span className={styles.reason}>{t("reasonIs", { reason: member.reason })}</span>}
    </li>
  );
}

function OneAnswer({ answer }: { answer: Answer }) {
  const { t } = useTranslation("upward");
  return (
    <section className={styles.answer} aria-label={t("answerNo", { no: answer.no })}>
      <Facts
        className={styles.facts}
        facts={[
          [t("field.unit"), answer.unit_name],
          [t("field.documentNo"), answer.document_no],
          [t("field.answeredOn"), dayText(answer.answered_on)],
          [t("recordedBy"), answer.recorded_by_name],
        ]}
      />
      {answer.text && <Part title={t("field.answer")}>{answer.text}</Part>}
      <Files files={answer.attachments} />
      {answer.result && (
        <p className={styles.rated}>
          {t("ratedAs", { name: answer.rated_by_name, result: t(`result.${answer.result}`) })}
          {answer.reasons && ` ${answer.reasons}`}
        </p>
      )}
    </section>
  );
}

function Files({ files }: { files: FileRef[] }) {
  const { t } = useTranslation("upward");
  return <FileButtons files={files} label={(name) => t("download", { name })} />;
}
