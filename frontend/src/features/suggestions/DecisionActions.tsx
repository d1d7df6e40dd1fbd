import { useTranslation } from "react-i18next";

import type { Reply } from "../../api/core";
import { TextField } from "../../components/fields";
import { ActionButton } from "./ActionButton";
import type { AssignmentProps } from "./AssignmentActions";
import * as calls from "./api";

interface Comment {
  comment?: string;
}

/** The reviewer's two ways: on to the signer, or back to the drafter. */
export function ReviewActions({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("suggestions");
  const { reply } = assignment;
  if (!reply) return null;
  return (
    <>
      <ActionButton<Comment>
        label={t("form.passReview")}
        title={t("form.reviewTitle")}
        id={reply.id}
        version={item.version}
        send={(to, { comment = "" }) => calls.review(to, { pass: true, comment })}
        button={{ type: "primary" }}
      >
        <TextField name="comment" label={t("form.commentOptional")} rows={2} />
      </ActionButton>
      <SendBack
        version={item.version}
        reply={reply}
        title={t("form.reviewTitle")}
        send={(to, { comment = "" }) => calls.review(to, { pass: false, comment })}
      />
    </>
  );
}

/** The signer's two ways: out to the deputy under a number, or back to the drafter. */
export function SignActions({ item, assignment }: AssignmentProps) {
  const { t } = useTranslation("suggestions");
  const { reply } = assignment;
  if (!reply) return null;
  return (
    <>
      <ActionButton<Comment & { document_no: string }>
        label={t("form.passSign")}
        title={t("form.signTitle")}
        hint={t("form.signHint")}
        id={reply.id}
        version={item.version}
        initial={{ document_no: reply.document_no || reply.next_document_no }}
        send={(to, { comment = "", document_no }) => calls.sign(to, { pass: true, comment, document_no })}
        button={{ type: "primary" }}
      >
        <TextField
          name="document_no"
          label={t("form.documentNo")}
          hint={t("form.documentNoHint")}
          max={60}
          required
        />
        <TextField name="comment" label={t("form.commentOptional")} rows={2} />
      </ActionButton>
      <SendBack
        version={item.version}
        reply={reply}
        title={t("form.signTitle")}
        send={(to, { comment = "" }) => calls.sign(to, { pass: false, comment, document_no: "" })}
      />
    </>
  );
}

interface SendBackProps {
  version: number;
  reply: Reply;
  title: string;
  send: (to: calls.Target, values: Comment) => Promise<unknown>;
}

function SendBack({ version, reply, title, send }: SendBackProps) {
  const { t } = useTranslation("suggestions");
  return (
    <ActionButton<Comment>
      label={t("form.sendBack")}
      title={`${title} · ${t("form.sendBack")}`}
      id={reply.id}
      version={version}
      send={send}
    >
      <TextField name="comment" label={t("form.comment")} rows={4} required />
    </ActionButton>
  );
}
