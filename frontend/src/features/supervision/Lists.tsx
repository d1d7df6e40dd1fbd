import { PrinterOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { type FileRef, FilesField, idsOf } from "../../components/FilesField";
import { TextField } from "../../components/fields";
import { Panel } from "../../components/Panel";
import { dayText } from "../../lib/date";
import { Act } from "./Act";
import { type KeyItem, type Letter, post } from "./api";
import { Files } from "./Files";
import styles from "./Supervision.module.css";

/** The activities of a key item, the newest first. */
export function Activities({ item }: { item: KeyItem }) {
  const { t } = useTranslation("supervision");
  return (
    <Panel title={t("item.activities")}>
      {item.activities.length === 0 ? (
        <p className={styles.quiet}>{t("item.activitiesEmpty")}</p>
      ) : (
        <ul className={styles.rows}>
          {[...item.activities].reverse().map((one) => (
            <li key={one.id}>
              <div className={styles.rowHead}>
                <Link to={`/activities/${one.id}`}>
                  {t(`kind.${one.kind}`)} · {one.subject}
                </Link>
                <span className={one.awaited ? styles.bad : styles.quiet}>
                  {one.awaited ? t("item.awaited") : t(`activityState.${one.state}`)}
                </span>
              </div>
              <p className={styles.quiet}>
                {[dayText(one.held_on), one.starts_at, one.place].filter(Boolean).join(" · ")}
              </p>
              <p className={styles.quiet}>
                {t("item.activityCounts", { invited: one.invited, coming: one.coming, present: one.present })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** The letters to units, with their answers, the newest first. */
export function Letters({ item }: { item: KeyItem }) {
  const { t } = useTranslation("supervision");
  return (
    <Panel title={t("item.letters")}>
      {item.letters.length === 0 ? (
        <p className={styles.quiet}>{t("item.lettersEmpty")}</p>
      ) : (
        <ul className={styles.rows}>
          {[...item.letters].reverse().map((letter) => (
            <OneLetter key={letter.id} letter={letter} version={item.version} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function OneLetter({ letter, version }: { letter: Letter; version: number }) {
  const { t } = useTranslation("supervision");
  return (
    <li>
      <div className={styles.rowHead}>
        <strong>
          {t(`letterKind.${letter.kind}`)} {letter.number_text}
        </strong>
        {letter.late && <span className={styles.bad}>{t("item.letterLate")}</span>}
        <Link
          className={styles.link}
          to={`/print/letters/${letter.id}`}
          aria-label={`${t("item.print")} ${letter.number_text}`}
        >
          <PrinterOutlined aria-hidden="true" />
          {t("item.print")}
        </Link>
      </div>
      <p className={styles.quiet}>
        {t("item.letterTo", {
          unit: letter.unit_name,
          date: dayText(letter.issued_at),
          due: dayText(letter.due_on),
        })}
      </p>
      <p className={styles.text}>{letter.body}</p>
      {letter.answered_at && (
        <div className={styles.answer}>
          <p className={styles.quiet}>
            {t("item.letterAnswered", { name: letter.answered_name, date: dayText(letter.answered_at) })}
          </p>
          <p className={styles.text}>{letter.answer}</p>
          <Files files={letter.attachments} />
        </div>
      )}
      {letter.actions.includes("answer_letter") && (
        <div className={styles.actions}>
          <Act<{ text: string; files?: FileRef[] }>
            label={t("action.answer_letter")}
            item={{ id: letter.id, version }}
            button={{ type: "primary", "aria-label": `${t("action.answer_letter")} ${letter.number_text}` }}
            send={(to, { text, files }) =>
              post("/letters/{id}/answer")(to, { text, attachment_ids: idsOf(files) })
            }
          >
            <TextField name="text" label={t("field.letterAnswer")} rows={4} required max={3000} />
            <FilesField name="files" label={t("field.files")} />
          </Act>
        </div>
      )}
    </li>
  );
}
