import { Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";

import type { Congress, Session, Term } from "../../api/congress";
import { Changes, changesOf } from "./Changes";
import { EditDrawer, useNeeded } from "./EditDrawer";
import { type SessionFields, useSaveSession } from "./termsApi";

interface Props {
  congress: Congress;
  term: Term;
  session: Session | null;
  onClose: () => void;
}

const days = ["opens_on", "closes_on", "submission_deadline", "cosign_deadline"] as const;

/** One session, new or known, with what each of its dates does. */
export function EditSession({ congress, term, session, onClose }: Props) {
  const { t } = useTranslation(["terms", "common"]);
  const needed = useNeeded();
  const save = useSaveSession();
  const held = congress.sessions.filter(({ term_id }) => term_id === term.id);
  const next = 1 + Math.max(0, ...held.map(({ number }) => number));

  const confirm = (values: SessionFields) => {
    const changes = session ? changesOf(days, session, values, t) : [];
    return changes.length > 0 && <Changes changes={changes} hint={t("confirm.sessionDates")} />;
  };
  return (
    <EditDrawer<SessionFields>
      title={session ? t("editSession", { name: session.name }) : t("newSessionIn", { name: term.name })}
      initial={session ?? { number: next, name: "" }}
      confirm={confirm}
      onSave={(values, key) => save.mutateAsync({ old: session, fields: filled(values, term), key })}
      onClose={onClose}
    >
      <Form.Item
        name="number"
        label={t("sessionNumber")}
        rules={[{ required: true, message: t("common:required", { label: t("sessionNumber") }) }]}
      >
        <InputNumber min={1} max={99} precision={0} />
      </Form.Item>
      <Form.Item name="name" label={t("sessionName")} extra={t("sessionNameHint")}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      {days.map((day) => {
        const must = day === "opens_on" || day === "closes_on";
        return (
          <Form.Item
            key={day}
            name={day}
            label={must ? t(day) : `${t(day)}${t("common:optional")}`}
            extra={t(`${day}_hint`)}
            rules={must ? needed(t(day)) : []}
          >
            <Input type="date" />
          </Form.Item>
        );
      })}
    </EditDrawer>
  );
}

/** An emptied date is none. */
const filled = (values: SessionFields, term: Term): SessionFields => ({
  number: values.number,
  name: values.name,
  opens_on: values.opens_on,
  closes_on: values.closes_on,
  cosign_deadline: values.cosign_deadline || null,
  submission_deadline: values.submission_deadline || null,
  term_id: term.id,
});
